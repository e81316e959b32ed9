package dev.penstock.app.ui.grid;

import dev.penstock.engine.api.Column;
import dev.penstock.engine.api.Row;
import java.util.List;

/**
 * Which columns stand to the right, as numbers do: those of a number's type, and where the database promises no type
 * (SQLite's {@code count(*)} and {@code numeric(10,2)}), those whose first rows hold numbers and nothing else.
 */
final class NumberColumns {
    private NumberColumns() {}

    static boolean[] of(List<Column> columns, List<Row> first) {
        boolean[] numbers = new boolean[columns.size()];
        for (int i = 0; i < numbers.length; i++) {
            Column column = columns.get(i);
            numbers[i] = column.numeric() || (column.javaType() == Object.class && onlyNumbers(first, i));
        }
        return numbers;
    }

    private static boolean onlyNumbers(List<Row> rows, int column) {
        boolean any = false;
        for (Row row : rows) {
            Object value = row.get(column);
            if (value != null && !(value instanceof Number)) {
                return false;
            }
            any |= value != null;
        }
        return any;
    }
}
