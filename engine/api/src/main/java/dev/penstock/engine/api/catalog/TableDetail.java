package dev.penstock.engine.api.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All about a table or view.
 *
 * @param table what it is
 * @param columns in its order
 * @param keys primary first, then unique, then foreign
 * @param referencedBy the foreign keys that point here, sorted by table; empty where the server does not tell
 * @param indexes sorted by name
 * @param triggers sorted by name
 * @param ddl how to make it again, with its indexes
 * @param comment null if it has none
 */
public record TableDetail(
        Table table,
        List<TableColumn> columns,
        List<Key> keys,
        List<Reference> referencedBy,
        List<Index> indexes,
        List<Trigger> triggers,
        String ddl,
        @Nullable String comment) {
    /** Copies the lists. */
    public TableDetail {
        columns = List.copyOf(columns);
        keys = List.copyOf(keys);
        referencedBy = List.copyOf(referencedBy);
        indexes = List.copyOf(indexes);
        triggers = List.copyOf(triggers);
    }

    /** Of an engine whose tables do not point to each other. */
    public TableDetail(
            Table table,
            List<TableColumn> columns,
            List<Key> keys,
            List<Index> indexes,
            List<Trigger> triggers,
            String ddl,
            @Nullable String comment) {
        this(table, columns, keys, List.of(), indexes, triggers, ddl, comment);
    }
}
