package dev.penstock.connectors.jdbc;

import org.jspecify.annotations.Nullable;

/** Reads one column's raw cells, which are never null. Stateless; safe for use by many threads. */
public interface CellType {

    /**
     * A cell as a Java value.
     *
     * @throws RuntimeException if it cannot be read as the column's type
     */
    @Nullable
    Object value(Object raw);

    /** A cell exactly as the server writes it. */
    String text(Object raw);
}
