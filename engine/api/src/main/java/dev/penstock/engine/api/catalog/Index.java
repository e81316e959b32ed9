package dev.penstock.engine.api.catalog;

import java.util.List;
import java.util.OptionalLong;

/**
 * An index.
 *
 * @param name the name on the server
 * @param unique whether it is a unique index
 * @param method the access method: {@code btree}, {@code gin}, …
 * @param columns the columns or expressions, in the order of the index
 * @param ddl the statement that creates it; empty if the server creates it implicitly
 * @param bytes the size on disk; empty if the server does not report it
 */
public record Index(String name, boolean unique, String method, List<String> columns, String ddl, OptionalLong bytes) {
    /** Copies the list. */
    public Index {
        columns = List.copyOf(columns);
    }
}
