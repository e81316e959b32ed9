package dev.penstock.connectors.jdbc;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Reads the rows of one result in order. For one thread. */
public interface RowSource {

    /** Its columns. */
    ResultShape shape();

    /**
     * Reads rows into a flat array, row after row; fewer than asked for only at the end.
     *
     * @param cells where they go; raw, as the shape's cell types take them
     * @param from the first row's place in the array, in rows
     * @param rows at most so many
     * @return how many were read
     */
    int read(@Nullable Object[] cells, int from, int rows) throws SQLException;

    /** Lets go of what the driver holds of it. */
    void close() throws SQLException;

    /** The size of all cells read so far, in bytes. */
    long bytes();
}
