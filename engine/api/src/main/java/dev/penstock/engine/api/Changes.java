package dev.penstock.engine.api;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A stream of changes: the change stream of a document database, or the notifications of a server. It has no end but its
 * close, uses a connection of its own outside the pool's permits, and survives the loss of that connection: changes of
 * documents go on where they were, without a gap and without a change that comes twice; notifications go on with a
 * {@link Change.Missed}. One thread at a time, but for {@link #cancel()}.
 */
public interface Changes extends AutoCloseable {

    /**
     * The next change; null if none came in time.
     *
     * @param timeout how long it waits at most; zero returns what is there already
     * @throws ClosedException if the stream is closed, or its last change, {@link Change.Invalidated}, has been read
     * @throws CancelledException after {@link #cancel()}
     * @throws PenstockException if the server refuses to go on there, or the connection cannot be had again in the time
     *     that the engine tries; the stream is closed
     */
    @Nullable
    Change next(Duration timeout);

    /** As {@link #next}, on a thread of the engine, however long it takes. Only one at a time. */
    Execution<Change> nextAsync();

    /**
     * The place behind the last change that was read; a stream with a start {@link ChangesRequest.After} it goes on there.
     * It may move on while no change comes. Empty for notifications, and before a place is known.
     */
    Optional<ResumeToken> resumeToken();

    /** Ends the stream; a reader that waits gets {@link CancelledException}. From any thread, at any time. Idempotent. */
    void cancel();

    /** Closes the connection. Idempotent. */
    @Override
    void close();
}
