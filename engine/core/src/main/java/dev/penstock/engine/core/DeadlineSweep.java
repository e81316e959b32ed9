package dev.penstock.engine.core;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The one clock for the deadlines of an engine: a thread that looks every 10 ms at what is registered. A deadline is
 * noticed up to 20 ms late, and costs the operation that has it one read of a flag: no timer task, no lock, no object.
 *
 * <p>If nothing has had a deadline for a second, the thread parks until {@link #wake}.
 */
final class DeadlineSweep implements AutoCloseable {
    private static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    /** Ticks without anything to watch before the thread parks: so a steady load does not pay for waking it up. */
    private static final int QUIET_TICKS = 100;

    private static final Duration END = Duration.ofSeconds(1);

    private final List<Sweepable> registered = new CopyOnWriteArrayList<>();
    private final FailureLog failures = new FailureLog(DeadlineSweep.class);
    private final Thread thread;
    private volatile boolean resting;
    private volatile boolean closed;

    /** Starts the thread. */
    DeadlineSweep() {
        thread = Thread.ofPlatform().daemon().name("penstock-deadlines").unstarted(this::run);
        thread.start();
    }

    void add(Sweepable sweepable) {
        registered.add(sweepable);
        wake();
    }

    /** Looks at it no more; a look that is under way may still go on. */
    void remove(Sweepable sweepable) {
        registered.remove(sweepable);
    }

    /**
     * Makes the thread tick if it rests. Called after something with a deadline has been put where {@link Sweepable#sweep}
     * finds it, by a volatile write: then either the thread sees it before it rests, or this sees that it rests.
     */
    void wake() {
        if (resting) {
            resting = false;
            LockSupport.unpark(thread);
        }
    }

    /** Whether the thread is parked without a time limit. */
    boolean resting() {
        return resting;
    }

    private void run() {
        int quiet = 0;
        while (!closed) {
            quiet = sweep() ? 0 : quiet + 1;
            if (quiet < QUIET_TICKS) {
                LockSupport.parkNanos(this, TICK_NANOS);
                // an interrupt means nothing here, and would make every park return at once
                Thread.interrupted();
            } else {
                rest();
                quiet = 0;
            }
        }
    }

    private void rest() {
        resting = true;
        if (sweep()) {
            // it came between the last look and the flag
            resting = false;
        }
        while (resting && !closed) {
            LockSupport.park(this);
            Thread.interrupted();
        }
    }

    private boolean sweep() {
        long now = System.nanoTime();
        boolean busy = false;
        for (Sweepable each : registered) {
            busy |= sweep(each, now);
        }
        return busy;
    }

    private boolean sweep(Sweepable sweepable, long now) {
        try {
            return sweepable.sweep(now);
        } catch (Throwable failure) {
            // the deadlines of all others depend on this thread
            failures.log("The sweep of deadlines failed", failure);
            return true;
        }
    }

    /** Ends the thread, and with it the watch over all deadlines. Waits a second at most for its end. Idempotent. */
    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
        try {
            thread.join(END);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
