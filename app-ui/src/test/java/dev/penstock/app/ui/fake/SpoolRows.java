package dev.penstock.app.ui.fake;

import dev.penstock.engine.api.Column;
import dev.penstock.engine.api.Execution;
import dev.penstock.engine.api.RowBatch;
import dev.penstock.engine.api.Rows;
import dev.penstock.engine.api.Spool;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of a spool, once, in batches of a thousand: what a real spool is filled from where no server is needed. */
public final class SpoolRows implements Rows {
    private final Spool source;
    private long next;

    public SpoolRows(Spool source) {
        this.source = source;
    }

    @Override
    public List<Column> columns() {
        return source.columns();
    }

    @Override
    public @Nullable RowBatch next() {
        if (next >= source.size()) {
            return null;
        }
        RowBatch batch = source.read(next, 1000);
        next += batch.size();
        return batch;
    }

    @Override
    public Execution<@Nullable RowBatch> nextAsync() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void cancel() {}

    @Override
    public void close() {
        source.close();
    }
}
