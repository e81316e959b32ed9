package dev.penstock.engine.core;

import dev.penstock.engine.api.Column;
import dev.penstock.engine.api.Execution;
import dev.penstock.engine.api.RowBatch;
import dev.penstock.engine.api.Rows;
import dev.penstock.engine.api.spi.RowCursor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows that are read from the server as they are wanted. */
final class OpenRows implements Rows {
    private final OpenResult result;
    private final RowCursor cursor;
    private final int fetchSize;

    OpenRows(OpenResult result, RowCursor cursor) {
        this.result = result;
        this.cursor = cursor;
        this.fetchSize = result.fetchSize();
    }

    @Override
    public List<Column> columns() {
        return cursor.columns();
    }

    @Override
    public @Nullable RowBatch next() {
        return result.next(() -> cursor.read(fetchSize), RowBatch::size, batch -> batch.size() < fetchSize);
    }

    @Override
    public Execution<@Nullable RowBatch> nextAsync() {
        return result.async(this::next);
    }

    @Override
    public void cancel() {
        result.cancel();
    }

    @Override
    public void close() {
        result.close();
    }
}
