package dev.penstock.app.ui.grid;

import dev.penstock.app.ui.engine.EngineEvents;
import dev.penstock.app.ui.fake.FakeDatabase;
import dev.penstock.app.ui.fake.FakeDialogs;
import dev.penstock.app.ui.fake.FakePenstock;
import dev.penstock.app.ui.fake.ManualTime;
import dev.penstock.app.ui.state.AppFolder;
import dev.penstock.app.ui.state.KeyValueStore;
import dev.penstock.app.ui.view.Navigator;
import dev.penstock.app.ui.view.Notices;
import dev.penstock.app.ui.view.Target;
import dev.penstock.app.ui.view.ViewContext;
import dev.penstock.app.ui.work.Background;
import dev.penstock.app.ui.work.Tasks;
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
        context = context(folder, penstock, background, Runnable::run, time, dialogs, notices);
    }

    static ViewContext context(
            Path folder,
            Penstock penstock,
            Background background,
            Executor fx,
            ManualTime time,
            FakeDialogs dialogs,
            Notices notices) {
        return new ViewContext(
                penstock,
                new EngineEvents(penstock, fx),
                background,
                time,
                time,
                new Tasks(background, time),
                notices,
                dialogs,
                KeyValueStore.open(folder.resolve("desktop.properties")),
                new AppFolder(folder),
                new NoWay());
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

    private static final class NoWay implements Navigator {
        @Override
        public boolean has(String view) {
            return false;
        }

        @Override
        public void go(Target target) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void openWorkspace() {
            throw new UnsupportedOperationException();
        }
    }
}
