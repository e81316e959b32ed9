package dev.penstock.app.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.app.ui.Desk;
import dev.penstock.app.ui.engine.EngineHost;
import dev.penstock.app.ui.engine.EngineState;
import dev.penstock.app.ui.fake.FakeDatabase;
import dev.penstock.app.ui.fake.Fleets;
import dev.penstock.app.ui.fake.ManualTime;
import java.nio.file.Path;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The keys that work everywhere. */
class ShellUseTest {
    @TempDir
    Path folder;

    @Test
    void keys_openHelpAndChangeTheTextSize() throws Exception {
        ManualTime time = new ManualTime(FakeDatabase.NOW);
        try (Desk desk = Desk.open(
                (file, environment) -> new EngineHost.Opened(Fleets.full(), () -> {}),
                Path.of("/srv/shop/penstock.yaml"),
                folder,
                time,
                time)) {
            desk.size(1024, 700);
            desk.await(
                    "the workspace is open",
                    () -> desk.services().host().state().get() instanceof EngineState.Open);
            press(desk, KeyCode.F1);
            desk.await("help is shown", () -> desk.scene().getRoot().lookup(".sheet") != null);
            press(desk, KeyCode.ESCAPE);
            desk.await("help is closed", () -> desk.scene().getRoot().lookup(".sheet") == null);
            desk.robot().press(KeyCode.CONTROL, KeyCode.ADD).release(KeyCode.ADD, KeyCode.CONTROL);
            desk.settle();
            assertThat(desk.services().preferences().textSize().get()).isEqualTo(14);
            desk.robot().press(KeyCode.CONTROL, KeyCode.DIGIT0).release(KeyCode.DIGIT0, KeyCode.CONTROL);
            desk.settle();
            assertThat(desk.services().preferences().textSize().get()).isEqualTo(13);
            press(desk, KeyCode.F6);
            press(desk, KeyCode.F5);
            assertThat(desk.scene().getFocusOwner()).isNotNull();
        }
    }

    private static void press(Desk desk, KeyCode key) {
        desk.robot().press(key).release(key);
        desk.settle();
    }
}
