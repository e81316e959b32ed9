package dev.penstock.engine.core;

import dev.penstock.engine.api.CancelledException;
import dev.penstock.engine.api.Column;
import dev.penstock.engine.api.Diagnosis;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.Execution;
import dev.penstock.engine.api.Outcome;
import dev.penstock.engine.api.ResultException;
import dev.penstock.engine.api.RowBatch;
import dev.penstock.engine.api.Rows;
import dev.penstock.engine.core.task.CallExecution;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** Rows that a test lays down cell by cell, for values and moments that no server gives when a test wants them. */
public final class FixedRows implements Rows {
    private final List<Column> columns;
    private final List<? extends RowBatch> batches;
    private int next;
    /** Counted down when the rows before it have been read; the last read waits for a cancel or a close. */
    public @Nullable CountDownLatch hangs;
    /** Thrown after the last row. */
    public @Nullable RuntimeException failure;

    public volatile boolean closed;
    private final CountDownLatch cancelled = new CountDownLatch(1);

    public FixedRows(List<Column> columns, List<? extends RowBatch> batches) {
        this.columns = columns;
        this.batches = batches;
    }

    @Override
    public List<Column> columns() {
        return columns;
    }

    @Override
    public @Nullable RowBatch next() {
        if (next < batches.size()) {
            return batches.get(next++);
        }
        if (hangs != null) {
            hangs.countDown();
            awaitCancel();
            throw new CancelledException(
                    ErrorCode.CANCELLED, "The statement was cancelled", Diagnosis.of(Outcome.UNKNOWN, ""), null);
        }
        if (failure != null) {
            throw failure;
        }
        return null;
    }

    private void awaitCancel() {
        try {
            cancelled.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public Execution<@Nullable RowBatch> nextAsync() {
        return CallExecution.start(Thread::startVirtualThread, this::cancel, this::next);
    }

    @Override
    public void cancel() {
        cancelled.countDown();
    }

    @Override
    public void close() {
        closed = true;
    }

    /** A cell: a value with its text. A null value with a text is one that cannot be read. */
    public record Cell(@Nullable Object value, String text) {}

    /** Rows of cells; null for NULL. */
    public record Batch(List<? extends List<? extends @Nullable Cell>> cells) implements RowBatch {
        @Override
        public int size() {
            return cells.size();
        }

        @Override
        public @Nullable Object value(int row, int column) {
            Cell cell = cells.get(row).get(column);
            if (cell == null) {
                return null;
            }
            if (cell.value() == null) {
                throw new ResultException(ErrorCode.VALUE_UNREADABLE, "No value", Diagnosis.of(Outcome.DONE, ""), null);
            }
            return cell.value();
        }

        @Override
        public @Nullable String text(int row, int column) {
            Cell cell = cells.get(row).get(column);
            return cell == null ? null : cell.text();
        }
    }
}
