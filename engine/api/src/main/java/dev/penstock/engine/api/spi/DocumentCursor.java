package dev.penstock.engine.api.spi;

import dev.penstock.engine.api.Document;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The documents of one command at a lease. Used by one thread at a time. Only the core sees it: it makes the caller's
 * documents of it, with their deadline, cancel and asynchronous calls.
 */
public non-sealed interface DocumentCursor extends Answer, AutoCloseable {

    /**
     * Reads the next documents.
     *
     * @param documents at most so many; {@link RowCursor#ALL} for all that are left
     * @return null after the last
     * @throws dev.penstock.engine.api.PenstockException if the server failed
     */
    @Nullable
    List<Document> read(int documents);

    /** Lets go of what the server and the driver hold. Idempotent. */
    @Override
    void close();
}
