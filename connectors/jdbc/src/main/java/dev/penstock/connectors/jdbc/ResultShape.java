package dev.penstock.connectors.jdbc;

import dev.penstock.engine.api.Column;
import java.util.List;

/**
 * A result's columns and how their cells are read. Immutable.
 *
 * @param columns in order
 * @param types one for each column
 */
public record ResultShape(List<Column> columns, List<? extends CellType> types) {
    /** Copies the lists. */
    public ResultShape {
        columns = List.copyOf(columns);
        types = List.copyOf(types);
    }
}
