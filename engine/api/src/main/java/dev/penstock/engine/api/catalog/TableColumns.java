package dev.penstock.engine.api.catalog;

import java.util.List;

/**
 * The columns of a table.
 *
 * @param table the table
 * @param columns the columns, in the order of the table
 */
public record TableColumns(TableName table, List<TableColumn> columns) {
    /** Copies the list. */
    public TableColumns {
        columns = List.copyOf(columns);
    }
}
