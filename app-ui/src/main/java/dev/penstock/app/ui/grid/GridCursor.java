package dev.penstock.app.ui.grid;

import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** Which rows are in sight and which cells are selected. Rows that come leave both as they are. FX thread only. */
final class GridCursor {
    private final ReadOnlyLongWrapper top = new ReadOnlyLongWrapper();
    private final ReadOnlyObjectWrapper<@Nullable GridSelection> selection = new ReadOnlyObjectWrapper<>();
    private long rows;
    private int columns;
    private int inSight = 1;

    /** The first row in sight. */
    ReadOnlyLongProperty top() {
        return top.getReadOnlyProperty();
    }

    /** What is selected; null for nothing. */
    ReadOnlyObjectProperty<@Nullable GridSelection> selection() {
        return selection.getReadOnlyProperty();
    }

    /** Begins anew over a result. */
    void reset(int newColumns) {
        rows = 0;
        columns = newColumns;
        selection.set(null);
        top.set(0);
    }

    /** So many rows there are. */
    void stored(long newRows) {
        rows = newRows;
        scrollTo(top.get());
    }

    /** So many whole rows can be seen at a time. */
    void sight(int whole) {
        inSight = Math.max(1, whole);
        scrollTo(top.get());
    }

    /** The last row that can be on top. */
    long lastTop() {
        return Math.max(0, rows - inSight);
    }

    /** Brings a row to the top, or as near as there are rows. */
    void scrollTo(long row) {
        top.set(Math.clamp(row, 0, lastTop()));
    }

    /** Scrolls by rows; the selection stays. */
    void scrollBy(long by) {
        scrollTo(top.get() + by);
    }

    /** Selects a cell, the nearest there is, or extends the selection to it; it comes into sight. */
    void go(long row, int column, boolean extend) {
        if (rows == 0 || columns == 0) {
            return;
        }
        long toRow = Math.clamp(row, 0, rows - 1);
        int toColumn = Math.clamp(column, 0, columns - 1);
        GridSelection before = selection.get();
        selection.set(extend && before != null ? before.to(toRow, toColumn) : GridSelection.of(toRow, toColumn));
        reveal(toRow);
    }

    /** Moves by so many rows and columns; without a selection to the first cell in sight. */
    void move(long byRows, int byColumns, boolean extend) {
        GridSelection now = selection.get();
        if (now == null) {
            go(top.get(), 0, false);
        } else {
            go(now.row() + byRows, now.column() + byColumns, extend);
        }
    }

    /** Moves a sight's height up (negative) or down. */
    void page(int direction, boolean extend) {
        long by = (long) direction * Math.max(1, inSight - 1);
        scrollBy(by);
        move(by, 0, extend);
    }

    /** To the first column of the row, or of the result. */
    void home(boolean wholeResult, boolean extend) {
        go(wholeResult ? 0 : row(), 0, extend);
    }

    /** To the last column of the row, or of the result's last row. */
    void end(boolean wholeResult, boolean extend) {
        go(wholeResult ? rows - 1 : row(), columns - 1, extend);
    }

    /** Selects a whole row, or extends to it. */
    void row(long row, boolean extend) {
        if (rows == 0 || columns == 0) {
            return;
        }
        long to = Math.clamp(row, 0, rows - 1);
        GridSelection before = selection.get();
        selection.set(new GridSelection(extend && before != null ? before.anchorRow() : to, columns - 1, to, 0));
    }

    /** Selects a whole column, or extends to it. */
    void column(int column, boolean extend) {
        if (rows == 0 || columns == 0) {
            return;
        }
        GridSelection before = selection.get();
        int from = extend && before != null ? before.anchorColumn() : column;
        selection.set(new GridSelection(rows - 1, from, 0, column));
    }

    /** Selects all rows there are; the sight stays. */
    void all() {
        if (rows > 0 && columns > 0) {
            selection.set(new GridSelection(rows - 1, columns - 1, 0, 0));
        }
    }

    private long row() {
        GridSelection now = selection.get();
        return now == null ? top.get() : now.row();
    }

    private void reveal(long row) {
        if (row < top.get()) {
            scrollTo(row);
        } else if (row >= top.get() + inSight) {
            scrollTo(row - inSight + 1);
        }
    }
}
