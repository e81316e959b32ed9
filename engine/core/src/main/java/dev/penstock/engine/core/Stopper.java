package dev.penstock.engine.core;

import dev.penstock.engine.api.CancelledException;
import dev.penstock.engine.api.Deadline;
import dev.penstock.engine.api.DeadlineException;
import dev.penstock.engine.api.Diagnosis;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.Intent;
import dev.penstock.engine.api.Outcome;
import dev.penstock.engine.api.PenstockException;
import dev.penstock.engine.api.spi.Stoppable;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Stops one statement, for its caller or its deadline. The server is asked on a thread of its own, again and again
 * until the statement has left its lease: a cancel that comes before the statement has begun there is not heard. Where
 * something runs and the server takes no notice of one in time the connection is cut; where nothing runs, because the
 * caller takes its time between two batches, the next {@link #checkpoint} stops it. The lease is not given back while
 * a cancel is under way, so that a late one never hits the next one's statement. Interrupts nobody: an interrupt inside
 * a driver closes its socket.
 */
final class Stopper implements BooleanSupplier {
    /** How long the server may take to notice a cancel before its connection is cut. */
    private static final Duration NOTICE = Duration.ofSeconds(2);

    private static final Duration REPEAT = Duration.ofMillis(50);

    enum Reason {
        CALLER,
        DEADLINE
    }

    private final Executor cancellers;
    private volatile @Nullable Reason reason;
    private @Nullable Stoppable lease;
    private @Nullable Future<?> alarm;
    private boolean cancelling;

    Stopper(Executor cancellers) {
        this.cancellers = cancellers;
    }

    boolean stopping() {
        return reason != null;
    }

    /** Whether the caller has given up; the deadline is watched by whoever waits. */
    @Override
    public boolean getAsBoolean() {
        return stopping();
    }

    /** From now on a stop reaches this lease. */
    void board(Stoppable boarded, Deadline deadline, ScheduledExecutorService timer) {
        checkpoint(deadline);
        synchronized (this) {
            lease = boarded;
        }
        if (deadline.bounded()) {
            alarm = timer.schedule(
                    () -> stop(Reason.DEADLINE), Math.max(0, deadline.remainingNanos()), TimeUnit.NANOSECONDS);
        }
        if (stopping()) {
            // it came between the question and the boarding, and found no lease to cancel
            disembark();
            checkpoint(deadline);
        }
    }

    /** Waits for a cancel under way; after that no stop reaches the lease. */
    void disembark() {
        Future<?> pending = alarm;
        if (pending != null) {
            pending.cancel(false);
            alarm = null;
        }
        boolean interrupted = false;
        synchronized (this) {
            lease = null;
            if (cancelling) {
                notifyAll();
            }
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

    /** The first reason counts. Returns at once. */
    void stop(Reason why) {
        Stoppable target;
        synchronized (this) {
            if (reason != null) {
                return;
            }
            reason = why;
            target = lease;
            cancelling = target != null;
        }
        if (target != null) {
            cancellers.execute(() -> cancel(target));
        }
    }

    private void cancel(Stoppable target) {
        try {
            boolean heard;
            do {
                heard = target.cancel(NOTICE);
            } while (heard && boarded());
            if (!heard) {
                target.abort();
            }
        } catch (RuntimeException failure) {
            target.abort();
        } finally {
            synchronized (this) {
                cancelling = false;
                notifyAll();
            }
        }
    }

    /** Gives the flight a moment to leave; whether it has not. */
    private synchronized boolean boarded() {
        Deadline moment = Deadline.after(REPEAT);
        try {
            while (lease != null && !moment.expired()) {
                wait(REPEAT.toMillis());
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException("Nobody interrupts a canceller", e);
        }
        return lease != null;
    }

    /** Returns unless it has been stopped or its deadline has passed. */
    void checkpoint(Deadline deadline) {
        if (reason == null && deadline.expired()) {
            stop(Reason.DEADLINE);
        }
        Reason why = reason;
        if (why != null) {
            throw failure(why, Outcome.NOT_DONE, null);
        }
    }

    /** The failure under the name that the caller understands: what broke because it was stopped, was stopped. */
    PenstockException named(PenstockException failure, Intent intent) {
        Reason why = reason;
        if (why == null) {
            return failure;
        }
        return switch (failure.code()) {
            case STATEMENT_KILLED, POOL_TIMEOUT -> failure(why, failure.outcome(), failure);
            case CONNECTION_LOST, RESULT_CLOSED, CONNECT_TIMEOUT, CONNECT_FAILED ->
                failure(why, intent == Intent.READ ? Outcome.NOT_DONE : failure.outcome(), failure);
            default -> failure;
        };
    }

    private static PenstockException failure(Reason why, Outcome outcome, @Nullable Throwable cause) {
        return switch (why) {
            case CALLER ->
                new CancelledException(ErrorCode.CANCELLED, "The statement was cancelled", advised(outcome, ""), cause);
            case DEADLINE ->
                new DeadlineException(
                        ErrorCode.DEADLINE_PASSED,
                        "The statement's deadline passed",
                        advised(outcome, "Allow more time, or ask for less."),
                        cause);
        };
    }

    private static Diagnosis advised(Outcome outcome, String otherwise) {
        return Diagnosis.of(
                outcome,
                outcome == Outcome.UNKNOWN ? "Look whether it took effect before you run it again." : otherwise);
    }
}
