package dev.penstock.app.ui.fake;

import dev.penstock.app.ui.engine.EngineEvents;
import dev.penstock.app.ui.state.AppFolder;
import dev.penstock.app.ui.state.KeyValueStore;
import dev.penstock.app.ui.state.Preferences;
import dev.penstock.app.ui.state.StateAtOnce;
import dev.penstock.app.ui.view.Dialogs;
import dev.penstock.app.ui.view.Navigator;
import dev.penstock.app.ui.view.Notices;
import dev.penstock.app.ui.view.ViewContext;
import dev.penstock.app.ui.work.Background;
import dev.penstock.app.ui.work.Tasks;
import dev.penstock.engine.api.Penstock;
import java.nio.file.Path;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Makes what a view is made with: what a test does not care for is there, and does nothing. */
public final class FakeContext {
    private final Penstock penstock;
    private final Executor fx;
    private final Background background;
    private final ManualTime time;
    private final Path folder;
    private @Nullable KeyValueStore state;
    private Notices notices = new Notices();
    private Dialogs dialogs = new FakeDialogs();
    private Navigator navigator = FakeNavigator.to();

    private FakeContext(Penstock penstock, Background background, Executor fx, ManualTime time, Path folder) {
        this.penstock = penstock;
        this.background = background;
        this.fx = fx;
        this.time = time;
        this.folder = folder;
    }

    /**
     * Over an engine.
     *
     * @param background runs what may wait
     * @param fx stands for the FX thread
     * @param time clock and ticker
     * @param folder where the view keeps what it keeps
     */
    public static FakeContext of(Penstock penstock, Background background, Executor fx, ManualTime time, Path folder) {
        return new FakeContext(penstock, background, fx, time, folder);
    }

    /** With messages that the test reads. */
    public FakeContext notices(Notices read) {
        notices = read;
        return this;
    }

    /** With a user whom the test plays. */
    public FakeContext dialogs(Dialogs played) {
        dialogs = played;
        return this;
    }

    /** With other views. */
    public FakeContext navigator(Navigator known) {
        navigator = known;
        return this;
    }

    /** With what others of the test have kept. */
    public FakeContext state(KeyValueStore kept) {
        state = kept;
        return this;
    }

    /** All of it. */
    public ViewContext make() {
        KeyValueStore kept = state == null ? StateAtOnce.open(folder.resolve("desktop.properties")) : state;
        return new ViewContext(
                penstock,
                new EngineEvents(penstock, fx),
                background,
                time,
                time,
                new Tasks(background, time),
                notices,
                dialogs,
                kept,
                new AppFolder(folder),
                navigator,
                new Preferences(kept));
    }
}
