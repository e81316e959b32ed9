package dev.penstock.app.ui.schema.detail;

import dev.penstock.app.ui.text.TextTable;
import dev.penstock.engine.api.catalog.TableName;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A section as a table of texts.
 *
 * @param headings of its columns
 * @param rows in the server's order
 * @param linkColumn the column whose text is a link where a row has one
 */
record SectionTable(List<Heading> headings, List<Row> rows, int linkColumn) {

    /** Copies the lists. */
    SectionTable {
        headings = List.copyOf(headings);
        rows = List.copyOf(rows);
    }

    /**
     * The head of a column.
     *
     * @param text its name
     * @param look how its texts are set
     */
    record Heading(String text, Look look) {}

    /** How the texts of a column are set. */
    enum Look {
        WORDS,
        CODE,
        NUMBER
    }

    /**
     * A row.
     *
     * @param cells one for each heading; empty for nothing
     * @param link the object that it leads to; null for none
     * @param text what is shown in full of the row that is selected; empty for nothing
     */
    record Row(List<String> cells, @Nullable TableName link, String text) {
        /** Copies the list. */
        Row {
            cells = List.copyOf(cells);
        }
    }

    /** The rows that have these letters in any cell; all for none. */
    List<Row> find(String words) {
        String wanted = words.strip().toLowerCase(Locale.ROOT);
        return wanted.isEmpty()
                ? rows
                : rows.stream()
                        .filter(row -> row.cells().stream()
                                .anyMatch(cell -> cell.toLowerCase(Locale.ROOT).contains(wanted)))
                        .toList();
    }

    /** Rows as texts, the headings first. */
    TextTable texts(List<Row> chosen) {
        Stream<List<String>> head =
                Stream.of(headings.stream().map(Heading::text).toList());
        return new TextTable(
                Stream.concat(head, chosen.stream().map(Row::cells)).toList());
    }
}
