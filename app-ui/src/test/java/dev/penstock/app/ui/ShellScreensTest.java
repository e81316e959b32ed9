package dev.penstock.app.ui;

import dev.penstock.app.ui.engine.EngineState;
import dev.penstock.app.ui.fake.FakeTask;
import dev.penstock.app.ui.view.Notice;
import dev.penstock.app.ui.view.Severity;
import dev.penstock.app.ui.work.FxTicker;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pictures of what the shell shows over and beside the views, in every theme and size. */
class ShellScreensTest {
    @TempDir
    Path folder;

    @Test
    void palette_helpAndSettings() throws Exception {
        try (QueryDesk query = QueryDesk.open(folder)) {
            query.press(KeyCode.CONTROL, KeyCode.K);
            sheet(query.desk(), "#palette");
            Screens.everyLook(query.desk(), "shell-palette");
            query.desk().robot().write("exp");
            Screens.everyLook(query.desk(), "shell-palette-letters");
            query.press(KeyCode.ESCAPE);
            query.press(KeyCode.F1);
            sheet(query.desk(), ".help");
            Screens.everyLook(query.desk(), "shell-help");
            query.press(KeyCode.ESCAPE);
            query.press(KeyCode.CONTROL, KeyCode.COMMA);
            sheet(query.desk(), ".settings-form");
            Screens.everyLook(query.desk(), "shell-settings");
        }
    }

    @Test
    void settings_withoutAWorkspace() throws Exception {
        try (Desk desk = Desk.open(
                (file, environment) -> {
                    throw new IllegalStateException("the file is gone");
                },
                Path.of("/srv/shop/penstock.yaml"),
                folder,
                InstantSource.system(),
                new FxTicker())) {
            desk.size(1440, 900);
            desk.await(
                    "it cannot be opened", () -> desk.services().host().state().get() instanceof EngineState.Failed);
            desk.robot().push(KeyCode.CONTROL, KeyCode.COMMA);
            sheet(desk, ".settings-form");
            Screens.everyLook(desk, "shell-settings-sheet");
        }
    }

    @Test
    void activity_andNotices() throws Exception {
        try (QueryDesk query = QueryDesk.open(folder)) {
            Desk desk = query.desk();
            Desk.fx(() -> {
                for (String file : List.of("orders.csv", "customers.json", "a file with a rather long name.csv")) {
                    FakeTask<Long> task = new FakeTask<>("Exporting to /home/ada/exports/2026/" + file);
                    task.progress(120_000, 400_000, Duration.ofSeconds(7));
                    desk.services().tasks().add(task, done -> {}, failure -> {});
                }
                return true;
            });
            Screens.everyLook(desk, "shell-status-tasks");
            desk.robot().clickOn("#more-tasks");
            sheet(desk, "#activity");
            Screens.everyLook(desk, "shell-activity");
            query.press(KeyCode.ESCAPE);
            Desk.fx(() -> {
                desk.services().notices().done("Exported 1,204 rows to /home/ada/exports/orders.csv.");
                desk.services()
                        .notices()
                        .post(new Notice(
                                Severity.WARNING,
                                "The statement of music ended after 12 s, 1,204 rows.",
                                new Notice.Choice("Show tab", () -> {})));
                desk.services()
                        .notices()
                        .post(new Notice(
                                Severity.ERROR, "The disk is full. Make room and export the result again.", null));
                List.copyOf(desk.services().notices().shown())
                        .forEach(desk.services().notices()::dismiss);
                return true;
            });
            desk.robot().clickOn("#bell");
            sheet(desk, "#notices");
            Screens.everyLook(desk, "shell-notices");
        }
    }

    private static void sheet(Desk desk, String selector) {
        desk.await(selector + " is shown", () -> {
            Node layer = desk.scene().getRoot().lookup(".sheet-layer");
            return desk.scene().getRoot().lookup(selector) != null && (!layer.isVisible() || layer.getOpacity() == 1);
        });
    }
}
