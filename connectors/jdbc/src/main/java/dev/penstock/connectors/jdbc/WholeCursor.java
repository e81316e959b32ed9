package dev.penstock.connectors.jdbc;

import dev.penstock.engine.api.Column;
import dev.penstock.engine.api.RowBatch;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A result that is in memory as a whole: neither server nor driver holds anything for it. */
final class WholeCursor implements BufferedCursor {
    private final ResultShape shape;
    private @Nullable CellBatch left;

    WholeCursor(ResultShape shape, @Nullable CellBatch all) {
        this.shape = shape;
        this.left = all;
    }

    @Override
    public List<Column> columns() {
        return shape.columns();
    }

    @Override
    public @Nullable RowBatch read(int rows) {
        CellBatch all = left;
        if (all == null || all.size() <= rows) {
            left = null;
            return all;
        }
        left = all.from(rows);
        return all.until(rows);
    }

    @Override
    public boolean buffered() {
        return true;
    }

    @Override
    public boolean ended() {
        return true;
    }

    @Override
    public void close() {
        left = null;
    }
}
