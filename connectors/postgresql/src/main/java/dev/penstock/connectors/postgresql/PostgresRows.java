package dev.penstock.connectors.postgresql;

import dev.penstock.connectors.jdbc.CellLimit;
import dev.penstock.connectors.jdbc.ResultShape;
import dev.penstock.connectors.jdbc.RowSource;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.jdbc.PgResultSet;

/** Takes each cell's bytes from the driver as they came over the wire; the bytes of a bytea are decoded by it. */
final class PostgresRows implements RowSource {
    private final PgResultSet rows;
    private final ResultShape shape;
    private final int maxCellBytes;
    private long row;
    private long bytes;

    PostgresRows(PgResultSet rows, ResultShape shape, int maxCellBytes) {
        this.rows = rows;
        this.shape = shape;
        this.maxCellBytes = maxCellBytes;
    }

    @Override
    public ResultShape shape() {
        return shape;
    }

    @Override
    public int read(@Nullable Object[] cells, int from, int count) throws SQLException {
        int width = shape.columns().size();
        int at = from * width;
        int read = 0;
        while (read < count && rows.next()) {
            row++;
            for (int column = 1; column <= width; column++) {
                byte[] cell = rows.getBytes(column);
                if (cell != null) {
                    check(cell, column);
                    bytes += cell.length;
                }
                cells[at++] = cell;
            }
            read++;
        }
        return read;
    }

    private void check(byte[] cell, int column) {
        if (cell.length > maxCellBytes) {
            throw CellLimit.exceeded(row, shape.columns().get(column - 1), cell.length, maxCellBytes, "substring");
        }
    }

    @Override
    public long bytes() {
        return bytes;
    }

    @Override
    public void close() throws SQLException {
        rows.close();
    }
}
