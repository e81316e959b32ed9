package dev.penstock.engine.headless.command;

import dev.penstock.engine.api.Column;
import dev.penstock.engine.api.RowBatch;
import dev.penstock.engine.api.Rows;
import dev.penstock.engine.headless.text.ConsoleTable;
import dev.penstock.engine.headless.text.ConsoleTable.Heading;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Prints rows as a table. */
final class RowTable {
    private final Output output;
    private final StatementProgress progress;

    RowTable(Output output, StatementProgress progress) {
        this.output = output;
        this.progress = progress;
    }

    void print(Rows rows) {
        output.write(out -> print(rows, out));
    }

    private void print(Rows rows, Writer out) throws IOException {
        RowBatch batch = rows.next();
        // the progress line must not interfere with the following output
        progress.pause();
        ConsoleTable table = output.table(headings(rows.columns(), batch), out);
        for (; batch != null; batch = rows.next()) {
            for (int row = 0; row < batch.size(); row++) {
                table.row(cells(batch, row, rows.columns().size()));
            }
        }
        table.end();
    }

    private static List<Heading> headings(List<Column> columns, @Nullable RowBatch first) {
        List<Heading> headings = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            boolean untyped = column.javaType() == Object.class;
            headings.add(
                    new Heading(column.name(), column.numeric() || (untyped && first != null && numbers(first, i))));
        }
        return headings;
    }

    /** Whether a column has numbers. SQLite's expressions have no type, so their values decide. */
    private static boolean numbers(RowBatch batch, int column) {
        boolean any = false;
        for (int row = 0; row < batch.size(); row++) {
            Object value = batch.value(row, column);
            if (value != null && !(value instanceof Number)) {
                return false;
            }
            any |= value != null;
        }
        return any;
    }

    private static List<String> cells(RowBatch batch, int row, int width) {
        List<String> cells = new ArrayList<>(width);
        for (int i = 0; i < width; i++) {
            cells.add(cell(batch.text(row, i)));
        }
        return cells;
    }

    /** The text of a cell, in quotes if it could be mistaken for NULL, for an empty cell or for a quoted text. */
    static String cell(@Nullable String text) {
        if (text == null) {
            return "NULL";
        }
        boolean quoted = text.length() > 1 && text.startsWith("'") && text.endsWith("'");
        return text.isEmpty() || text.equals("NULL") || quoted ? "'" + text + "'" : text;
    }
}
