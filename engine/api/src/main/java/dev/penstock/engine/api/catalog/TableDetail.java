package dev.penstock.engine.api.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The details of a table or view.
 *
 * @param table the table
 * @param columns the columns, in the order of the table
 * @param keys the keys: primary first, then unique, then foreign
 * @param referencedBy the foreign keys that reference the table, sorted by their table; empty if the server does not
 *     report them
 * @param indexes the indexes, sorted by name
 * @param triggers the triggers, sorted by name
 * @param ddl the statements that create the table with its indexes
 * @param comment the comment; null if it has none
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

    /** Creates the details without references, for engines without foreign keys. */
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
