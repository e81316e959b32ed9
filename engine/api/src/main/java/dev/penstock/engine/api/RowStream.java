package dev.penstock.engine.api;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The rows of a result one by one; the result closes itself at its end and at a failure. */
final class RowStream implements Iterator<Row> {
    private final Rows rows;
    private @Nullable RowBatch batch;
    private int next;
    private boolean ended;

    private RowStream(Rows rows) {
        this.rows = rows;
    }

    static Stream<Row> of(Rows rows) {
        return StreamSupport.stream(
                        Spliterators.spliteratorUnknownSize(
                                new RowStream(rows), Spliterator.ORDERED | Spliterator.NONNULL),
                        false)
                .onClose(rows::close);
    }

    static <T extends Record> Stream<T> of(Rows rows, Class<T> type) {
        try {
            RowMapper<T> mapper = RowMapper.of(type, rows.columns());
            return of(rows).map(row -> mapped(rows, mapper, row));
        } catch (RuntimeException failure) {
            rows.close();
            throw failure;
        }
    }

    private static <T extends Record> T mapped(Rows rows, RowMapper<T> mapper, Row row) {
        try {
            return mapper.map(row);
        } catch (RuntimeException failure) {
            rows.close();
            throw failure;
        }
    }

    @Override
    public boolean hasNext() {
        RowBatch current = batch;
        if (current != null && next < current.size()) {
            return true;
        }
        if (ended) {
            return false;
        }
        batch = rows.next();
        next = 0;
        if (batch == null) {
            ended = true;
            rows.close();
            return false;
        }
        return true;
    }

    @Override
    public Row next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        RowBatch current = batch;
        if (current == null) {
            throw new NoSuchElementException();
        }
        return new Row(rows.columns(), current, next++);
    }
}
