package dev.penstock.engine.api;

import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The items of a result one by one; closes the result once: at its end, at a failure, or when the stream is closed. */
final class ResultStream<T> implements Iterator<T> {
    private final Supplier<? extends @Nullable Iterator<T>> batches;
    private final Runnable closing;
    private Iterator<T> batch = Collections.emptyIterator();
    private boolean ended;

    private ResultStream(Supplier<? extends @Nullable Iterator<T>> batches, Runnable closing) {
        this.batches = batches;
        this.closing = closing;
    }

    /** The rows of a result in a form. */
    static <T> Stream<T> of(Rows rows, Function<? super Row, ? extends T> form) {
        return stream(new ResultStream<T>(
                () -> {
                    RowBatch batch = rows.next();
                    return batch == null
                            ? null
                            : IntStream.range(0, batch.size())
                                    .<T>mapToObj(row -> form.apply(new Row(rows.columns(), batch, row)))
                                    .iterator();
                },
                rows::close));
    }

    /** The rows of a result as records. */
    static <T extends Record> Stream<T> of(Rows rows, Class<T> type) {
        try {
            return of(rows, RowMapper.of(type, rows.columns())::map);
        } catch (RuntimeException | Error failure) {
            rows.close();
            throw failure;
        }
    }

    /** The documents of a result in a form. */
    static <T> Stream<T> of(Documents documents, Function<? super Document, ? extends T> form) {
        return stream(new ResultStream<T>(
                () -> {
                    var batch = documents.next();
                    return batch == null ? null : batch.stream().<T>map(form).iterator();
                },
                documents::close));
    }

    private static <T> Stream<T> stream(ResultStream<T> items) {
        int kind = Spliterator.ORDERED | Spliterator.NONNULL;
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(items, kind), false)
                .onClose(items::close);
    }

    @Override
    public boolean hasNext() {
        try {
            while (!ended && !batch.hasNext()) {
                Iterator<T> next = batches.get();
                if (next == null) {
                    close();
                } else {
                    batch = next;
                }
            }
            return !ended && batch.hasNext();
        } catch (RuntimeException | Error failure) {
            close();
            throw failure;
        }
    }

    @Override
    public T next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return batch.next();
    }

    private void close() {
        if (!ended) {
            ended = true;
            closing.run();
        }
    }
}
