package dev.penstock.engine.api;

import java.util.List;
import java.util.Optional;

/**
 * Random access over a result: its rows are copied to a file as fast as they come, and read from there. Memory stays
 * flat whatever the number of rows. Safe for use by many threads.
 */
public interface Spool extends AutoCloseable {

    /** The columns. */
    List<Column> columns();

    /** Rows stored so far. */
    long size();

    /** The copying: its progress, its end, its cancel, which reaches the server and keeps the rows stored so far. */
    Task<Long> filling();

    /** Why the copying ended before the last row, if it did; the rows stored until then stay readable. */
    Optional<PenstockException> failure();

    /**
     * Some rows. Reads the disk: not for a thread that must not wait.
     *
     * @param from the first, from 0
     * @param count at most so many; fewer where the stored rows end
     * @throws IndexOutOfBoundsException if from is negative or beyond the rows stored
     */
    RowBatch read(long from, int count);

    /** The rows stored at this moment, once more from the first; closing them leaves the spool open. */
    Rows rows();

    /** Stops the copying and deletes the file. Idempotent. */
    @Override
    void close();
}
