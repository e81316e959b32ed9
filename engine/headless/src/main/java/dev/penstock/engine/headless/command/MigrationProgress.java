package dev.penstock.engine.headless.command;

import dev.penstock.engine.api.Task;
import dev.penstock.engine.headless.text.UnitFormat;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** A line on the terminal with the progress of an apply. It appears after half a second, and only on a terminal. */
final class MigrationProgress implements AutoCloseable {
    private static final long EVERY_NANOS = Duration.ofMillis(500).toNanos();

    private final PrintWriter err;
    private @Nullable Task<?> task;
    private boolean shown;
    private boolean closed;

    private MigrationProgress(PrintWriter err) {
        this.err = err;
    }

    static MigrationProgress on(Terminal terminal) {
        MigrationProgress progress = new MigrationProgress(terminal.err());
        if (terminal.errIsTerminal()) {
            Thread.ofPlatform().daemon().name("penstock-progress").start(() -> {
                do {
                    LockSupport.parkNanos(EVERY_NANOS);
                } while (progress.show());
            });
        }
        return progress;
    }

    synchronized void show(Task<?> shownTask) {
        task = shownTask;
    }

    private synchronized boolean show() {
        Task<?> at = task;
        if (!closed && at != null) {
            Task.Progress progress = at.progress();
            err.print("\r\u001b[K" + line(progress));
            err.flush();
            shown = true;
        }
        return !closed;
    }

    static String line(Task.Progress progress) {
        String time = UnitFormat.duration(progress.elapsed());
        return progress.total().isPresent()
                ? "applied " + UnitFormat.count(progress.done()) + " of "
                        + UnitFormat.count(progress.total().getAsLong()) + ", " + time
                : "waiting for the lock, " + time;
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (shown) {
            err.print("\r\u001b[K");
            err.flush();
        }
    }
}
