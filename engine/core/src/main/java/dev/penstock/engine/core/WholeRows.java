package dev.penstock.engine.core;

import dev.penstock.engine.api.Column;
import dev.penstock.engine.api.Execution;
import dev.penstock.engine.api.RowBatch;
import dev.penstock.engine.api.Rows;
import dev.penstock.engine.core.task.CallExecution;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A result that is in memory as a whole: it holds no connection. */
final class WholeRows implements Rows {
    private final List<Column> columns;
    private @Nullable RowBatch batch;

    WholeRows(List<Column> columns, @Nullable RowBatch batch) {
        this.columns = columns;
        this.batch = batch;
    }

    @Override
    public List<Column> columns() {
        return columns;
    }

    @Override
    public @Nullable RowBatch next() {
        RowBatch next = batch;
        batch = null;
        return next;
    }

    @Override
    public Execution<@Nullable RowBatch> nextAsync() {
        return CallExecution.start(Runnable::run, () -> {}, this::next);
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
