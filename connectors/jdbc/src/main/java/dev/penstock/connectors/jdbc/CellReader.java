package dev.penstock.connectors.jdbc;

import dev.penstock.engine.api.Diagnosis;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.Outcome;
import dev.penstock.engine.api.ResultException;
import dev.penstock.engine.api.spi.RowCursor;
import java.sql.SQLException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads rows into a batch of raw cells that grows with them, as far as memory allows. */
final class CellReader {
    private static final int CELL_OVERHEAD = 32;

    private CellReader() {}

    /**
     * Reads the next rows.
     *
     * @param rows at most so many; {@link RowCursor#ALL} for all
     * @param expected so many rows have room at once
     * @return null if there are none
     */
    static @Nullable CellBatch read(RowSource source, int rows, int expected) throws SQLException {
        ResultShape shape = source.shape();
        int width = shape.columns().size();
        long bytesBefore = source.bytes();
        int growth = rows == RowCursor.ALL ? 2 : 4;
        int room = Math.clamp(expected, 1, Math.max(1, rows));
        @Nullable Object[] cells = new Object[room * width];
        int size = source.read(cells, 0, room);
        while (size == room && room < rows) {
            checkMemory(source.bytes() - bytesBefore + (long) size * width * CELL_OVERHEAD, size);
            room = (int) Math.min(rows, (long) room * growth);
            cells = Arrays.copyOf(cells, Math.multiplyExact(room, width));
            size += source.read(cells, size, room - size);
        }
        return size == 0 ? null : new CellBatch(shape, cells, 0, size);
    }

    private static void checkMemory(long bytes, int rows) {
        if (bytes > Memory.wholeResult()) {
            throw new ResultException(
                    ErrorCode.RESULT_TOO_LARGE,
                    "After " + rows + " rows the result is larger than the " + (Memory.wholeResult() >> 20)
                            + " MiB that a result read at once may take",
                    Diagnosis.of(Outcome.NOT_DONE, "Read it in batches: give a fetch size, such as 1000."),
                    null);
        }
    }
}
