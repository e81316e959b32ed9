package dev.penstock.engine.api;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Documents in forward-only batches. A result read whole (fetch size 0) holds no connection. A streamed one holds its
 * connection until it is closed, read past its end, or fails; after its deadline the engine reclaims it. One thread at a
 * time, but for {@link #cancel()}.
 */
public non-sealed interface Documents extends Result, AutoCloseable {

    /**
     * The next documents, at least one; null after the last.
     *
     * @throws PenstockException if the server failed, the deadline passed or it was cancelled; the connection is given back
     */
    @Nullable
    List<Document> next();

    /** As {@link #next}, on a thread of the engine; completes with null after the last. */
    Execution<@Nullable List<Document>> nextAsync();

    /** Cancels the command; the reader then gets {@link CancelledException}. From any thread, at any time. */
    void cancel();

    /** Gives the connection back; documents not read are discarded. Idempotent. */
    @Override
    void close();

    /** Reads to the end and closes, at a failure too. */
    default void forEach(Consumer<? super Document> action) {
        try (this) {
            for (List<Document> batch = next(); batch != null; batch = next()) {
                batch.forEach(action);
            }
        }
    }

    /** Reads all documents into memory and closes. */
    default List<Document> toList() {
        return toList(Integer.MAX_VALUE);
    }

    /**
     * Reads all documents into memory and closes.
     *
     * @throws ResultException if there are more than the limit
     */
    default List<Document> toList(int limit) {
        List<Document> all = new ArrayList<>();
        forEach(document -> {
            if (all.size() == limit) {
                throw new ResultException(
                        ErrorCode.RESULT_TOO_LARGE,
                        "The result has more than the " + limit + " documents asked for",
                        Diagnosis.of(Outcome.DONE, "Read it in batches, or raise the limit."),
                        null);
            }
            all.add(document);
        });
        return all;
    }

    /**
     * The documents one by one. The stream closes this result at its end, at a failure, and when it is closed itself; one
     * that is left earlier, as by {@code findFirst}, must be closed.
     */
    default Stream<Document> stream() {
        return ResultStream.of(this, document -> document);
    }

    /**
     * The documents as records, by {@link Document#map}. The stream closes this result as {@link #stream} does.
     *
     * @throws IllegalArgumentException if the record's module does not let it be made, saying what to open
     */
    default <R extends Record> Stream<R> map(Class<R> type) {
        return ResultStream.of(this, document -> document.map(type));
    }
}
