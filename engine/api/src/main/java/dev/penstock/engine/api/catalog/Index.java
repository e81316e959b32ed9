package dev.penstock.engine.api.catalog;

import java.util.List;
import java.util.OptionalLong;

/**
 * An index.
 *
 * @param name as the server has it
 * @param unique whether it keeps rows apart
 * @param method {@code btree}, {@code gin}, …
 * @param columns columns or expressions, in its order
 * @param ddl how to make it again; empty where the server makes it by itself
 * @param bytes on disk; empty if the server does not tell
 */
public record Index(String name, boolean unique, String method, List<String> columns, String ddl, OptionalLong bytes) {
    /** Copies the list. */
    public Index {
        columns = List.copyOf(columns);
    }
}
