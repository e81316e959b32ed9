package dev.penstock.app.ui;

import dev.penstock.app.ui.engine.EngineHost;
import dev.penstock.app.ui.engine.EngineState;
import dev.penstock.app.ui.work.FxTicker;
import dev.penstock.connectors.testkit.SqliteFiles;
import dev.penstock.engine.api.Penstock;
import dev.penstock.engine.api.WorkspaceStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.stream.Collectors;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListCell;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import org.jspecify.annotations.Nullable;

/** The real shell at Connections, over the real engine and a workspace file of its own. */
final class ConnectionsDesk implements AutoCloseable {
    private final Desk desk;
    private final Path folder;

    private ConnectionsDesk(Desk desk, Path folder) {
        this.desk = desk;
        this.folder = folder;
    }

    /** Writes the workspace and opens it; {@code music.db} is there. */
    static ConnectionsDesk open(Path folder, String workspace) throws Exception {
        return open(folder, workspace, null);
    }

    static ConnectionsDesk open(Path folder, String workspace, @Nullable String environment) throws Exception {
        Path file = Files.writeString(folder.resolve("penstock.yaml"), workspace);
        music(folder);
        Desk desk = start(file, folder.resolve("home"));
        ConnectionsDesk connections = new ConnectionsDesk(desk, folder);
        connections.awaitOpen();
        if (environment != null) {
            Desk.fx(() -> {
                desk.services().host().open(file, environment);
                return true;
            });
            connections.awaitOpen();
        }
        return connections.view("connections");
    }

    /** Opens the desktop on a workspace file that is not there, nor is its folder; the folder above is the test's. */
    static ConnectionsDesk without(Path folder) throws Exception {
        return new ConnectionsDesk(start(folder.resolve("penstock.yaml"), folder.resolveSibling("home")), folder);
    }

    private static Desk start(Path file, Path home) throws Exception {
        EngineHost.Opener opener = (path, wanted) ->
                new EngineHost.Opened(Penstock.open(WorkspaceStore.at(path).read(wanted)), () -> {});
        return Desk.open(opener, file, home, InstantSource.system(), new FxTicker())
                .size(1440, 900);
    }

    /** Puts {@code music.db} beside the workspace file. */
    void music() throws IOException {
        music(folder);
    }

    private static void music(Path folder) throws IOException {
        if (!Files.exists(folder.resolve("music.db"))) {
            try (SqliteFiles files = SqliteFiles.create()) {
                Files.copy(files.database("create table album (title text)"), folder.resolve("music.db"));
            }
        }
    }

    private void awaitOpen() {
        desk.await(
                "the workspace is open",
                () -> desk.services().host().state().get() instanceof EngineState.Open
                        && desk.scene().getRoot().lookup("#navigation-connections") != null);
    }

    Desk desk() {
        return desk;
    }

    Path folder() {
        return folder;
    }

    /** What the workspace file says. */
    String file() throws IOException {
        return Files.readString(folder.resolve("penstock.yaml"));
    }

    /** Somebody else writes the workspace file. */
    void outside(String text) throws IOException {
        Files.writeString(folder.resolve("penstock.yaml"), text);
    }

    ConnectionsDesk view(String view) {
        desk.robot().clickOn("#navigation-" + view);
        desk.settle();
        return this;
    }

    /** Selects a profile of the list. */
    ConnectionsDesk select(String name) {
        desk.await(name + " is in the list", () -> there("#profile-" + name));
        desk.robot().clickOn("#profile-" + name);
        desk.settle();
        return this;
    }

    ConnectionsDesk click(String selector) {
        desk.await(selector + " is there", () -> there(selector));
        desk.robot().clickOn(selector);
        desk.settle();
        return this;
    }

    /** Drags a profile over another, so far from its middle as a share of its height, and holds it there. */
    void drag(String name, String over, double share) {
        desk.await(name + " is in the list", () -> there("#profile-" + name) && there("#profile-" + over));
        Bounds target = row(over);
        desk.robot().drag("#profile-" + name);
        desk.robot().moveTo(new Point2D(target.getCenterX(), target.getCenterY() + share * target.getHeight()));
        desk.settle();
    }

    /** The height of the line that shows where a dragged profile goes. */
    long dropLine() {
        return Math.round(bounds(desk.node("#drop-line", Node.class)).getCenterY());
    }

    /** Where a profile's row begins. */
    long top(String name) {
        return Math.round(row(name).getMinY());
    }

    private Bounds row(String name) {
        Node row = desk.node("#profile-" + name, Node.class);
        while (!(row instanceof ListCell)) {
            row = row.getParent();
        }
        return bounds(row);
    }

    private static Bounds bounds(Node node) {
        return Desk.fx(() -> node.localToScreen(node.getBoundsInLocal()));
    }

    ConnectionsDesk press(KeyCode... keys) {
        desk.robot().push(keys);
        desk.settle();
        return this;
    }

    /** Puts a text into a field in one piece, as pasting does. */
    ConnectionsDesk type(String selector, String text) {
        Desk.fx(() -> {
            TextInputControl field = (TextInputControl) desk.scene().getRoot().lookup(selector);
            field.requestFocus();
            field.setText(text);
            return true;
        });
        desk.settle();
        return this;
    }

    String text(String selector) {
        return Desk.fx(() -> ((TextInputControl) desk.scene().getRoot().lookup(selector)).getText());
    }

    /** All that a part of the window says; empty where there is none. */
    String says(String selector) {
        return Desk.fx(() -> words(selector));
    }

    ConnectionsDesk awaitSaid(String selector, String... words) {
        try {
            desk.await(selector + " says " + String.join(", ", words), () -> {
                String said = words(selector);
                for (String word : words) {
                    if (!said.contains(word)) {
                        return false;
                    }
                }
                return true;
            });
        } catch (AssertionError e) {
            throw new AssertionError(e.getMessage() + "; it says: " + says(selector), e);
        }
        return this;
    }

    boolean shown(String selector) {
        return Desk.fx(() -> there(selector));
    }

    void await(String what, String selector, boolean shown) {
        desk.await(what, () -> there(selector) == shown);
    }

    private boolean there(String selector) {
        return visible(desk.scene().getRoot().lookup(selector));
    }

    private static boolean visible(@Nullable Node node) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (!each.isVisible()) {
                return false;
            }
        }
        return node != null;
    }

    private String words(String selector) {
        return desk.scene().getRoot().lookupAll(selector).stream()
                .filter(ConnectionsDesk::visible)
                .flatMap(part -> part instanceof Labeled label
                        ? java.util.stream.Stream.of(label)
                        : part.lookupAll(".label").stream().map(Labeled.class::cast))
                .filter(ConnectionsDesk::visible)
                .map(Labeled::getText)
                .collect(Collectors.joining(" | "));
    }

    @Override
    public void close() {
        desk.close();
    }
}
