package dev.penstock.engine.api;

import java.util.Objects;

/**
 * One column of a result.
 *
 * @param name the label from the server; may be empty and need not be unique
 * @param databaseType the server's name of the type: {@code int8}, {@code timestamptz}; for SQLite the declared type,
 *     empty for an expression
 * @param javaType the class of {@link RowBatch#value}; {@link Object} if it differs between rows
 */
public record Column(String name, String databaseType, Class<?> javaType) {
    /** Checks for nulls. */
    public Column {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(databaseType, "databaseType");
        Objects.requireNonNull(javaType, "javaType");
    }

    /** Whether its values are numbers, which are right-aligned. */
    public boolean numeric() {
        return Number.class.isAssignableFrom(javaType);
    }
}
