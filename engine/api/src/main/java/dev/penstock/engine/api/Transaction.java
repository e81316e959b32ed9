package dev.penstock.engine.api;

import org.jspecify.annotations.Nullable;

/**
 * Pinned to one node and one lease from its first statement to its end. Closing it without a commit rolls it back.
 * One thread at a time; its next call closes a result that is still open.
 */
public interface Transaction extends AutoCloseable {

    /** Runs a statement inside the transaction; it is never repeated by the engine. */
    Result execute(Statement statement);

    /** As {@link #execute}, on a thread of the engine. */
    Execution<Result> executeAsync(Statement statement);

    /** Marks a place to come back to. Names are for people: two savepoints may share one. */
    Savepoint savepoint(String name);

    /** Undoes all since the savepoint, which stays; later savepoints are gone. */
    void rollbackTo(Savepoint savepoint);

    /** Forgets the savepoint and those after it, and keeps their work. */
    void release(Savepoint savepoint);

    /**
     * Makes it permanent.
     *
     * @throws PenstockException with {@link Outcome#UNKNOWN} where the connection was lost before the server's answer
     */
    void commit();

    /** As {@link #commit}, on a thread of the engine. */
    Execution<@Nullable Void> commitAsync();

    /** Undoes it. Idempotent; does nothing after a commit. */
    void rollback();

    /** As {@link #rollback}, on a thread of the engine. */
    Execution<@Nullable Void> rollbackAsync();

    /** Whether it has not ended yet. */
    boolean active();

    /** Rolls back what was not committed and returns the lease. Idempotent. */
    @Override
    void close();

    /**
     * A place in a transaction.
     *
     * @param name what the caller called it
     * @param ordinal its number in its transaction, from 1
     */
    record Savepoint(String name, int ordinal) {}
}
