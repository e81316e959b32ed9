package dev.penstock.engine.api.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All about a table or view.
 *
 * @param table what it is
 * @param columns in its order
 * @param keys primary first, then unique, then foreign
 * @param indexes sorted by name
 * @param triggers sorted by name
 * @param ddl how to make it again, with its indexes
 * @param comment null if it has none
 */
public record TableDetail(
        Table table,
        List<TableColumn> columns,
        List<Key> keys,
        List<Index> indexes,
        List<Trigger> triggers,
        String ddl,
        @Nullable String comment) {
    /** Copies the lists. */
    public TableDetail {
        columns = List.copyOf(columns);
        keys = List.copyOf(keys);
        indexes = List.copyOf(indexes);
        triggers = List.copyOf(triggers);
    }
}
