package dev.penstock.engine.api;

import org.jspecify.annotations.Nullable;

/** Some rows of a result. Immutable and valid for as long as it is held; safe for use by many threads. */
public interface RowBatch {

    /** Rows in it. */
    int size();

    /**
     * A cell as a Java value of its column's type, nested ones too; null for NULL.
     *
     * @param row from 0
     * @param column from 0
     * @throws ResultException if the server's text cannot be read as the column's type
     */
    @Nullable
    Object value(int row, int column);

    /**
     * A cell exactly as the server writes it; null for NULL.
     *
     * @param row from 0
     * @param column from 0
     */
    @Nullable
    String text(int row, int column);

    /** Whether a cell is NULL. */
    default boolean isNull(int row, int column) {
        return text(row, column) == null;
    }

    /**
     * A cell as a long, without a boxed value if the connector can.
     *
     * @throws ResultException if it is NULL, no number, or does not fit without loss
     */
    default long getLong(int row, int column) {
        return TypedValue.of(value(row, column), Long.class, "column " + (column + 1));
    }

    /**
     * A cell as an int, without a boxed value if the connector can.
     *
     * @throws ResultException if it is NULL, no number, or does not fit without loss
     */
    default int getInt(int row, int column) {
        return TypedValue.of(value(row, column), Integer.class, "column " + (column + 1));
    }

    /**
     * A cell as a double, without a boxed value if the connector can.
     *
     * @throws ResultException if it is NULL or no number
     */
    default double getDouble(int row, int column) {
        return TypedValue.of(value(row, column), Double.class, "column " + (column + 1));
    }

    /**
     * A cell as a boolean, without a boxed value if the connector can.
     *
     * @throws ResultException if it is NULL or no boolean
     */
    default boolean getBoolean(int row, int column) {
        return TypedValue.of(value(row, column), Boolean.class, "column " + (column + 1));
    }
}
