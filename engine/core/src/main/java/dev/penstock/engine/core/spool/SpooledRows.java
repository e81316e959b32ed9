package dev.penstock.engine.core.spool;

import dev.penstock.engine.api.CancelledException;
import dev.penstock.engine.api.Column;
import dev.penstock.engine.api.Diagnosis;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.Execution;
import dev.penstock.engine.api.Outcome;
import dev.penstock.engine.api.RowBatch;
import dev.penstock.engine.api.Rows;
import dev.penstock.engine.core.task.CallExecution;
import java.util.List;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Reads the rows of a spool from the start, block by block. */
final class SpooledRows implements Rows {
    private final DiskSpool spool;
    private final long size;
    private final Executor callers;
    private long next;
    private boolean closed;
    private volatile boolean cancelled;

    SpooledRows(DiskSpool spool, long size, Executor callers) {
        this.spool = spool;
        this.size = size;
        this.callers = callers;
    }

    @Override
    public List<Column> columns() {
        return spool.columns();
    }

    @Override
    public @Nullable RowBatch next() {
        if (next == size) {
            return null;
        }
        if (closed) {
            throw DiskSpool.closedFailure();
        }
        if (cancelled) {
            closed = true;
            throw new CancelledException(
                    ErrorCode.CANCELLED, "Reading the result was cancelled", Diagnosis.of(Outcome.DONE, ""), null);
        }
        RowBatch batch = spool.readBlock(next, size);
        next += batch.size();
        return batch;
    }

    @Override
    public Execution<@Nullable RowBatch> nextAsync() {
        return CallExecution.start(callers, this::cancel, this::next);
    }

    @Override
    public void cancel() {
        cancelled = true;
    }

    @Override
    public void close() {
        closed = true;
    }
}
