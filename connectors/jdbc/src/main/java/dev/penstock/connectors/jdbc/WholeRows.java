package dev.penstock.connectors.jdbc;

import dev.penstock.engine.api.Column;
import dev.penstock.engine.api.Diagnosis;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.Execution;
import dev.penstock.engine.api.Outcome;
import dev.penstock.engine.api.ResultException;
import dev.penstock.engine.api.RowBatch;
import dev.penstock.engine.api.Rows;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A result read whole: one batch in memory, and nothing held at the server. */
final class WholeRows implements Rows {
    private static final int FIRST_ROWS = 8;
    private static final int CELL_OVERHEAD = 32;

    private final ResultShape shape;
    private @Nullable RowBatch batch;

    private WholeRows(ResultShape shape, @Nullable RowBatch batch) {
        this.shape = shape;
        this.batch = batch;
    }

    /** Reads all there is. */
    static WholeRows read(RowSource source) throws SQLException {
        ResultShape shape = source.shape();
        int width = shape.columns().size();
        int room = FIRST_ROWS;
        @Nullable Object[] cells = new Object[room * width];
        int size = source.read(cells, 0, room);
        while (size == room) {
            checkMemory(source.bytes() + (long) size * width * CELL_OVERHEAD, size);
            room = room * 2;
            cells = Arrays.copyOf(cells, Math.multiplyExact(room, width));
            size += source.read(cells, size, room - size);
        }
        return new WholeRows(shape, size == 0 ? null : new CellBatch(shape, cells, size));
    }

    private static void checkMemory(long bytes, int rows) {
        if (bytes > Memory.wholeResult()) {
            throw new ResultException(
                    ErrorCode.RESULT_TOO_LARGE,
                    "After " + rows + " rows the result is larger than the " + (Memory.wholeResult() >> 20)
                            + " MiB that a result read at once may take",
                    Diagnosis.of(Outcome.DONE, "Read it in batches: give a fetch size, such as 1000."),
                    null);
        }
    }

    @Override
    public List<Column> columns() {
        return shape.columns();
    }

    @Override
    public @Nullable RowBatch next() {
        RowBatch next = batch;
        batch = null;
        return next;
    }

    @Override
    public Execution<@Nullable RowBatch> nextAsync() {
        return NextBatch.of(this);
    }

    @Override
    public void cancel() {
        // nothing runs any more
    }

    @Override
    public void close() {
        batch = null;
    }
}
