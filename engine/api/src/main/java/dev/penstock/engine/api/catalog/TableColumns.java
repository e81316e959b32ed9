package dev.penstock.engine.api.catalog;

import java.util.List;

/**
 * A table's columns.
 *
 * @param table whose
 * @param columns in the table's order
 */
public record TableColumns(TableName table, List<TableColumn> columns) {
    /** Copies the list. */
    public TableColumns {
        columns = List.copyOf(columns);
    }
}
