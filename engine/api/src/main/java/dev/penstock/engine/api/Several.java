package dev.penstock.engine.api;

import org.jspecify.annotations.Nullable;

/**
 * The results of several statements, one after the other; each statement runs when its result is fetched. Keeps its
 * connection until it is closed. One thread at a time, but for {@link #cancel()}.
 */
public non-sealed interface Several extends Result, AutoCloseable {

    /**
     * Closes the result before and runs the next statement; null after the last.
     *
     * @throws PenstockException if it failed, which ends the rest; {@link Diagnosis#parts()} says what became of each
     */
    @Nullable
    Result next();

    /** As {@link #next}, on a thread of the engine; completes with null after the last. */
    Execution<@Nullable Result> nextAsync();

    /** Cancels the statement that runs, and those to come. From any thread, at any time. */
    void cancel();

    /**
     * Gives the connection back. Results not fetched are discarded and their statements do not run. A transaction that the
     * text has left open is rolled back. Idempotent.
     */
    @Override
    void close();
}
