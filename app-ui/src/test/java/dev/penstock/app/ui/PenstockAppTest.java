package dev.penstock.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.app.ui.state.AppFolder;
import dev.penstock.connectors.testkit.SqliteFiles;
import dev.penstock.engine.api.Penstock;
import dev.penstock.engine.api.spi.Desktop;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** The application from its start to its end, over the real engine. */
class PenstockAppTest {
    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();

    @TempDir
    Path folder;

    @Test
    void start_opensTheWorkspaceAndStopEndsIt() throws Exception {
        Path workspace = workspace();
        List<Penstock> opened = new ArrayList<>();
        try (App app = new App(workspace, penstock -> {
            opened.add(penstock);
            told.add("opened");
            return () -> told.add("closed");
        })) {
            assertThat(told.poll(30, TimeUnit.SECONDS)).isEqualTo("opened");
            app.await("#card-music");
            assertThat(Desk.fx(app.stage::getTitle)).isEqualTo("Penstock");
        }
        assertThat(told.poll(30, TimeUnit.SECONDS)).isEqualTo("closed");
        assertThat(opened).hasSize(1);
        assertThat(Files.readString(folder.resolve("home/desktop.properties"))).contains("window.width");
    }

    @Test
    void start_whatRunsBesideFails_saysSoAndClosesTheEngine() throws Exception {
        List<Penstock> opened = new ArrayList<>();
        try (App app = new App(workspace(), penstock -> {
            opened.add(penstock);
            throw new IllegalStateException("the load cannot begin");
        })) {
            app.await(".workspace-card");
            assertThat(app.texts()).anySatisfy(text -> assertThat(text).contains("the load cannot begin"));
        }
        assertThat(opened).hasSize(1);
    }

    @Test
    void start_noWorkspace_saysWhereItWasLookedFor() throws Exception {
        try (App app = new App(folder.resolve("nowhere/penstock.yaml"), null)) {
            app.await(".workspace-card");
            assertThat(app.texts()).anySatisfy(text -> assertThat(text).contains("nowhere/penstock.yaml"));
        }
    }

    @Test
    void fault_inTheDesktop_becomesANotice() throws Exception {
        try (App app = new App(workspace(), null)) {
            app.await("#card-music");
            Platform.runLater(() -> {
                throw new IllegalStateException("nobody caught this");
            });
            app.await(".notice");
            assertThat(app.texts()).anySatisfy(text -> assertThat(text).contains("nobody caught this"));
        }
    }

    @Test
    void show_inAProcessOfItsOwn_endsWithItsWindow() throws Exception {
        Process process = process(ShowAndClose.class).start();
        try {
            assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue())
                    .as(Files.readString(folder.resolve("said")))
                    .isEqualTo(7);
            assertThat(Files.readString(folder.resolve("home/desktop.properties")))
                    .contains("window.width");
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void show_toldToEnd_keepsTheWindowsPlaceAndEndsTheEngine() throws Exception {
        Process process = process(ShowAndMove.class).start();
        try {
            Path moved = folder.resolve("moved");
            WaitForAsyncUtils.waitFor(120, TimeUnit.SECONDS, () -> Files.exists(moved));
            process.destroy();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(Files.readString(folder.resolve("home/desktop.properties")))
                    .contains("window.x=123.0");
            assertThat(folder.resolve("closed")).exists();
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void show_displayThatCannotBeOpened_saysSoInOneLine() throws Exception {
        ProcessBuilder builder = process(ShowAndClose.class);
        builder.environment().put("DISPLAY", ":4711");
        Process process = builder.start();
        try {
            assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
            String said = Files.readString(folder.resolve("said"));
            assertThat(process.exitValue()).as(said).isEqualTo(8);
            assertThat(said)
                    .contains("The desktop cannot open the display :4711")
                    .doesNotContain("Exception", "\tat ");
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void show_asARehearsal_showsEveryViewTellsTheFirstFrameAndEnds() throws Exception {
        Ended ended = rehearse(workspace());
        assertThat(ended.said())
                .containsPattern("First frame after \\d+ ms")
                .containsPattern("First view after \\d+ ms")
                .contains("Views shown: " + PenstockApp.VIEWS.size())
                .doesNotContain("failed");
        assertThat(ended.status()).isZero();
    }

    @Test
    void show_asARehearsalWithoutAWorkspace_saysWhyAndFails() throws Exception {
        Ended ended = rehearse(folder.resolve("nowhere.yaml"));
        assertThat(ended.said()).contains("The rehearsal failed: ").contains("nowhere.yaml");
        assertThat(ended.status()).isEqualTo(1);
    }

    private Ended rehearse(Path workspace) throws Exception {
        Process process =
                process(Show.class, workspace, "-Dpenstock.rehearsal=0").start();
        try {
            assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
            return new Ended(process.exitValue(), Files.readString(folder.resolve("said")));
        } finally {
            process.destroyForcibly();
        }
    }

    private record Ended(int status, String said) {}

    /** Shows the desktop as the command line does. */
    static final class Show {
        private Show() {}

        public static void main(String[] arguments) {
            System.exit(new DesktopService().show(new Desktop.Request(Path.of(arguments[0]), null, null)));
        }
    }

    @Test
    void noDisplay_saysThatThereIsNone() {
        assertThat(PenstockApp.noDisplay(new UnsupportedOperationException("Unable to open DISPLAY"), " "))
                .startsWith("The desktop needs a display, and DISPLAY is not set.");
    }

    private ProcessBuilder process(Class<?> main) throws Exception {
        return process(main, workspace());
    }

    private ProcessBuilder process(Class<?> main, Path workspace, String... options) {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElseThrow());
        // The agent that measures what the tests reach, where there is one.
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("-javaagent:"))
                .forEach(command::add);
        command.addAll(List.of(options));
        command.addAll(List.of(
                "--enable-native-access=ALL-UNNAMED",
                "-Dprism.order=sw",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName(),
                workspace.toString()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("PENSTOCK_HOME", folder.resolve("home").toString());
        return builder.redirectOutput(folder.resolve("said").toFile());
    }

    /** Shows the desktop, moves its window and waits for the end. */
    static final class ShowAndMove {
        private ShowAndMove() {}

        public static void main(String[] arguments) {
            Path workspace = Path.of(arguments[0]);
            new DesktopService().show(new Desktop.Request(workspace, null, penstock -> {
                Platform.runLater(() -> {
                    Window.getWindows().forEach(window -> window.setX(123));
                    Platform.runLater(() -> touch(workspace.resolveSibling("moved")));
                });
                return () -> touch(workspace.resolveSibling("closed"));
            }));
        }

        private static void touch(Path file) {
            try {
                Files.writeString(file, "");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Shows the desktop as the command line does; its user closes the window as soon as the workspace is open. */
    static final class ShowAndClose {
        private ShowAndClose() {}

        public static void main(String[] arguments) {
            int status = new DesktopService().show(new Desktop.Request(Path.of(arguments[0]), null, penstock -> {
                Platform.runLater(() -> List.copyOf(Window.getWindows()).forEach(Window::hide));
                return () -> {};
            }));
            System.exit(7 + status);
        }
    }

    private Path workspace() throws Exception {
        try (SqliteFiles files = SqliteFiles.create()) {
            Files.copy(files.database("create table album (title text)"), folder.resolve("music.db"));
        }
        return Files.writeString(
                folder.resolve("penstock.yaml"), "databases:\n  music: {engine: sqlite, file: music.db}\n");
    }

    private final class App implements AutoCloseable {
        private final PenstockApp app;
        private final Stage stage;
        private final Thread.UncaughtExceptionHandler before;

        App(Path workspace, @Nullable Function<Penstock, AutoCloseable> onOpen) throws Exception {
            FxToolkit.registerPrimaryStage();
            Platform.setImplicitExit(false);
            app = new PenstockApp(new Desktop.Request(workspace, null, onOpen), new AppFolder(folder.resolve("home")));
            app.init();
            before = Desk.fx(() -> Thread.currentThread().getUncaughtExceptionHandler());
            stage = Desk.fx(() -> {
                Stage shown = new Stage();
                app.start(shown);
                return shown;
            });
        }

        void await(String selector) throws Exception {
            WaitForAsyncUtils.waitFor(
                    30,
                    TimeUnit.SECONDS,
                    () -> Desk.fx(() -> stage.getScene().getRoot().lookup(selector) != null));
        }

        List<String> texts() {
            return Desk.fx(() -> stage.getScene().getRoot().lookupAll(".label").stream()
                    .filter(Node::isVisible)
                    .map(label -> ((Label) label).getText())
                    .toList());
        }

        @Override
        public void close() {
            Desk.fx(() -> {
                stage.hide();
                Thread.currentThread().setUncaughtExceptionHandler(before);
                return true;
            });
            app.end();
        }
    }
}
