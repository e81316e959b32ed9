package dev.penstock.connectors.jdbc;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Rows of one column that nobody sent, all alike. */
final class FakeRowSource implements RowSource {
    private final int cellBytes;
    private long left;
    private long bytes;
    boolean closed;

    FakeRowSource(long rows, int cellBytes) {
        this.left = rows;
        this.cellBytes = cellBytes;
    }

    @Override
    public ResultShape shape() {
        return TextRows.shape("a");
    }

    @Override
    public int read(@Nullable Object[] cells, int from, int rows) {
        int count = (int) Math.min(left, rows);
        Arrays.fill(cells, from, from + count, "x");
        left -= count;
        bytes += (long) count * cellBytes;
        return count;
    }

    @Override
    public void close() {
        closed = true;
    }

    @Override
    public long bytes() {
        return bytes;
    }
}
