package dev.penstock.engine.api;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Pinned to one node and one connection from its first statement to its end. Closing it without a commit rolls it back.
 * One thread at a time; its next call closes a result that is still open. The engine never repeats its statements.
 */
public interface Transaction extends Statements, AutoCloseable {

    /** The session that began it. */
    Session session();

    /** The name of the node that it runs on; empty before its first statement. */
    Optional<String> node();

    /** Creates a savepoint. The name is for diagnostics and need not be unique. */
    Savepoint savepoint(String name);

    /** As {@link #savepoint}, on a thread of the engine. */
    Execution<Savepoint> savepointAsync(String name);

    /** Undoes all since the savepoint, which stays; later savepoints are gone. */
    void rollbackTo(Savepoint savepoint);

    /** As {@link #rollbackTo}, on a thread of the engine. */
    Execution<@Nullable Void> rollbackToAsync(Savepoint savepoint);

    /** Removes the savepoint and those after it, and keeps their work. */
    void release(Savepoint savepoint);

    /** As {@link #release}, on a thread of the engine. */
    Execution<@Nullable Void> releaseAsync(Savepoint savepoint);

    /**
     * Makes it permanent.
     *
     * @throws PenstockException with {@link Outcome#UNKNOWN} if the connection was lost before the server's answer
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

    /** Rolls back what was not committed and gives the connection back. Idempotent. */
    @Override
    void close();

    /**
     * A savepoint of a transaction.
     *
     * @param name what the caller called it
     * @param ordinal its number in its transaction, from 1
     */
    record Savepoint(String name, int ordinal) {}
}
