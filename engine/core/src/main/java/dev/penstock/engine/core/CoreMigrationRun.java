package dev.penstock.engine.core;

import dev.penstock.engine.api.spi.MigrationRun;
import dev.penstock.engine.core.task.RunningTask;
import org.jspecify.annotations.Nullable;

/** An apply between its task and its migrator. */
final class CoreMigrationRun implements MigrationRun, OperationObserver {
    private volatile @Nullable RunningTask<?> task;
    private @Nullable Runnable stop;
    private @Nullable Operation waiting;
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

    /** A stop ends the wait for a connection; what runs already the migrator stops itself. */
    @Override
    public synchronized void runs(Operation operation) {
        waiting = operation;
    }

    void stop() {
        Runnable wanted;
        synchronized (this) {
            stopping = true;
            wanted = stop;
            if (waiting != null) {
                waiting.giveUpWaiting();
            }
        }
        if (wanted != null) {
            wanted.run();
        }
    }
}
