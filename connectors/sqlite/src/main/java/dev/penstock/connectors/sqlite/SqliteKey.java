package dev.penstock.connectors.sqlite;

import dev.penstock.connectors.jdbc.ResultShape;
import dev.penstock.connectors.jdbc.RowSource;
import dev.penstock.engine.api.Column;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The row identifier of the last row that a connection has inserted, as the only generated key. */
final class SqliteKey implements RowSource {
    private static final int BYTES = 8;

    private final ResultShape shape;
    private final long key;
    private boolean read;

    SqliteKey(String column, long key) {
        this.shape = new ResultShape(List.of(new Column(column, "INTEGER", Long.class)), List.of(SqliteCell.ANY));
        this.key = key;
    }

    @Override
    public ResultShape shape() {
        return shape;
    }

    @Override
    public int read(@Nullable Object[] cells, int from, int rows) {
        if (read || rows == 0) {
            return 0;
        }
        read = true;
        cells[from] = key;
        return 1;
    }

    @Override
    public void close() {
        // the driver holds nothing for it
    }

    @Override
    public long bytes() {
        return BYTES;
    }
}
