package dev.penstock.app.ui.grid;

import dev.penstock.engine.api.Column;
import dev.penstock.engine.api.RowBatch;
import dev.penstock.engine.api.Rows;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes selected cells in the forms that are made for pasting. */
final class RangeText {
    private static final Pattern PLAIN_NAME = Pattern.compile("[a-z_][a-z0-9_]*");
    private static final Pattern NUMBER = Pattern.compile("[-+]?[0-9]+(\\.[0-9]+)?([eE][-+]?[0-9]+)?");

    private RangeText() {}

    /** Tabs between cells, a line a row; a cell that has tabs, line ends or quotes stands in quotes. */
    static void tabs(Rows rows, OutputStream out) throws IOException {
        forEach(rows, out, (batch, row) -> {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < rows.columns().size(); column++) {
                line.append(column == 0 ? "" : "\t").append(tabbed(batch.text(row, column)));
            }
            return line.append('\n').toString();
        });
    }

    /** A statement a row, names in double quotes where they need them. */
    static void inserts(Rows rows, String table, OutputStream out) throws IOException {
        String head = rows.columns().stream()
                .map(column -> name(column.name()))
                .collect(Collectors.joining(", ", "INSERT INTO " + name(table) + " (", ") VALUES ("));
        forEach(rows, out, (batch, row) -> {
            StringBuilder line = new StringBuilder(head);
            for (int column = 0; column < rows.columns().size(); column++) {
                line.append(column == 0 ? "" : ", ")
                        .append(literal(rows.columns().get(column), batch, row, column));
            }
            return line.append(");\n").toString();
        });
    }

    /** A Markdown table, numbers to the right. */
    static void markdown(Rows rows, OutputStream out) throws IOException {
        List<Column> columns = rows.columns();
        String head = columns.stream()
                .map(column -> markdown(column.name()))
                .collect(Collectors.joining(" | ", "| ", " |\n"));
        String rule = columns.stream()
                .map(column -> column.numeric() ? "---:" : "---")
                .collect(Collectors.joining(" | ", "| ", " |\n"));
        write(out, head + rule);
        forEach(rows, out, (batch, row) -> {
            StringBuilder line = new StringBuilder("|");
            for (int column = 0; column < columns.size(); column++) {
                String cell = batch.text(row, column);
                line.append(' ').append(cell == null ? "NULL" : markdown(cell)).append(" |");
            }
            return line.append('\n').toString();
        });
    }

    private static String tabbed(@Nullable String cell) {
        if (cell == null) {
            return "";
        }
        boolean quoted = cell.isEmpty() || cell.chars().anyMatch(c -> c == '\t' || c == '\n' || c == '\r' || c == '"');
        return quoted ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
    }

    private static String literal(Column column, RowBatch batch, int row, int place) {
        String cell = batch.text(row, place);
        if (cell == null) {
            return "NULL";
        }
        if (column.javaType() == Boolean.class) {
            return Boolean.TRUE.equals(batch.value(row, place)) ? "TRUE" : "FALSE";
        }
        // NaN and Infinity are numbers that have no literal
        boolean bare = column.numeric() && NUMBER.matcher(cell).matches();
        return bare ? cell : "'" + cell.replace("'", "''") + "'";
    }

    private static String name(String name) {
        return PLAIN_NAME.matcher(name).matches() ? name : '"' + name.replace("\"", "\"\"") + '"';
    }

    private static String markdown(String cell) {
        return cell.replace("\\", "\\\\").replace("|", "\\|").replaceAll("\r\n|\r|\n", "<br>");
    }

    private interface Line {
        String of(RowBatch batch, int row);
    }

    private static void forEach(Rows rows, OutputStream out, Line line) throws IOException {
        for (RowBatch batch = rows.next(); batch != null; batch = rows.next()) {
            for (int row = 0; row < batch.size(); row++) {
                write(out, line.of(batch, row));
            }
        }
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
