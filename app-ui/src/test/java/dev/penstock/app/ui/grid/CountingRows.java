package dev.penstock.app.ui.grid;

import dev.penstock.engine.api.Column;
import dev.penstock.engine.api.Execution;
import dev.penstock.engine.api.RowBatch;
import dev.penstock.engine.api.Rows;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** As many rows as wanted without a server: the number and a text of it. */
final class CountingRows implements Rows {
    private static final int CHUNK = 1000;
    private final long count;
    private long next;

    CountingRows(long count) {
        this.count = count;
    }

    @Override
    public List<Column> columns() {
        return List.of(new Column("n", "int8", Long.class), new Column("t", "text", String.class));
    }

    @Override
    public @Nullable RowBatch next() {
        if (next == count) {
            return null;
        }
        long first = next;
        next = Math.min(count, first + CHUNK);
        return new Batch(first, (int) (next - first));
    }

    @Override
    public Execution<@Nullable RowBatch> nextAsync() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void cancel() {
        next = count;
    }

    @Override
    public void close() {
        next = count;
    }

    private record Batch(long first, int size) implements RowBatch {
        @Override
        public Object value(int row, int column) {
            return column == 0 ? (Object) (first + row) : text(row, column);
        }

        @Override
        public String text(int row, int column) {
            return column == 0 ? Long.toString(first + row) : "row " + (first + row);
        }
    }
}
