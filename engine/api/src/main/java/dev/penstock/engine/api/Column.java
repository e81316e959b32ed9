package dev.penstock.engine.api;

import java.util.Objects;

/**
 * One column of a result.
 *
 * @param name its label, as the server gave it; need not be unique nor non-empty
 * @param databaseType the server's name for its type: {@code int8}, {@code timestamptz}; for SQLite the declared type,
 *     empty for an expression
 * @param javaType what {@link RowBatch#value} returns; {@link Object} where it differs from row to row
 */
public record Column(String name, String databaseType, Class<?> javaType) {
    /** Checks for nulls. */
    public Column {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(databaseType, "databaseType");
        Objects.requireNonNull(javaType, "javaType");
    }

    /** Whether its values are numbers and line up to the right. */
    public boolean numeric() {
        return Number.class.isAssignableFrom(javaType);
    }
}
