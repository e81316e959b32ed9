package dev.penstock.app.ui.grid;

import dev.penstock.app.ui.fake.FakeContext;
import dev.penstock.app.ui.fake.FakeDatabase;
import dev.penstock.app.ui.fake.FakeDialogs;
import dev.penstock.app.ui.fake.FakePenstock;
import dev.penstock.app.ui.fake.ManualTime;
import dev.penstock.app.ui.state.KeyValueStore;
import dev.penstock.app.ui.state.StateAtOnce;
import dev.penstock.app.ui.view.Notices;
import dev.penstock.app.ui.view.ViewContext;
import dev.penstock.app.ui.work.Background;
import dev.penstock.engine.api.Penstock;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;

/** What a grid is made with, for tests without a toolkit: work waits until the test lets it run. */
final class GridBench {
    private final Queue<Runnable> work = new ArrayDeque<>();
    private final ManualTime time = new ManualTime(FakeDatabase.NOW);
    private final FakeDialogs dialogs = new FakeDialogs();
    private final Notices notices = new Notices();
    private final ViewContext context;

    GridBench(Path folder) {
        this(folder, new FakePenstock((String) null));
    }

    GridBench(Path folder, Penstock penstock) {
        Background background = new Background(work::add, Runnable::run);
        KeyValueStore state = StateAtOnce.open(folder.resolve("desktop.properties"));
        context = context(folder, penstock, background, Runnable::run, time, dialogs, notices, state);
    }

    static ViewContext context(
            Path folder,
            Penstock penstock,
            Background background,
            Executor fx,
            ManualTime time,
            FakeDialogs dialogs,
            Notices notices,
            KeyValueStore state) {
        return FakeContext.of(penstock, background, fx, time, folder)
                .state(state)
                .notices(notices)
                .dialogs(dialogs)
                .make();
    }

    ViewContext context() {
        return context;
    }

    ManualTime time() {
        return time;
    }

    FakeDialogs dialogs() {
        return dialogs;
    }

    Notices notices() {
        return notices;
    }

    /** How much work waits. */
    int waiting() {
        return work.size();
    }

    /** Does all work there is, and what it brings. */
    void work() {
        for (Runnable next = work.poll(); next != null; next = work.poll()) {
            next.run();
        }
    }
}
