package dev.penstock.app.ui;

import dev.penstock.app.ui.engine.EngineHost;
import dev.penstock.app.ui.engine.EngineState;
import dev.penstock.app.ui.work.FxTicker;
import dev.penstock.connectors.testkit.SqliteFiles;
import dev.penstock.engine.api.Database;
import dev.penstock.engine.api.Penstock;
import dev.penstock.engine.api.PoolState;
import dev.penstock.engine.api.WorkspaceStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import org.fxmisc.richtext.CodeArea;

/** The real shell at Query, over the real engine and a SQLite file with a small music shop in it. */
final class QueryDesk implements AutoCloseable {
    static final String ENDLESS =
            "with recursive n(i) as (select 1 union all select i + 1 from n) select max(i) from n";
    private static final String[] SHOP = {
        "create table artist (artist_id integer primary key, name text not null, founded date)",
        "create table album (album_id integer primary key, title text not null, artist_id integer not null"
                + " references artist, price numeric(10,2), note text)",
        "create table track (track_id integer primary key, album_id integer not null references album, name text,"
                + " milliseconds integer)",
        "create table invoice (invoice_id integer primary key, customer text, total numeric(10,2), billed timestamp)",
        "create view album_with_artist as select a.title, r.name from album a join artist r using (artist_id)",
        "with recursive n(i) as (select 1 union all select i + 1 from n where i < 240)"
                + " insert into artist select i, 'Artist ' || i, date('1960-01-01', '+' || (i * 37) || ' days') from n",
        "with recursive n(i) as (select 1 union all select i + 1 from n where i < 1200)"
                + " insert into album select i, 'Album no. ' || i, 1 + i % 240, round(4.99 + i % 17, 2),"
                + " case when i % 5 = 0 then null when i % 7 = 0 then '' else 'pressed in ' || (1970 + i % 50) end from n"
    };
    private final Desk desk;

    private QueryDesk(Desk desk) {
        this.desk = desk;
    }

    /** Makes the workspace with the music shop and whatever else. */
    static void prepare(Path folder, String more) throws IOException {
        Files.writeString(folder.resolve("penstock.yaml"), """
                databases:
                  music:
                    engine: sqlite
                    file: music.db
                    safe-mode: confirm-writes
                """ + more);
        try (SqliteFiles files = SqliteFiles.create()) {
            Files.copy(files.database(SHOP), folder.resolve("music.db"));
        }
    }

    /** Opens it; what it keeps is kept in the folder. */
    static QueryDesk open(Path folder) throws Exception {
        Desk desk = start(folder);
        desk.size(1440, 900);
        desk.await("the workspace is open", () -> desk.scene().getRoot().lookup("#navigation-query") != null);
        desk.robot().clickOn("#navigation-query");
        desk.await("Query is on screen", () -> desk.scene().getRoot().lookup("#sql") != null);
        return new QueryDesk(desk);
    }

    /** Opens the desktop as it was left. */
    static Desk start(Path folder) throws Exception {
        Path workspace = folder.resolve("penstock.yaml");
        if (!Files.exists(workspace)) {
            prepare(folder, "");
        }
        EngineHost.Opener opener = (file, environment) -> new EngineHost.Opened(real(file), () -> {});
        return Desk.open(opener, workspace, folder.resolve("home"), InstantSource.system(), new FxTicker());
    }

    private static Penstock real(Path file) {
        return Penstock.open(WorkspaceStore.at(file).read(null));
    }

    Desk desk() {
        return desk;
    }

    /** Chooses where to run, as a user does. */
    QueryDesk use(String database) {
        ComboBox<?> choice = desk.node("#database", ComboBox.class);
        desk.robot().clickOn("#database");
        int place = Desk.fx(() -> names(choice).indexOf(database));
        int from = Desk.fx(() -> choice.getSelectionModel().getSelectedIndex());
        for (int i = 0; i < Math.abs(place - from); i++) {
            desk.robot().push(place > from ? KeyCode.DOWN : KeyCode.UP);
        }
        desk.robot().push(KeyCode.ENTER);
        desk.await(
                database + " is chosen",
                () -> names(choice)
                        .get(choice.getSelectionModel().getSelectedIndex())
                        .equals(database));
        return this;
    }

    private static List<String> names(ComboBox<?> choice) {
        return choice.getItems().stream().map(each -> ((Database) each).name()).toList();
    }

    /** Runs what is typed and waits for its end. */
    QueryDesk run(String text) {
        type(text);
        press(KeyCode.CONTROL, KeyCode.ENTER);
        desk.await("it has run", () -> figures().contains("ended"));
        return this;
    }

    /** The engine that the desktop has open. */
    Penstock penstock() {
        return Desk.fx(() -> ((EngineState.Open) desk.services().host().state().get()).penstock());
    }

    /** Leases of the music shop that are out. */
    int active() {
        return penstock().database("music").pools().stream()
                .mapToInt(PoolState::active)
                .sum();
    }

    /** The tables beside the editor. */
    List<String> tables() {
        return Desk.fx(() -> desk.scene().getRoot().lookupAll(".catalog-tree .label").stream()
                .map(label -> ((Labeled) label).getText())
                .toList());
    }

    /** The cells on screen, row by row. */
    List<String> cells() {
        return Desk.fx(() -> desk.scene().getRoot().lookupAll(".grid-cell").stream()
                .filter(Node::isVisible)
                .map(cell -> ((Labeled) cell).getText())
                .toList());
    }

    /** What the strip below the editor says; empty where there is none. */
    String trouble() {
        return Desk.fx(() -> desk.node("#trouble", Node.class).lookupAll(".label").stream()
                .filter(label -> desk.node("#trouble", Node.class).isVisible())
                .map(label -> ((Labeled) label).getText())
                .collect(Collectors.joining(" ")));
    }

    CodeArea editor() {
        return desk.node("#sql", CodeArea.class);
    }

    /** Types as a user does, in the place of what is there. */
    QueryDesk type(String text) {
        desk.robot().clickOn("#sql");
        Desk.fx(() -> {
            editor().replaceText(text);
            return true;
        });
        desk.settle();
        return this;
    }

    QueryDesk press(KeyCode... keys) {
        desk.robot().push(keys);
        desk.settle();
        return this;
    }

    String figures() {
        return desk.node("#figures", javafx.scene.control.Label.class).getText();
    }

    @Override
    public void close() {
        desk.close();
    }
}
