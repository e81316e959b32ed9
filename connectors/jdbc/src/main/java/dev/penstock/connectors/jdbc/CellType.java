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

    /** As what a cell can be read without a boxed value. */
    default Primitive primitive(Object raw) {
        return Primitive.NONE;
    }

    /** A cell that is {@link Primitive#LONG}. */
    default long asLong(Object raw) {
        throw new IllegalArgumentException("Not a whole number");
    }

    /** A cell that is {@link Primitive#DOUBLE}. */
    default double asDouble(Object raw) {
        throw new IllegalArgumentException("Not a floating point number");
    }

    /** A cell that is {@link Primitive#BOOLEAN}. */
    default boolean asBoolean(Object raw) {
        throw new IllegalArgumentException("Not a boolean");
    }

    /** What a cell can be read as without a boxed value. */
    enum Primitive {
        /** Nothing. */
        NONE,
        /** By {@link CellType#asLong}. */
        LONG,
        /** By {@link CellType#asDouble}. */
        DOUBLE,
        /** By {@link CellType#asBoolean}. */
        BOOLEAN
    }
}
