package dev.penstock.engine.core.spool;

import dev.penstock.engine.api.Column;
import dev.penstock.engine.api.Diagnosis;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.Outcome;
import dev.penstock.engine.api.PenstockException;
import dev.penstock.engine.api.ResultException;
import dev.penstock.engine.api.RowBatch;
import dev.penstock.engine.api.Rows;
import dev.penstock.engine.api.Spool;
import dev.penstock.engine.api.Task;
import dev.penstock.engine.core.task.LongWork;
import dev.penstock.engine.core.task.RunningTask;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** A result's rows on disk, and the task that writes them. */
final class DiskSpool implements Spool {
    private final SpoolStore store;
    private final RunningTask<Long> filling;
    private final Executor callers;
    private final Consumer<DiskSpool> onClose;
    private final AtomicBoolean closed = new AtomicBoolean();

    private DiskSpool(SpoolStore store, RunningTask<Long> filling, Executor callers, Consumer<DiskSpool> onClose) {
        this.store = store;
        this.filling = filling;
        this.callers = callers;
        this.onClose = onClose;
    }

    /**
     * Starts to copy the rows.
     *
     * @param callers runs the reads of {@link Rows#nextAsync}
     * @param onClose runs after the file is deleted
     */
    static DiskSpool start(
            Rows rows, TempFolder folder, LongWork tasks, Executor callers, Consumer<DiskSpool> onClose) {
        SpoolStore store = new SpoolStore(rows.columns(), folder);
        RunningTask<Long> filling =
                tasks.start("Reading the result", "rows", -1, rows::cancel, task -> fill(store, rows, folder, task));
        return new DiskSpool(store, filling, callers, onClose);
    }

    private static long fill(SpoolStore store, Rows rows, TempFolder folder, RunningTask<Long> task) {
        try (rows) {
            for (RowBatch batch = rows.next(); batch != null; batch = rows.next()) {
                try {
                    store.append(batch);
                } finally {
                    // also stores the rows before a failing one
                    task.done(store.size());
                }
                task.checkpoint();
            }
            return store.size();
        } catch (IOException e) {
            throw SpoolFailures.notWritten(folder.parent(), store.size(), e);
        }
    }

    @Override
    public List<Column> columns() {
        return store.columns();
    }

    @Override
    public long size() {
        return store.size();
    }

    @Override
    public Task<Long> filling() {
        return filling;
    }

    @Override
    public Optional<PenstockException> failure() {
        if (!filling.isCompletedExceptionally()) {
            return Optional.empty();
        }
        return Optional.of(
                filling.exceptionNow() instanceof PenstockException failure
                        ? failure
                        : SpoolFailures.internal(filling.exceptionNow()));
    }

    @Override
    public RowBatch read(long from, int count) {
        return reading(() -> store.read(from, count));
    }

    RowBatch readBlock(long from, long limit) {
        return reading(() -> store.readBlock(from, limit));
    }

    private RowBatch reading(ReadAction read) {
        if (closed.get()) {
            throw closedFailure();
        }
        try {
            return read.read();
        } catch (IOException e) {
            // a concurrent close may have deleted the file during the read
            throw closed.get() ? closedFailure() : SpoolFailures.notRead(e);
        }
    }

    @Override
    public Rows rows() {
        if (closed.get()) {
            throw closedFailure();
        }
        return new SpooledRows(this, store.size(), callers);
    }

    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        filling.cancel();
        LongWork.awaitEnd(filling);
        try {
            store.close();
        } catch (IOException e) {
            throw SpoolFailures.notDeleted(e);
        } finally {
            onClose.accept(this);
        }
    }

    static ResultException closedFailure() {
        return new ResultException(
                ErrorCode.RESULT_CLOSED,
                "The result has been closed",
                Diagnosis.of(Outcome.NOT_DONE, "Read it before it is closed."),
                null);
    }

    private interface ReadAction {
        RowBatch read() throws IOException;
    }
}
