package dev.penstock.connectors.sqlite;

import dev.penstock.connectors.jdbc.BufferedCursor;
import dev.penstock.engine.api.Column;
import dev.penstock.engine.api.RowBatch;
import dev.penstock.engine.api.spi.RowCursor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A cursor that keeps native calls off virtual threads. */
record OffCarrierCursor(BufferedCursor cursor, PlatformThreads threads) implements RowCursor {
    @Override
    public List<Column> columns() {
        return cursor.columns();
    }

    @Override
    public @Nullable RowBatch read(int rows) {
        return cursor.buffered() ? cursor.read(rows) : threads.call(() -> cursor.read(rows));
    }

    @Override
    public void close() {
        if (cursor.ended()) {
            cursor.close();
        } else {
            threads.run(cursor::close);
        }
    }
}
