package dev.penstock.engine.api;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Rows in forward-only batches. A result read whole (fetch size 0) holds no connection. A streamed one holds its
 * connection until it is closed, read past its end, or fails; after its deadline the engine reclaims it. One thread at a
 * time, but for {@link #cancel()}.
 */
public non-sealed interface Rows extends Result, AutoCloseable {

    /** The columns, known before the first row. */
    List<Column> columns();

    /**
     * The next rows, at least one; null after the last.
     *
     * @throws PenstockException if the server failed, the deadline passed or it was cancelled; the connection is given back
     */
    @Nullable
    RowBatch next();

    /** As {@link #next}, on a thread of the engine; completes with null after the last. */
    Execution<@Nullable RowBatch> nextAsync();

    /** Cancels the statement; the reader then gets {@link CancelledException}. From any thread, at any time. */
    void cancel();

    /** Gives the connection back; rows not read are discarded. Idempotent. */
    @Override
    void close();

    /** Reads to the end and closes. */
    default void forEachRow(Consumer<? super Row> action) {
        try (this) {
            for (RowBatch batch = next(); batch != null; batch = next()) {
                for (int row = 0; row < batch.size(); row++) {
                    action.accept(new Row(columns(), batch, row));
                }
            }
        }
    }

    /** Reads all rows into memory and closes. */
    default List<Row> toList() {
        return toList(Integer.MAX_VALUE);
    }

    /**
     * Reads all rows into memory and closes.
     *
     * @throws ResultException if there are more than the limit
     */
    default List<Row> toList(int limit) {
        List<Row> all = new ArrayList<>();
        forEachRow(row -> {
            if (all.size() == limit) {
                throw new ResultException(
                        ErrorCode.RESULT_TOO_LARGE,
                        "The result has more than the " + limit + " rows asked for",
                        Diagnosis.of(Outcome.DONE, "Read it in batches, or raise the limit."),
                        null);
            }
            all.add(row);
        });
        return all;
    }

    /** The rows one by one. The stream closes this result at its end, at a failure, and when it is closed itself. */
    default Stream<Row> stream() {
        return ResultStream.of(this, row -> row);
    }

    /**
     * The rows as records: a component takes the column of its name; {@code createdAt} takes {@code created_at} too. The
     * stream closes this result at its end, at a failure, and when it is closed itself.
     *
     * @throws ResultException if a component has no column, or a cell cannot be read as its component's type
     */
    default <T extends Record> Stream<T> map(Class<T> type) {
        return ResultStream.of(this, type);
    }
}
