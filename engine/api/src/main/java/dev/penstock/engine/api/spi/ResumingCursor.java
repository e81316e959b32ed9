package dev.penstock.engine.api.spi;

import dev.penstock.engine.api.CancelledException;
import dev.penstock.engine.api.Change;
import dev.penstock.engine.api.ChangesRequest;
import dev.penstock.engine.api.ClosedException;
import dev.penstock.engine.api.ConnectionLostException;
import dev.penstock.engine.api.Deadline;
import dev.penstock.engine.api.DeadlineException;
import dev.penstock.engine.api.Diagnosis;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.Outcome;
import dev.penstock.engine.api.PenstockException;
import dev.penstock.engine.api.UnreachableException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A stream of changes that survives lost connections: it opens the next cursor where the last one was, so a reader sees
 * each change once. If the server keeps no changes, a {@link Change.Missed} tells the reader of the gap.
 *
 * <p>While it connects again, a call may take up to a second longer than its timeout. A cancel is noticed after that
 * second at the latest.
 */
public final class ResumingCursor implements ChangeCursor {
    private static final Duration SHORTEST_ATTEMPT = Duration.ofSeconds(1);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(20);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

    private final ChangeSource source;
    private final Duration giveUpAfter;
    private final CountDownLatch cancelled = new CountDownLatch(1);

    private ChangesRequest request;
    private ChangesRequest.@Nullable Start place;
    private volatile @Nullable ChangeCursor current;
    private @Nullable Outage outage;
    private Change.@Nullable Missed missed;
    private boolean closed;

    private ResumingCursor(ChangesRequest request, ChangeSource source, Duration giveUpAfter) {
        this.request = request;
        this.source = source;
        this.giveUpAfter = giveUpAfter;
    }

    /**
     * Opens the first cursor.
     *
     * @param source opens a cursor on a node that is fit at that moment; fails with an {@link UnreachableException},
     *     {@link ConnectionLostException} or {@link DeadlineException} if there is none yet
     * @param giveUpAfter how long it tries to connect again after a loss; then the last failure ends the stream
     * @param deadline of the first opening
     * @throws PenstockException if that fails
     */
    public static ResumingCursor open(
            ChangesRequest request, ChangeSource source, Duration giveUpAfter, Deadline deadline) {
        ResumingCursor cursor = new ResumingCursor(request, source, giveUpAfter);
        cursor.current = source.open(request, deadline);
        return cursor;
    }

    /**
     * The next change; null if none came in time.
     *
     * @throws ClosedException if it is closed, or {@link Change.Invalidated} was returned
     * @throws CancelledException after {@link #cancel}, or if the thread is interrupted while it waits to connect again
     * @throws PenstockException if the server ended the stream, or no connection could be had again; it is closed
     */
    @Override
    public @Nullable Change next(Duration timeout) {
        Deadline deadline = Deadline.after(timeout);
        while (true) {
            requireOpen();
            Outage since = outage;
            ChangeCursor cursor = current;
            if (cursor == null && since != null) {
                if (!pause(since.nextAttempt, deadline)) {
                    return null;
                }
                reconnect(since, deadline);
            } else if (cursor != null && missed != null) {
                Change gap = missed;
                missed = null;
                return gap;
            } else if (cursor != null) {
                try {
                    Change change = cursor.next(deadline.remaining());
                    outage = null;
                    if (change instanceof Change.Invalidated) {
                        close();
                    }
                    return change;
                } catch (ConnectionLostException lost) {
                    lose(cursor, lost);
                } catch (PenstockException failure) {
                    close();
                    throw isCancelled() ? cancellation("The stream of changes was cancelled", failure) : failure;
                }
            }
        }
    }

    @Override
    public ChangesRequest.@Nullable Start resumeFrom() {
        ChangeCursor cursor = current;
        return cursor == null ? place : cursor.resumeFrom();
    }

    @Override
    public void cancel() {
        cancelled.countDown();
        ChangeCursor cursor = current;
        if (cursor != null) {
            cursor.cancel();
        }
    }

    @Override
    public void close() {
        closed = true;
        drop();
    }

    private void requireOpen() {
        if (isCancelled()) {
            close();
            throw cancellation("The stream of changes was cancelled", null);
        }
        if (closed) {
            throw new ClosedException(
                    ErrorCode.CLOSED,
                    "The stream of changes is closed, or its last change has been read",
                    Diagnosis.of(Outcome.DONE, "Open another one."),
                    null);
        }
    }

    /** Waits for a moment; false if the deadline is before it. */
    private boolean pause(Deadline moment, Deadline deadline) {
        Duration wait = moment.earlier(deadline).remaining();
        try {
            if (cancelled.await(wait.toNanos(), TimeUnit.NANOSECONDS)) {
                requireOpen();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            close();
            throw cancellation("The thread was interrupted while it waited to connect again", interrupted);
        }
        return moment.expired();
    }

    private void reconnect(Outage since, Deadline deadline) {
        Deadline attempt =
                deadline.remaining().compareTo(SHORTEST_ATTEMPT) > 0 ? deadline : Deadline.after(SHORTEST_ATTEMPT);
        try {
            current = source.open(request, attempt);
        } catch (UnreachableException | ConnectionLostException | DeadlineException failure) {
            retryLater(since, failure);
        } catch (PenstockException failure) {
            close();
            throw failure;
        }
    }

    private void lose(ChangeCursor cursor, ConnectionLostException lost) {
        drop();
        ChangesRequest.Start behind = cursor.resumeFrom();
        if (behind == null) {
            missed = new Change.Missed(lost);
        } else {
            request = request.from(behind);
        }
        Outage since = outage;
        if (since == null) {
            outage = new Outage(giveUpAfter);
        } else {
            retryLater(since, lost);
        }
    }

    private void retryLater(Outage since, PenstockException failure) {
        if (since.givenUp.expired()) {
            close();
            throw failure;
        }
        since.again();
    }

    private void drop() {
        ChangeCursor cursor = current;
        if (cursor != null) {
            place = cursor.resumeFrom();
            current = null;
            cursor.close();
        }
    }

    private boolean isCancelled() {
        return cancelled.getCount() == 0;
    }

    private static CancelledException cancellation(String summary, @Nullable Exception cause) {
        return new CancelledException(
                ErrorCode.CANCELLED, summary, Diagnosis.of(Outcome.DONE, "Open another one to go on."), cause);
    }

    /** The time from a loss to the next answer of a server. */
    private static final class Outage {
        private final Deadline givenUp;
        private Duration pause = FIRST_PAUSE;
        private Deadline nextAttempt = Deadline.after(Duration.ZERO);

        private Outage(Duration giveUpAfter) {
            givenUp = Deadline.after(giveUpAfter);
        }

        private void again() {
            nextAttempt = Deadline.after(pause);
            Duration longer = pause.multipliedBy(2);
            pause = longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE;
        }
    }
}
