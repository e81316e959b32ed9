package dev.penstock.engine.headless.admin;

import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;

/**
 * SIGTERM and SIGINT as a wish to end: whoever waits for it closes what it has, then this, and the process ends with 0.
 * What takes longer than the patience is cut off, with 1.
 */
public final class StopSignal implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(10);

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread hook;

    private StopSignal(Duration patience, PrintStream err, IntConsumer halt) {
        hook = new Thread(() -> end(patience, err, halt), "penstock-stop");
    }

    /** From now on the process does not end before this is closed. */
    public static StopSignal install() {
        StopSignal signal = create(PATIENCE, System.err, Runtime.getRuntime()::halt);
        Runtime.getRuntime().addShutdownHook(signal.hook);
        return signal;
    }

    static StopSignal create(Duration patience, PrintStream err, IntConsumer halt) {
        return new StopSignal(patience, err, halt);
    }

    /** What the JVM does when it is told to end. It would end with 143 or 130 if nobody halted it. */
    Thread hook() {
        return hook;
    }

    private void end(Duration patience, PrintStream err, IntConsumer halt) {
        asked.countDown();
        try {
            if (closed.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                halt.accept(0);
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        err.println("Not everything could be closed within " + patience.toSeconds() + " s; the rest is cut off.");
        err.flush();
        halt.accept(1);
    }

    /** Waits for the wish. */
    public void await() throws InterruptedException {
        asked.await();
    }

    /** Waits that long at most; whether it was wished. */
    public boolean await(Duration longest) throws InterruptedException {
        return asked.await(longest.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** All has been closed. */
    @Override
    public void close() {
        closed.countDown();
        if (asked.getCount() > 0) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException alreadyEnding) {
                // the hook runs by now, and finds it closed
            }
        }
    }
}
