package dev.penstock.app.ui;

import dev.penstock.app.ui.engine.EngineHost;
import dev.penstock.app.ui.shell.MainWindow;
import dev.penstock.app.ui.shell.ShellServices;
import dev.penstock.app.ui.state.AppFolder;
import dev.penstock.app.ui.state.KeyValueStore;
import dev.penstock.app.ui.state.Preferences;
import dev.penstock.app.ui.state.ThemeChoice;
import dev.penstock.app.ui.theme.Theme;
import dev.penstock.app.ui.view.Notices;
import dev.penstock.app.ui.work.Background;
import dev.penstock.app.ui.work.Tasks;
import dev.penstock.app.ui.work.Ticker;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** The real shell on a real display, with a user at it: for tests of what is seen and pressed. */
public final class Desk implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private final FxRobot robot = new FxRobot();
    private final Stage stage;
    private final ShellServices services;
    private final MainWindow window;

    private Desk(Stage stage, ShellServices services, MainWindow window) {
        this.stage = stage;
        this.services = services;
        this.window = window;
    }

    /** Opens the desktop on a workspace; the folder keeps what it keeps from one run to the next. */
    public static Desk open(EngineHost.Opener opener, Path workspace, Path folder, InstantSource clock, Ticker ticker)
            throws TimeoutException {
        FxToolkit.registerPrimaryStage();
        Platform.setImplicitExit(false);
        Stage stage = fx(Stage::new);
        Theme.loadFonts();
        AppFolder home = new AppFolder(folder);
        KeyValueStore state = KeyValueStore.open(home.file("desktop.properties"));
        return fx(() -> {
            Background background = Background.onVirtualThreads(Platform::runLater);
            ShellServices services = new ShellServices(
                    new EngineHost(opener, background, clock, workspace, null),
                    new Preferences(state),
                    state,
                    home,
                    background,
                    Platform::runLater,
                    ticker,
                    clock,
                    new Tasks(background, ticker),
                    new Notices());
            MainWindow window = new MainWindow(stage, services, PenstockApp.VIEWS);
            window.show();
            return new Desk(stage, services, window);
        });
    }

    /** What the shell was made with. */
    public ShellServices services() {
        return services;
    }

    /** The user. */
    public FxRobot robot() {
        return robot;
    }

    /** What is on screen. */
    public Scene scene() {
        return stage.getScene();
    }

    /** The window. */
    public Stage stage() {
        return stage;
    }

    /** Makes the window so large. */
    public Desk size(int width, int height) {
        fx(() -> {
            stage.setX(0);
            stage.setY(0);
            stage.setWidth(width);
            stage.setHeight(height);
            return width;
        });
        settle();
        return this;
    }

    /** Changes the theme. */
    public Desk theme(ThemeChoice choice) {
        fx(() -> {
            services.preferences().theme().set(choice);
            return choice;
        });
        settle();
        return this;
    }

    /** Waits until something on screen is so. */
    public void await(String what, BooleanSupplier condition) {
        awaitOutside(what, () -> fx(condition::getAsBoolean));
    }

    /** Waits until something outside the window is so: a server or a file, which the FX thread must not ask. */
    public void awaitOutside(String what, Callable<Boolean> condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!asked(condition)) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("Waited " + PATIENCE.toSeconds() + " s in vain until " + what);
            }
            WaitForAsyncUtils.sleep(20, java.util.concurrent.TimeUnit.MILLISECONDS);
        }
        settle();
    }

    private static boolean asked(Callable<Boolean> condition) {
        try {
            return condition.call();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** A node that is there. */
    public <N extends Node> N node(String selector, Class<N> kind) {
        return kind.cast(
                Objects.requireNonNull(fx(() -> scene().getRoot().lookup(selector)), "there is no " + selector));
    }

    /** Waits until all that is queued for the FX thread has been done and drawn. */
    public void settle() {
        for (int i = 0; i < 3; i++) {
            WaitForAsyncUtils.waitForFxEvents();
            fx(() -> {
                scene().getRoot().applyCss();
                scene().getRoot().layout();
                return true;
            });
        }
    }

    /** Does something on the FX thread. */
    public static <T> T fx(Callable<T> action) {
        return WaitForAsyncUtils.waitForAsyncFx(PATIENCE.toMillis(), action);
    }

    /** Ends the desktop as the user's closing of the window does. */
    @Override
    public void close() {
        fx(() -> {
            window.close();
            stage.hide();
            return true;
        });
        try {
            services.background().settle(PATIENCE);
        } catch (InterruptedException e) {
            throw new AssertionError("What was typed was not kept", e);
        }
        services.host().close();
        services.state().close();
    }
}
