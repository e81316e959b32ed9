package dev.penstock.app.ui.grid;

import dev.penstock.engine.api.RowBatch;
import dev.penstock.engine.api.Spool;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Looks for a text in all cells, upper and lower case alike, from one cell on round to it again. One thread runs it; any
 * may ask how far it is and stop it.
 */
final class CellSearch {
    private static final int CHUNK = 512;
    private final Spool spool;
    private final long rows;
    private final int columns;
    private final Matcher matcher;
    private final long cells;
    private final AtomicLong searched = new AtomicLong();
    private volatile boolean stopped;

    /** Over the rows stored at this moment. */
    CellSearch(Spool spool, String text) {
        this.spool = spool;
        this.rows = spool.size();
        this.columns = spool.columns().size();
        this.cells = rows * columns;
        this.matcher = Pattern.compile(text, Pattern.LITERAL | Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
                .matcher("");
    }

    long rows() {
        return rows;
    }

    /** Rows searched so far. */
    long searched() {
        return searched.get();
    }

    void stop() {
        stopped = true;
    }

    /**
     * The nearest cell that has the text. Reads the disk.
     *
     * @param row where to begin; the cell itself comes last
     * @param column −1 to begin before the row's first cell
     */
    FindState run(long row, int column, boolean forward) {
        long from = row * columns + column;
        FindState.@Nullable Found found = forward ? up(from + 1, cells, false) : down(from - 1, 0, false);
        if (found == null && !stopped) {
            found = forward ? up(0, Math.min(from + 1, cells), true) : down(cells - 1, Math.max(0, from), true);
        }
        if (found != null) {
            return found;
        }
        return stopped ? new FindState.Stopped(searched.get()) : new FindState.Missing(rows);
    }

    private FindState.@Nullable Found up(long from, long end, boolean wrapped) {
        long cell = from;
        while (cell < end && !stopped) {
            long row = cell / columns;
            RowBatch batch = spool.read(row, CHUNK);
            long chunkEnd = Math.min(end, (row + batch.size()) * columns);
            for (; cell < chunkEnd; cell++) {
                if (matches(batch, row, cell)) {
                    return new FindState.Found(cell / columns, (int) (cell % columns), wrapped);
                }
            }
            searched.addAndGet(batch.size());
        }
        return null;
    }

    private FindState.@Nullable Found down(long from, long end, boolean wrapped) {
        long cell = from;
        while (cell >= end && !stopped) {
            long last = cell / columns;
            long row = Math.max(0, last - CHUNK + 1);
            RowBatch batch = spool.read(row, (int) (last - row + 1));
            for (; cell >= Math.max(end, row * columns); cell--) {
                if (matches(batch, row, cell)) {
                    return new FindState.Found(cell / columns, (int) (cell % columns), wrapped);
                }
            }
            searched.addAndGet(batch.size());
        }
        return null;
    }

    private boolean matches(RowBatch batch, long first, long cell) {
        String text = batch.text((int) (cell / columns - first), (int) (cell % columns));
        return text != null && matcher.reset(text).find();
    }
}
