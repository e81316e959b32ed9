package dev.penstock.app.ui.query.catalog;

import dev.penstock.engine.api.catalog.Table;
import dev.penstock.engine.api.catalog.TableColumn;
import java.util.List;

/**
 * A table or view with its columns.
 *
 * @param table what it is
 * @param bare whether its name is understood without its schema
 * @param columns in its order
 */
public record Relation(Table table, boolean bare, List<TableColumn> columns) {

    /** Copies the list. */
    public Relation {
        columns = List.copyOf(columns);
    }

    /** Its name without its schema. */
    public String name() {
        return table.name().name();
    }

    /** Its schema. */
    public String schema() {
        return table.name().schema();
    }
}
