package dev.penstock.engine.api;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A session that keeps one connection with its state (settings, temporary tables, a transaction typed as text) from its
 * first statement until it is closed. One thread at a time; its next call closes a result that is still open. A lost
 * connection takes its state along: every later statement fails with {@link ErrorCode#SESSION_LOST} until
 * {@link #reconnect()}. A connection that was lost with nothing kept on it is replaced, and what may be repeated is
 * repeated, as without a pinned session.
 */
public interface PinnedSession extends Statements, AutoCloseable {

    /** The session it was made from: caller, database, token. */
    Session session();

    /** What its connection is in the middle of, as the server last reported it. Reaches no server. */
    State state();

    /** Since when its transaction is open; empty if none is. */
    Optional<Instant> transactionSince();

    /** The name of the node that it is connected to; empty before its first statement. */
    Optional<String> node();

    /** The server's own number of the connection, such as PostgreSQL's process id; empty if it is not known. */
    Optional<String> serverSession();

    /** Begins a transaction, as {@code BEGIN} typed as text does. */
    void begin(TransactionOptions options);

    /**
     * Commits its transaction.
     *
     * @throws PenstockException with {@link Outcome#UNKNOWN} if the connection was lost before the server's answer
     * @throws IllegalStateException if no transaction is open
     */
    void commit();

    /** As {@link #commit}, on a thread of the engine. */
    Execution<@Nullable Void> commitAsync();

    /** Rolls its transaction back; does nothing if none is open. */
    void rollback();

    /** As {@link #rollback}, on a thread of the engine. */
    Execution<@Nullable Void> rollbackAsync();

    /**
     * Gives the connection back, without its state, and takes another one at the next statement. An open transaction is
     * rolled back.
     */
    void reconnect();

    /**
     * Gives the connection back if there is nothing to keep: no transaction, no open result, and no setting, temporary
     * object or lock of an earlier statement. The next statement takes another one. Reaches no server.
     *
     * @return whether the session has no connection now
     */
    boolean releaseUnchanged();

    /** Rolls back, resets the connection's state and gives it back. Idempotent. */
    @Override
    void close();

    /** What a pinned session is in the middle of. */
    enum State {
        /** It has no connection: before its first statement, or after {@link PinnedSession#reconnect()}. */
        UNBOUND,
        /** No transaction is open. */
        IDLE,
        /** A transaction is open. */
        IN_TRANSACTION,
        /** A statement failed in its transaction, which can only be rolled back. */
        FAILED,
        /** The connection was lost with its state. */
        LOST,
        /** It has been closed. */
        CLOSED
    }
}
