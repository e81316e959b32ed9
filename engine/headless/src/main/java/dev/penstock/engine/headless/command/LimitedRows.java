package dev.penstock.engine.headless.command;

import dev.penstock.engine.api.Column;
import dev.penstock.engine.api.Execution;
import dev.penstock.engine.api.RowBatch;
import dev.penstock.engine.api.Rows;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Counts rows while they are read and ends at a limit. */
final class LimitedRows implements Rows {
    private final Rows rows;
    private final long limit;
    private volatile long count;
    private boolean cut;

    LimitedRows(Rows rows, long limit) {
        this.rows = rows;
        this.limit = limit;
    }

    /** The number of rows so far. Thread-safe. */
    long count() {
        return count;
    }

    /** Whether rows were left out because of the limit. */
    boolean cut() {
        return cut;
    }

    @Override
    public List<Column> columns() {
        return rows.columns();
    }

    @Override
    public @Nullable RowBatch next() {
        return cut ? null : taken(rows.next());
    }

    @Override
    public Execution<@Nullable RowBatch> nextAsync() {
        return rows.nextAsync().map(this::taken);
    }

    private @Nullable RowBatch taken(@Nullable RowBatch batch) {
        if (batch == null || cut) {
            return null;
        }
        long room = limit - count;
        if (batch.size() <= room) {
            // one thread writes it, others only read
            count = limit - room + batch.size();
            return batch;
        }
        cut = true;
        count = limit;
        rows.close();
        return room == 0 ? null : new FirstRows(batch, (int) room);
    }

    @Override
    public void cancel() {
        rows.cancel();
    }

    @Override
    public void close() {
        rows.close();
    }

    /** The first rows of a batch. */
    private record FirstRows(RowBatch batch, int size) implements RowBatch {
        @Override
        public @Nullable Object value(int row, int column) {
            return batch.value(row, column);
        }

        @Override
        public @Nullable String text(int row, int column) {
            return batch.text(row, column);
        }
    }
}
