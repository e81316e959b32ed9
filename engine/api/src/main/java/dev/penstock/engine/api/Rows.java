package dev.penstock.engine.api;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Rows in forward-only batches. They own their lease: closing gives it back, and so does reading past the end or a
 * failure. One thread at a time, but for {@link #cancel()}.
 */
public non-sealed interface Rows extends Result, AutoCloseable {

    /** The columns, known before the first row. */
    List<Column> columns();

    /**
     * The next rows, at least one; null after the last.
     *
     * @throws PenstockException if the server failed, the deadline passed or it was cancelled; the lease is given back
     */
    @Nullable
    RowBatch next();

    /** As {@link #next}, on a thread of the engine; completes with null after the last. */
    Execution<@Nullable RowBatch> nextAsync();

    /** Asks the server to stop; the reader then gets {@link CancelledException}. From any thread, at any time. */
    void cancel();

    /** Gives the lease back; rows not read are discarded. Idempotent. */
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
}
