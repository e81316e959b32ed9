package dev.penstock.app.ui.grid;

import dev.penstock.engine.api.Column;
import dev.penstock.engine.api.Row;
import java.util.List;

/** How wide columns are at first: as their header and the first rows need, within bounds. */
final class ColumnWidths {
    private static final int SAMPLE = 100;
    private static final double LEAST_IN_TEXT = 4;
    private static final double MOST_IN_TEXT = 24.6;
    private static final double PADDING = 18;
    /** Names stand in Inter Semi Bold, which is so much wider than the font that is measured. */
    private static final double STRONG = 1.08;

    /** How wide a text is, in pixels. */
    @FunctionalInterface
    interface Ruler {
        /**
         * Measures.
         *
         * @param number whether it stands in the numbers' font
         */
        double width(String text, boolean number);
    }

    private ColumnWidths() {}

    /**
     * A width a column, in pixels.
     *
     * @param numbers which stand in the numbers' font
     * @param first the first rows; no more than a hundred count
     * @param textSize of the usual text: at 13 a column is at most 320 wide
     */
    static double[] of(List<Column> columns, boolean[] numbers, List<Row> first, double textSize, Ruler ruler) {
        double[] widths = new double[columns.size()];
        List<Row> sample = first.subList(0, Math.min(SAMPLE, first.size()));
        for (int i = 0; i < widths.length; i++) {
            widths[i] = bounded(needed(columns.get(i), numbers[i], i, sample, ruler), textSize);
        }
        return widths;
    }

    private static double needed(Column column, boolean number, int place, List<Row> sample, Ruler ruler) {
        String head = column.databaseType().isEmpty() ? column.name() : column.name() + "  " + column.databaseType();
        double needed = ruler.width(head, false) * STRONG;
        for (Row row : sample) {
            needed = Math.max(needed, ruler.width(CellText.of(row.text(place)).text(), number));
        }
        return needed + PADDING;
    }

    private static double bounded(double needed, double textSize) {
        return Math.ceil(Math.clamp(needed, LEAST_IN_TEXT * textSize, MOST_IN_TEXT * textSize));
    }
}
