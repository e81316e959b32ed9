package dev.penstock.app.ui.grid;

import dev.penstock.engine.api.Column;
import dev.penstock.engine.api.Row;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/** Where columns stand: widths, the scroll sideways, which of them are in sight. */
final class GridColumnsView {
    private static final String NUMBERS = "JetBrains Mono";
    private static final double LEAST = 24;
    private final Text ruler = new Text();
    private List<Column> columns = List.of();
    private boolean[] numbers = {};
    private double[] widths = {};
    private double[] lefts = {0};
    private double scroll;
    private double width;
    private boolean measured;

    /** Begins anew. */
    void reset(List<Column> newColumns) {
        columns = newColumns;
        numbers = NumberColumns.of(newColumns, List.of());
        widths = new double[newColumns.size()];
        scroll = 0;
        measured = false;
        place();
    }

    List<Column> list() {
        return columns;
    }

    /** Whether a column's cells stand to the right in the numbers' font. */
    boolean number(int column) {
        return numbers[column];
    }

    /** Widths by header and the first rows, once for a result; by the header alone until a row has come. */
    void measure(ResultGridViewModel model, Font font) {
        if (measured) {
            return;
        }
        List<Row> first = new ArrayList<>();
        for (Row row = model.row(0); row != null; row = model.row(first.size())) {
            first.add(row);
        }
        measured = !first.isEmpty();
        numbers = NumberColumns.of(columns, first);
        widths = ColumnWidths.of(columns, numbers, first, font.getSize(), (text, number) -> width(text, number, font));
        place();
    }

    double width(String text, boolean number, Font font) {
        ruler.setFont(number ? Font.font(NUMBERS, font.getSize()) : font);
        ruler.setText(text);
        return ruler.getLayoutBounds().getWidth();
    }

    void resize(int column, double newWidth) {
        widths[column] = Math.max(LEAST, newWidth);
        measured = true;
        place();
    }

    /** So much room there is beside the gutter. */
    void room(double newWidth) {
        width = newWidth;
        scrollTo(scroll);
    }

    double scroll() {
        return scroll;
    }

    double lastScroll() {
        return Math.max(0, total() - width);
    }

    void scrollTo(double to) {
        scroll = Math.clamp(to, 0, lastScroll());
    }

    /** Brings a column into sight. */
    void reveal(int column) {
        if (lefts[column] < scroll) {
            scrollTo(lefts[column]);
        } else if (lefts[column + 1] > scroll + width) {
            scrollTo(Math.min(lefts[column], lefts[column + 1] - width));
        }
    }

    double total() {
        return lefts[widths.length];
    }

    double width(int column) {
        return widths[column];
    }

    /** Its left edge as scrolled. */
    double left(int column) {
        return lefts[column] - scroll;
    }

    int first() {
        int column = 0;
        while (column < widths.length - 1 && lefts[column + 1] <= scroll) {
            column++;
        }
        return column;
    }

    /** Before this column ends what is in sight. */
    int end() {
        int column = first();
        while (column < widths.length && lefts[column] < scroll + width) {
            column++;
        }
        return column;
    }

    /** The column at a place, −1 beside all. */
    int at(double x) {
        for (int column = first(); column < end(); column++) {
            if (x >= left(column) && x < left(column) + widths[column]) {
                return column;
            }
        }
        return -1;
    }

    private void place() {
        lefts = new double[widths.length + 1];
        for (int i = 0; i < widths.length; i++) {
            lefts[i + 1] = lefts[i] + widths[i];
        }
        scrollTo(scroll);
    }
}
