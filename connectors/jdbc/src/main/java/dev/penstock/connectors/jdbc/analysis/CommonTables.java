package dev.penstock.connectors.jdbc.analysis;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The names of a {@code WITH} that a query sees; they hide tables of the same name. */
final class CommonTables {
    private final @Nullable CommonTables outer;
    private final Set<String> names = new HashSet<>();

    CommonTables(@Nullable CommonTables outer) {
        this.outer = outer;
    }

    @Nullable
    CommonTables outer() {
        return outer;
    }

    void add(String name) {
        names.add(name);
    }

    static boolean contains(@Nullable CommonTables from, String name) {
        for (CommonTables tables = from; tables != null; tables = tables.outer) {
            if (tables.names.contains(name)) {
                return true;
            }
        }
        return false;
    }
}
