package dev.penstock.engine.api;

import java.util.List;
import java.util.Optional;

/**
 * Random access to a result: its rows are copied to a file as they arrive and read from there. The memory does not grow
 * with the number of rows. Thread-safe.
 */
public interface Spool extends AutoCloseable {

    /** The columns. */
    List<Column> columns();

    /** The number of rows stored so far. */
    long size();

    /** The task that copies the rows. Its cancel reaches the server; the rows stored so far stay readable. */
    Task<Long> filling();

    /**
     * The failure that ended the copying before the last row; empty if there is none. The stored rows stay readable.
     */
    Optional<PenstockException> failure();

    /**
     * Reads some rows. Blocks on the disk.
     *
     * @param from the first row, from 0
     * @param count the maximum number of rows; the result has fewer at the end of the stored rows
     * @throws IndexOutOfBoundsException if {@code from} is negative or after the stored rows
     */
    RowBatch read(long from, int count);

    /** The rows stored at this moment, from the first one. Closing them does not close the spool. */
    Rows rows();

    /** Stops the copying and deletes the file. Idempotent. */
    @Override
    void close();
}
