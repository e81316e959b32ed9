package dev.penstock.engine.headless.command;

import dev.penstock.engine.headless.text.UnitFormat;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.function.LongSupplier;

/** A line on the terminal with the progress of a long statement: rows, time, rows per second. */
final class StatementProgress implements AutoCloseable {
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration EVERY = Duration.ofMillis(500);

    private final PrintWriter err;
    private final Duration every;
    private final long begun = System.nanoTime();
    private LongSupplier rows = () -> 0;
    private boolean paused;
    private boolean shown;
    private boolean closed;

    private StatementProgress(PrintWriter err, Duration every) {
        this.err = err;
        this.every = every;
    }

    /** Starts the line, which appears after a second, and only on a terminal. */
    static StatementProgress on(Terminal terminal) {
        return terminal.errIsTerminal()
                ? start(terminal.err(), FIRST, EVERY)
                : new StatementProgress(terminal.err(), EVERY);
    }

    static StatementProgress start(PrintWriter err, Duration first, Duration every) {
        StatementProgress progress = new StatementProgress(err, every);
        Thread.ofPlatform().daemon().name("penstock-progress").start(() -> progress.show(first));
        return progress;
    }

    /** Sets the counter to show and ends a pause. */
    synchronized void counting(LongSupplier counter) {
        rows = counter;
        paused = false;
    }

    /** Removes the line until the next {@link #counting}. */
    synchronized void pause() {
        paused = true;
        erase();
    }

    private synchronized void show(Duration first) {
        pause(first);
        while (!closed) {
            if (!paused) {
                line();
            }
            pause(every);
        }
    }

    private void line() {
        double seconds = (System.nanoTime() - begun) / 1e9;
        long count = rows.getAsLong();
        String time = UnitFormat.duration(Duration.ofMillis(Math.round(seconds * 1_000)));
        err.print("\r\u001b[K"
                + (count == 0
                        ? "running, " + time
                        : UnitFormat.rows(count) + ", " + time + ", " + UnitFormat.count(Math.round(count / seconds))
                                + " rows/s"));
        err.flush();
        shown = true;
    }

    private void erase() {
        if (shown) {
            err.print("\r\u001b[K");
            err.flush();
            shown = false;
        }
    }

    private void pause(Duration time) {
        long until = System.nanoTime() + time.toNanos();
        for (long left = time.toMillis(); left > 0 && !closed; left = (until - System.nanoTime()) / 1_000_000) {
            try {
                wait(left);
            } catch (InterruptedException nobodyHasReason) {
                return;
            }
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        erase();
        notifyAll();
    }
}
