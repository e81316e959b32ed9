package dev.penstock.engine.core;

import dev.penstock.engine.api.spi.MigrationRun;
import dev.penstock.engine.core.task.RunningTask;
import org.jspecify.annotations.Nullable;

/** An apply between its task and its migrator. */
final class CoreMigrationRun implements MigrationRun {
    private volatile @Nullable RunningTask<?> task;
    private @Nullable Runnable stop;
    private boolean stopping;

    /** Whom it tells how far it has got. */
    void tells(RunningTask<?> teller) {
        task = teller;
    }

    @Override
    public void total(int migrations) {
        RunningTask<?> teller = task;
        if (teller != null) {
            teller.total(migrations);
        }
    }

    @Override
    public void applied(int migrations) {
        RunningTask<?> teller = task;
        if (teller != null) {
            teller.done(migrations);
        }
    }

    @Override
    public synchronized boolean stopping() {
        return stopping;
    }

    @Override
    public void onStop(Runnable wanted) {
        synchronized (this) {
            stop = wanted;
            if (!stopping) {
                return;
            }
        }
        wanted.run();
    }

    void stop() {
        Runnable wanted;
        synchronized (this) {
            stopping = true;
            wanted = stop;
        }
        if (wanted != null) {
            wanted.run();
        }
    }
}
