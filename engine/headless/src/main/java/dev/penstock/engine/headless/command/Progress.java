package dev.penstock.engine.headless.command;

import dev.penstock.engine.headless.text.Figures;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.function.LongSupplier;

/** A line on the terminal that tells that a long statement is at work: rows so far, time, rows a second. */
final class Progress implements AutoCloseable {
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration EVERY = Duration.ofMillis(500);

    private final PrintWriter err;
    private final Duration every;
    private final long begun = System.nanoTime();
    private LongSupplier rows = () -> 0;
    private boolean paused;
    private boolean shown;
    private boolean closed;

    private Progress(PrintWriter err, Duration every) {
        this.err = err;
        this.every = every;
    }

    /** Begins after a second, and only where somebody looks. */
    static Progress on(Terminal terminal) {
        return terminal.errIsTerminal() ? start(terminal.err(), FIRST, EVERY) : new Progress(terminal.err(), EVERY);
    }

    static Progress start(PrintWriter err, Duration first, Duration every) {
        Progress progress = new Progress(err, every);
        Thread.ofPlatform().daemon().name("penstock-progress").start(() -> progress.show(first));
        return progress;
    }

    /** What is counted from now on; a pause ends. */
    synchronized void counting(LongSupplier counter) {
        rows = counter;
        paused = false;
    }

    /** The line goes away and does not come back before something is counted. */
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
        String time = Figures.duration(Duration.ofMillis(Math.round(seconds * 1_000)));
        err.print("\r\u001b[K"
                + (count == 0
                        ? "running, " + time
                        : Figures.rows(count) + ", " + time + ", " + Figures.count(Math.round(count / seconds))
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
