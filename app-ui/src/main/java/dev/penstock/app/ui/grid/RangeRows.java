package dev.penstock.app.ui.grid;

import dev.penstock.engine.api.CancelledException;
import dev.penstock.engine.api.Column;
import dev.penstock.engine.api.Diagnosis;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.Execution;
import dev.penstock.engine.api.Outcome;
import dev.penstock.engine.api.RowBatch;
import dev.penstock.engine.api.Rows;
import dev.penstock.engine.api.Spool;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The selected cells of a spool as a result of their own, so that they are written as every other result is. */
final class RangeRows implements Rows {
    private static final int CHUNK = 1000;
    private final Spool spool;
    private final GridSelection range;
    private final List<Column> columns;
    private long next;
    private volatile boolean cancelled;

    RangeRows(Spool spool, GridSelection range) {
        this.spool = spool;
        this.range = range;
        this.columns = spool.columns().subList(range.firstColumn(), range.lastColumn() + 1);
        this.next = range.firstRow();
    }

    @Override
    public List<Column> columns() {
        return columns;
    }

    @Override
    public @Nullable RowBatch next() {
        if (cancelled) {
            throw new CancelledException(
                    ErrorCode.CANCELLED,
                    "The reading of the selected rows was cancelled",
                    Diagnosis.of(Outcome.DONE, "Select and copy again."),
                    null);
        }
        if (next > range.lastRow()) {
            return null;
        }
        RowBatch batch = spool.read(next, (int) Math.min(CHUNK, range.lastRow() - next + 1));
        next += batch.size();
        return new Narrow(batch, range.firstColumn());
    }

    @Override
    public Execution<@Nullable RowBatch> nextAsync() {
        return RangeRead.start(this);
    }

    @Override
    public void cancel() {
        cancelled = true;
    }

    /** The spool is not its own: nothing to give back. */
    @Override
    public void close() {
        next = range.lastRow() + 1;
    }

    private record Narrow(RowBatch batch, int first) implements RowBatch {
        @Override
        public int size() {
            return batch.size();
        }

        @Override
        public @Nullable Object value(int row, int column) {
            return batch.value(row, first + column);
        }

        @Override
        public @Nullable String text(int row, int column) {
            return batch.text(row, first + column);
        }
    }
}
