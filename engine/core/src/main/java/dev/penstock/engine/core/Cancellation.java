package dev.penstock.engine.core;

import dev.penstock.engine.api.CancelledException;
import dev.penstock.engine.api.Deadline;
import dev.penstock.engine.api.DeadlineException;
import dev.penstock.engine.api.Diagnosis;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.Outcome;
import dev.penstock.engine.api.PenstockException;
import dev.penstock.engine.api.spi.Stoppable;
import java.time.Duration;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Stops one operation, for its caller or its deadline. Sends the cancel on another thread, again and again until the
 * operation has left its connection, because a server ignores a cancel that comes before the statement has begun. If
 * something runs and the server does not react in time, aborts the connection; if nothing runs, because the caller pauses
 * between two batches, the next {@link #checkpoint} stops it. The connection is not given back while a cancel is under way,
 * so that a late one never hits the next operation. Interrupts no thread: an interrupt inside a driver closes its socket.
 */
final class Cancellation implements StopSignal {
    /** How long the server may take to react to a cancel before its connection is aborted. */
    private static final Duration REACTION = Duration.ofSeconds(2);

    private static final Duration REPEAT = Duration.ofMillis(50);

    enum Reason {
        CALLER,
        DEADLINE
    }

    private final Executor cancellers;
    private volatile @Nullable Reason reason;
    private volatile @Nullable Runnable wake;
    private volatile @Nullable Stoppable target;

    /** Whether a cancel is under way. Guarded by this object's monitor. */
    private boolean cancelling;

    Cancellation(Executor cancellers) {
        this.cancellers = cancellers;
    }

    @Override
    public boolean stopped() {
        return reason != null;
    }

    @Override
    public void onStop(@Nullable Runnable newWake) {
        wake = newWake;
        if (newWake != null && reason != null) {
            newWake.run();
        }
    }

    /** From now on a stop reaches this target. */
    void attach(Stoppable attached, Deadline deadline, long now) {
        checkpoint(deadline, now);
        target = attached;
        if (stopped()) {
            // it came between the look and the attaching, and found no target to cancel
            detach();
            checkpoint(deadline, now);
        }
    }

    /**
     * Waits for a cancel under way; after that no stop reaches the target. Takes no lock unless the operation has been
     * stopped: a stop writes its reason before it reads the target, so one that has found the target is seen here.
     */
    void detach() {
        target = null;
        if (reason != null) {
            awaitCancel();
        }
    }

    private void awaitCancel() {
        boolean interrupted = false;
        synchronized (this) {
            notifyAll();
            while (cancelling) {
                try {
                    wait();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Stops the operation on the caller's behalf unless it has its connection already. Returns at once. */
    void stopUnlessAttached() {
        if (target == null) {
            stop(Reason.CALLER);
        }
    }

    /** The first reason counts. Returns at once. */
    void stop(Reason why) {
        Stoppable reached;
        synchronized (this) {
            if (reason != null) {
                return;
            }
            reason = why;
            reached = target;
            cancelling = reached != null;
        }
        Runnable waiter = wake;
        if (waiter != null) {
            waiter.run();
        }
        if (reached != null) {
            try {
                cancellers.execute(() -> cancel(reached));
            } catch (RuntimeException | Error noThread) {
                unheard(reached);
                throw noThread;
            }
        }
    }

    /** No thread is left to send the cancel: cuts the connection, so that the operation ends all the same. */
    private void unheard(Stoppable reached) {
        try {
            reached.abort();
        } finally {
            cancelled();
        }
    }

    private void cancel(Stoppable reached) {
        try {
            boolean noticed;
            do {
                noticed = reached.cancel(REACTION);
            } while (noticed && attached());
            if (!noticed) {
                reached.abort();
            }
        } catch (RuntimeException | Error failure) {
            reached.abort();
        } finally {
            cancelled();
        }
    }

    private synchronized void cancelled() {
        cancelling = false;
        notifyAll();
    }

    /** Gives the operation a moment to leave; whether it has not. */
    private synchronized boolean attached() {
        Deadline moment = Deadline.after(REPEAT);
        try {
            while (target != null && !moment.expired()) {
                wait(REPEAT.toMillis());
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException("No thread interrupts a canceller", e);
        }
        return target != null;
    }

    /** Returns unless the operation has been stopped or its deadline has passed. */
    void checkpoint(Deadline deadline, long now) {
        if (reason == null && deadline.passed(now)) {
            stop(Reason.DEADLINE);
        }
        Reason why = reason;
        if (why != null) {
            throw failure(why, null);
        }
    }

    /** The failure under the name that the caller understands: what broke because it was stopped, was stopped. */
    PenstockException named(PenstockException failure) {
        Reason why = reason;
        if (why == null) {
            return failure;
        }
        return switch (failure.code()) {
            case STATEMENT_KILLED, POOL_TIMEOUT, CONNECTION_LOST, RESULT_CLOSED, CONNECT_TIMEOUT, CONNECT_FAILED ->
                failure(why, failure);
            default -> failure;
        };
    }

    private static PenstockException failure(Reason why, @Nullable Throwable cause) {
        return switch (why) {
            case CALLER ->
                new CancelledException(
                        ErrorCode.CANCELLED, "The statement was cancelled", Diagnosis.of(Outcome.NOT_DONE, ""), cause);
            case DEADLINE ->
                new DeadlineException(
                        ErrorCode.DEADLINE_PASSED,
                        "The statement's deadline passed",
                        Diagnosis.of(Outcome.NOT_DONE, "Allow more time, or ask for less."),
                        cause);
        };
    }
}
