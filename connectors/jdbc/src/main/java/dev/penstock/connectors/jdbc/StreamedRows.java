package dev.penstock.connectors.jdbc;

import dev.penstock.engine.api.Column;
import dev.penstock.engine.api.Execution;
import dev.penstock.engine.api.RowBatch;
import dev.penstock.engine.api.Rows;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows in batches of the fetch size, read from the server as they are asked for. */
final class StreamedRows implements Rows {
    private static final int FIRST_ROWS = 64;
    private static final Duration CANCEL_LIMIT = Duration.ofSeconds(2);

    private final JdbcLease lease;
    private final Call call;
    private final RowSource source;
    private final int fetchSize;
    private int expected;
    private boolean closed;

    StreamedRows(JdbcLease lease, Call call, RowSource source, int fetchSize) {
        this.lease = lease;
        this.call = call;
        this.source = source;
        this.fetchSize = fetchSize;
        this.expected = Math.min(fetchSize, FIRST_ROWS);
    }

    @Override
    public List<Column> columns() {
        return source.shape().columns();
    }

    @Override
    public @Nullable RowBatch next() {
        if (closed) {
            return null;
        }
        try {
            lease.sending(call);
            RowBatch batch = read();
            lease.answered();
            if (batch == null || batch.size() < fetchSize) {
                close();
            }
            return batch;
        } catch (SQLException e) {
            closed = true;
            throw lease.failed(call, source, e);
        } catch (RuntimeException | Error e) {
            closed = true;
            lease.failed(call, source);
            throw e;
        }
    }

    private @Nullable RowBatch read() throws SQLException {
        int width = columns().size();
        int room = expected;
        @Nullable Object[] cells = new Object[room * width];
        int size = source.read(cells, 0, room);
        while (size == room && room < fetchSize) {
            room = (int) Math.min(fetchSize, room * 4L);
            cells = Arrays.copyOf(cells, Math.multiplyExact(room, width));
            size += source.read(cells, size, room - size);
        }
        expected = room;
        return size == 0 ? null : new CellBatch(source.shape(), cells, size);
    }

    @Override
    public Execution<@Nullable RowBatch> nextAsync() {
        return NextBatch.of(this);
    }

    @Override
    public void cancel() {
        lease.cancel(CANCEL_LIMIT);
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            lease.finished(call, source);
        }
    }
}
