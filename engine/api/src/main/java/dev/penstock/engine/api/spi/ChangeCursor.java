package dev.penstock.engine.api.spi;

import dev.penstock.engine.api.Change;
import dev.penstock.engine.api.ChangesRequest;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One stream of changes over one connection. Used by one thread at a time, but for {@link #cancel}. A connector makes no
 * attempt to connect again: {@link ResumingCursor} does, perhaps on another node.
 */
public interface ChangeCursor extends AutoCloseable {

    /**
     * The next change; null if none came in time.
     *
     * @throws dev.penstock.engine.api.ConnectionLostException if the connection broke, or the server ended the stream for
     *     a reason that another connection does not have; the stream is opened again from {@link #resumeFrom}
     * @throws dev.penstock.engine.api.PenstockException if the server ended the stream for good
     */
    @Nullable
    Change next(Duration timeout);

    /**
     * Where another cursor goes on: behind the last change that {@link #next} returned, never behind one that it has read
     * from the server and not returned yet. Known from the opening on, as a token or as the time of the opening, and still
     * after a failure. Null if the server keeps no changes, as with notifications.
     */
    ChangesRequest.@Nullable Start resumeFrom();

    /** Wakes the reader, which then fails. From any thread, at any time. Idempotent. */
    void cancel();

    /** Closes the connection. Idempotent. */
    @Override
    void close();
}
