package dev.penstock.app.ui.grid;

import dev.penstock.app.ui.Desk;
import dev.penstock.app.ui.fake.FakeDatabase;
import dev.penstock.app.ui.fake.FakeDialogs;
import dev.penstock.app.ui.fake.FakePenstock;
import dev.penstock.app.ui.fake.ManualTime;
import dev.penstock.app.ui.state.KeyValueStore;
import dev.penstock.app.ui.state.Preferences;
import dev.penstock.app.ui.theme.Theme;
import dev.penstock.app.ui.view.Notices;
import dev.penstock.app.ui.work.Background;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** A grid alone in a window. */
final class GridDesk implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    final FxRobot robot = new FxRobot();
    final ManualTime time = new ManualTime(FakeDatabase.NOW);
    final FakeDialogs dialogs = new FakeDialogs();
    final Stage stage;
    final Preferences preferences;
    final ResultGridViewModel model;
    final ResultGridView view;
    private final KeyValueStore state;

    private GridDesk(Path folder, KeyValueStore state) {
        this.state = state;
        preferences = new Preferences(state);
        model = new ResultGridViewModel(GridBench.context(
                folder,
                new FakePenstock((String) null),
                Background.onVirtualThreads(Platform::runLater),
                Platform::runLater,
                time,
                dialogs,
                new Notices(),
                state));
        view = new ResultGridView(model);
        stage = new Stage();
        stage.setScene(new Scene(view, 1440, 520));
        new Theme(preferences).dress(stage.getScene());
        stage.setX(0);
        stage.setY(0);
        stage.show();
        stage.requestFocus();
    }

    static GridDesk open(Path folder) throws TimeoutException {
        FxToolkit.registerPrimaryStage();
        Platform.setImplicitExit(false);
        Theme.loadFonts();
        // the file is read here and written by the store's own thread: the FX thread touches no disk
        KeyValueStore state = KeyValueStore.open(folder.resolve("desktop.properties"));
        return Desk.fx(() -> new GridDesk(folder, state));
    }

    void on(Runnable action) {
        Desk.fx(() -> {
            action.run();
            return true;
        });
        settle();
    }

    void await(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!Desk.fx(condition::getAsBoolean)) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("Waited in vain until " + what);
            }
            WaitForAsyncUtils.sleep(20, TimeUnit.MILLISECONDS);
        }
        settle();
    }

    void settle() {
        for (int i = 0; i < 3; i++) {
            WaitForAsyncUtils.waitForFxEvents();
            Desk.fx(() -> {
                view.applyCss();
                view.layout();
                return true;
            });
        }
    }

    @Override
    public void close() {
        try {
            on(() -> {
                model.close();
                stage.hide();
            });
        } finally {
            state.close();
        }
    }
}
