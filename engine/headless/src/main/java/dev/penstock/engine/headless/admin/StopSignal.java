package dev.penstock.engine.headless.admin;

import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;

/**
 * A graceful stop on SIGTERM and SIGINT: the waiting thread closes its resources, then this object, and the process
 * ends with status 0. If that takes too long, the process ends with status 1.
 */
public final class StopSignal implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(10);

    private final CountDownLatch requested = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread hook;

    private StopSignal(Duration patience, PrintStream err, IntConsumer halt) {
        hook = new Thread(() -> end(patience, err, halt), "penstock-stop");
    }

    /** Installs the handler: from now on a signal ends the process only after {@link #close}. */
    public static StopSignal install() {
        StopSignal signal = create(PATIENCE, System.err, Runtime.getRuntime()::halt);
        Runtime.getRuntime().addShutdownHook(signal.hook);
        return signal;
    }

    static StopSignal create(Duration patience, PrintStream err, IntConsumer halt) {
        return new StopSignal(patience, err, halt);
    }

    /** The shutdown hook. It halts the JVM, which would otherwise end with status 143 or 130. */
    Thread hook() {
        return hook;
    }

    private void end(Duration patience, PrintStream err, IntConsumer halt) {
        requested.countDown();
        try {
            if (closed.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                halt.accept(0);
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        err.println("The shutdown did not complete within " + patience.toSeconds() + " s and was aborted.");
        err.flush();
        halt.accept(1);
    }

    /** Waits for a signal. */
    public void await() throws InterruptedException {
        requested.await();
    }

    /** Waits for a signal for a limited time. Returns whether it came. */
    public boolean await(Duration longest) throws InterruptedException {
        return requested.await(longest.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Reports that everything is closed. */
    @Override
    public void close() {
        closed.countDown();
        if (requested.getCount() > 0) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException alreadyEnding) {
                // the hook is already running and sees that this is closed
            }
        }
    }
}
