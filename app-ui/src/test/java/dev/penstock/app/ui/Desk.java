package dev.penstock.app.ui;

import dev.penstock.app.ui.engine.EngineHost;
import dev.penstock.app.ui.fake.ManualTime;
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
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
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
    private static final Duration MOMENT = Duration.ofMillis(20);
    private final FxRobot robot = new UserRobot();
    private final Stage stage;
    private final ShellServices services;
    private final MainWindow window;
    private final AtomicInteger working;

    private Desk(Stage stage, ShellServices services, MainWindow window, AtomicInteger working) {
        this.stage = stage;
        this.services = services;
        this.window = window;
        this.working = working;
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
            AtomicInteger working = new AtomicInteger();
            Background background = new Background(work -> work(work, working), Platform::runLater);
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
            return new Desk(stage, services, window, working);
        });
    }

    private static void work(Runnable work, AtomicInteger working) {
        working.incrementAndGet();
        Thread.ofVirtual().name("penstock-desktop-test").start(() -> {
            try {
                work.run();
            } finally {
                working.decrementAndGet();
            }
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
        size(stage, width, height);
        settle();
        return this;
    }

    /** Makes a window so large, and waits until what is in it is. */
    static void size(Stage stage, int width, int height) {
        fx(() -> {
            stage.setX(0);
            stage.setY(0);
            stage.setWidth(width);
            stage.setHeight(height);
            return width;
        });
        awaitSo(
                "the window has its size",
                () -> fx(() -> {
                    Scene scene = stage.getScene();
                    return Math.abs(scene.getWidth() - width) < 1 && Math.abs(scene.getHeight() - height) < 1;
                }));
    }

    /** Changes the theme. */
    public Desk theme(ThemeChoice choice) {
        look(choice);
        settle();
        return this;
    }

    /** Changes theme and size, and leaves it to the caller to let the window settle. */
    void look(ThemeChoice choice, int width, int height) {
        look(choice);
        size(stage, width, height);
    }

    private void look(ThemeChoice choice) {
        fx(() -> {
            services.preferences().theme().set(choice);
            return choice;
        });
    }

    /** Lets time pass. What the desktop reads then has been read and is shown, unless it takes longer than a moment. */
    void pass(ManualTime time, Duration step) {
        fx(() -> {
            time.pass(step);
            return true;
        });
        long deadline = System.nanoTime() + MOMENT.toNanos();
        while (working.get() > 0 && System.nanoTime() < deadline) {
            WaitForAsyncUtils.sleep(1, TimeUnit.MILLISECONDS);
        }
        // its answers are in the FX thread's queue before this
        fx(() -> true);
    }

    /** Waits until something on screen is so. */
    public void await(String what, BooleanSupplier condition) {
        awaitOutside(what, () -> fx(condition::getAsBoolean));
    }

    /** Waits until something outside the window is so: a server or a file, which the FX thread must not ask. */
    public void awaitOutside(String what, Callable<Boolean> condition) {
        awaitSo(what, condition);
        settle();
    }

    private static void awaitSo(String what, Callable<Boolean> condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!asked(condition)) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("Waited " + PATIENCE.toSeconds() + " s in vain until " + what);
            }
            WaitForAsyncUtils.sleep(20, TimeUnit.MILLISECONDS);
        }
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
        settle(stage);
    }

    /** The same of any window: three frames are drawn, and what comes with one is laid out in the next. */
    public static void settle(Stage stage) {
        for (int i = 0; i < 3; i++) {
            CountDownLatch drawn = new CountDownLatch(1);
            Runnable listener = drawn::countDown;
            WaitForAsyncUtils.waitForFxEvents(1);
            fx(() -> {
                Scene scene = stage.getScene();
                scene.getRoot().applyCss();
                scene.getRoot().layout();
                if (stage.isShowing()) {
                    scene.addPostLayoutPulseListener(listener);
                    Platform.requestNextPulse();
                } else {
                    drawn.countDown();
                }
                return true;
            });
            awaitSo("a frame is drawn", () -> drawn.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS));
            fx(() -> {
                stage.getScene().removePostLayoutPulseListener(listener);
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
