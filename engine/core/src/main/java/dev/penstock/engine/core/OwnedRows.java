package dev.penstock.engine.core;

import dev.penstock.engine.api.Column;
import dev.penstock.engine.api.Execution;
import dev.penstock.engine.api.RowBatch;
import dev.penstock.engine.api.Rows;
import dev.penstock.engine.core.task.CallExecution;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A connector's rows, tied to their flight. */
final class OwnedRows implements Rows {
    private final Rows inner;
    private final Ownership ownership;

    OwnedRows(Flight flight, Rows inner) {
        this(new Ownership(flight, inner::close), inner);
    }

    OwnedRows(Ownership ownership, Rows inner) {
        this.inner = inner;
        this.ownership = ownership;
    }

    @Override
    public List<Column> columns() {
        return inner.columns();
    }

    @Override
    public @Nullable RowBatch next() {
        return ownership.next(inner::next, RowBatch::size);
    }

    @Override
    public Execution<@Nullable RowBatch> nextAsync() {
        return CallExecution.start(ownership.flight().database().services().callers(), this::cancel, this::next);
    }

    @Override
    public void cancel() {
        ownership.cancel();
    }

    @Override
    public void close() {
        ownership.close();
    }
}
