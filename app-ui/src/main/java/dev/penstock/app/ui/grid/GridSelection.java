package dev.penstock.app.ui.grid;

/**
 * A rectangle of cells, kept by two corners whatever its size.
 *
 * @param anchorRow where it began
 * @param anchorColumn where it began
 * @param row where the cursor is
 * @param column where the cursor is
 */
record GridSelection(long anchorRow, int anchorColumn, long row, int column) {

    /** One cell. */
    static GridSelection of(long row, int column) {
        return new GridSelection(row, column, row, column);
    }

    /** The same from where it began to another cell. */
    GridSelection to(long newRow, int newColumn) {
        return new GridSelection(anchorRow, anchorColumn, newRow, newColumn);
    }

    long firstRow() {
        return Math.min(anchorRow, row);
    }

    long lastRow() {
        return Math.max(anchorRow, row);
    }

    int firstColumn() {
        return Math.min(anchorColumn, column);
    }

    int lastColumn() {
        return Math.max(anchorColumn, column);
    }

    long rows() {
        return lastRow() - firstRow() + 1;
    }

    int columns() {
        return lastColumn() - firstColumn() + 1;
    }

    boolean isOneCell() {
        return rows() == 1 && columns() == 1;
    }

    boolean contains(long aRow, int aColumn) {
        return aRow >= firstRow() && aRow <= lastRow() && aColumn >= firstColumn() && aColumn <= lastColumn();
    }
}
