package dev.penstock.app.ui.text;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * A table of texts as other programs take it. Immutable.
 *
 * @param rows its cells, a list a row; where there is a head, it is the first
 */
public record TextTable(List<List<String>> rows) {

    /** Copies the list. */
    public TextTable {
        rows = List.copyOf(rows);
    }

    /** As CSV by RFC 4180. */
    public String csv() {
        return write(",", "\r\n", TextTable::quoted);
    }

    /** Divided by tabs, a line a row, as spreadsheets take it from the clipboard. */
    public String tabbed() {
        return write("\t", "\n", cell -> cell.replaceAll("[\t\r\n]+", " "));
    }

    private String write(String comma, String end, UnaryOperator<String> escape) {
        return rows.stream()
                .map(cells -> cells.stream().map(escape).collect(Collectors.joining(comma)) + end)
                .collect(Collectors.joining());
    }

    private static String quoted(String cell) {
        return cell.matches("(?s).*[\",\r\n].*") ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
    }
}
