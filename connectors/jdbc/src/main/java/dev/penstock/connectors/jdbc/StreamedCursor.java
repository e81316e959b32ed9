package dev.penstock.connectors.jdbc;

import dev.penstock.engine.api.Column;
import dev.penstock.engine.api.RowBatch;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows that are read from the server in batches. The first batch comes with the statement's execution, in the same call of
 * the lease; if it is the last one as well, the statement has ended then.
 */
final class StreamedCursor implements BufferedCursor {
    private static final int FIRST_ROWS = 64;

    private final StatementExecution execution;
    private final Call call;
    private final RowSource source;
    private final boolean unanswered;
    private @Nullable CellBatch first;
    private int expected = FIRST_ROWS;
    private boolean ended;

    /** @param unanswered whether the statement succeeds only by the close of its rows */
    StreamedCursor(StatementExecution execution, Call call, RowSource source, boolean unanswered) {
        this.execution = execution;
        this.call = call;
        this.source = source;
        this.unanswered = unanswered;
    }

    /** Reads the first batch. */
    void readFirst() {
        first = next(call.options().fetchSize());
    }

    @Override
    public List<Column> columns() {
        return source.shape().columns();
    }

    @Override
    public @Nullable RowBatch read(int rows) {
        CellBatch buffered = first;
        if (buffered == null) {
            return ended ? null : next(rows);
        }
        if (buffered.size() > rows) {
            first = buffered.from(rows);
            return buffered.until(rows);
        }
        first = null;
        if (ended || buffered.size() == rows) {
            return buffered;
        }
        // a batch of fewer rows than wanted would be taken for the last one
        CellBatch more = next(rows - buffered.size());
        return more == null ? buffered : buffered.and(more);
    }

    private @Nullable CellBatch next(int rows) {
        CellBatch batch = batch(rows);
        if (batch == null || batch.size() < rows) {
            end();
        } else {
            expected = rows;
        }
        return batch;
    }

    private @Nullable CellBatch batch(int rows) {
        try {
            execution.sending(call);
            CellBatch batch = CellReader.read(source, rows, expected);
            execution.read();
            return batch;
        } catch (SQLException e) {
            ended = true;
            throw execution.failed(call, source, e, unanswered);
        } catch (RuntimeException | Error e) {
            ended = true;
            execution.failedHere(call, source, e, unanswered);
            throw e;
        }
    }

    @Override
    public boolean buffered() {
        return ended || first != null;
    }

    @Override
    public boolean ended() {
        return ended;
    }

    @Override
    public void close() {
        first = null;
        end();
    }

    private void end() {
        if (!ended) {
            ended = true;
            execution.finish(call, source, unanswered);
        }
    }
}
