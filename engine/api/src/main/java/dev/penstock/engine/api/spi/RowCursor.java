package dev.penstock.engine.api.spi;

import dev.penstock.engine.api.Column;
import dev.penstock.engine.api.RowBatch;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one statement at a lease. Used by one thread at a time. Only the core sees it: it makes the caller's rows
 * of it, with their deadline, cancel and asynchronous calls.
 */
public non-sealed interface RowCursor extends Answer, AutoCloseable {
    /** For {@link #read}: all rows at once. */
    int ALL = Integer.MAX_VALUE;

    /** The columns. */
    List<Column> columns();

    /**
     * Reads the next rows.
     *
     * @param rows at most so many; {@link #ALL} for all that are left
     * @return null after the last; a batch of fewer rows than wanted is the last one
     * @throws dev.penstock.engine.api.ResultException if all rows at once would take more memory than a result may
     * @throws dev.penstock.engine.api.PenstockException if the server failed
     */
    @Nullable
    RowBatch read(int rows);

    /**
     * Lets go of what the server and the driver hold, and ends the transaction that the lease opened for it. Idempotent.
     *
     * @throws dev.penstock.engine.api.PenstockException if that transaction's commit failed
     */
    @Override
    void close();
}
