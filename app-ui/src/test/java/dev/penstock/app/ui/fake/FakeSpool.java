package dev.penstock.app.ui.fake;

import dev.penstock.engine.api.Column;
import dev.penstock.engine.api.Diagnosis;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.Outcome;
import dev.penstock.engine.api.PenstockException;
import dev.penstock.engine.api.RowBatch;
import dev.penstock.engine.api.Rows;
import dev.penstock.engine.api.Spool;
import dev.penstock.engine.api.StorageException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A spool in memory whose rows come when a test says; each cell is a value, and its text what {@code toString} says. */
public final class FakeSpool implements Spool {
    private final List<Column> columns;
    private final List<Object[]> rows = new CopyOnWriteArrayList<>();
    private final FakeTask<Long> filling = new FakeTask<>("Reading the result");
    private final List<Long> reads = new CopyOnWriteArrayList<>();
    private volatile @Nullable PenstockException failure;
    private volatile boolean unreadable;
    private volatile boolean closed;

    public FakeSpool(Column... columns) {
        this.columns = List.of(columns);
    }

    /** Of one column {@code n} with the numbers from 0 on, all there. */
    public static FakeSpool numbers(int count) {
        FakeSpool spool = new FakeSpool(new Column("n", "int4", Integer.class));
        spool.more(count);
        return spool.end();
    }

    /** So many more numbers. */
    public FakeSpool more(int count) {
        List<Object[]> next = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            next.add(new Object[] {rows.size() + i});
        }
        rows.addAll(next);
        return this;
    }

    /** One more row. */
    public FakeSpool row(@Nullable Object... cells) {
        rows.add(cells);
        return this;
    }

    /** The last row has come. */
    public FakeSpool end() {
        filling.complete((long) rows.size());
        return this;
    }

    /** It ends before the last row. */
    public FakeSpool fail(PenstockException why) {
        failure = why;
        filling.completeExceptionally(why);
        return this;
    }

    /** Reading fails from here on, or no longer. */
    public void unreadable(boolean now) {
        unreadable = now;
    }

    /** Where reads began. */
    public List<Long> reads() {
        return reads;
    }

    public boolean closed() {
        return closed;
    }

    @Override
    public List<Column> columns() {
        return columns;
    }

    @Override
    public long size() {
        return rows.size();
    }

    @Override
    public FakeTask<Long> filling() {
        return filling;
    }

    @Override
    public Optional<PenstockException> failure() {
        return Optional.ofNullable(failure);
    }

    @Override
    public RowBatch read(long from, int count) {
        reads.add(from);
        if (unreadable) {
            throw new StorageException(
                    ErrorCode.STORAGE_FAILED,
                    "The result's file cannot be read",
                    Diagnosis.of(Outcome.DONE, "Run the statement again."),
                    null);
        }
        Objects.checkIndex(from, rows.size());
        return new Batch(List.copyOf(rows.subList((int) from, (int) Math.min(rows.size(), from + count))));
    }

    @Override
    public Rows rows() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {
        closed = true;
    }

    private record Batch(List<Object[]> rows) implements RowBatch {
        @Override
        public int size() {
            return rows.size();
        }

        @Override
        public @Nullable Object value(int row, int column) {
            return rows.get(row)[column];
        }

        @Override
        public @Nullable String text(int row, int column) {
            Object value = value(row, column);
            if (value instanceof byte[] bytes) {
                return "\\x" + java.util.HexFormat.of().formatHex(bytes);
            }
            return value == null ? null : value.toString();
        }
    }
}
