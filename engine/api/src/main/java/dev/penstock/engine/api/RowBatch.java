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
}
