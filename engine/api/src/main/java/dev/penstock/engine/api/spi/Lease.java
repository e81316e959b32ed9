package dev.penstock.engine.api.spi;

import dev.penstock.engine.api.Statement;
import dev.penstock.engine.api.TransactionOptions;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One connection, borrowed. Used by one thread at a time, but for {@link #cancel} and {@link #abort}.
 *
 * <p>Failures are {@link dev.penstock.engine.api.PenstockException}s with code, summary, SQL state, position, advice and
 * {@link dev.penstock.engine.api.Retry}; the core sets the outcome, from what the lease reports to the {@link Wire}, and
 * adds database, node, attempts and pool. After a failure that broke the connection, {@link #close} discards it.
 */
public interface Lease extends Stoppable, AutoCloseable {

    /**
     * Runs one statement of a text. Outside a transaction it commits by itself; a streamed read when its cursor closes.
     * The cursor does not own the lease.
     *
     * <p>Deadlines are the core's: it calls {@link #cancel} on another thread.
     *
     * @param analysis what {@link ConnectorProvider#analyse} said of the text
     * @param index which of the analysis' statements, from 0
     * @param wire gets each step
     */
    Answer execute(Statement statement, Analysis analysis, int index, Wire wire);

    /** Begins a transaction. */
    void begin(TransactionOptions options);

    /** Commits the open transaction. */
    void commit(Wire wire);

    /** Rolls the open transaction back; does nothing if none is open. */
    void rollback(Wire wire);

    /** Creates a savepoint under a name that is safe as an identifier. */
    void savepoint(String name);

    /** Undoes all since that savepoint. */
    void rollbackTo(String name);

    /** Removes that savepoint. */
    void release(String name);

    /** The state of the connection's transaction, one typed as text included. Reaches no server. */
    TransactionState transaction();

    /**
     * Whether the connection's session may differ from a new one's: by a transaction, an open result, a setting, a
     * temporary object or a lock. Reaches no server.
     */
    boolean changed();

    /** Whether it can be used again. */
    boolean usable();

    /** How far the data have got after the writes of this connection; null if the engine has no positions. */
    default @Nullable Position position() {
        return null;
    }

    /** The server's own number of this connection; null if it is not known. Reaches no server. */
    default @Nullable String serverSession() {
        return null;
    }

    /** Marks the connection as not reusable: {@link #close} discards it instead of returning it to the pool. */
    default void retire() {
        abort();
    }

    /**
     * What is underneath, such as {@code java.sql.Connection} or a raw connection for a relay; empty if it is not that.
     * Only a connector's own work in the {@link Gate} uses it.
     */
    <T> Optional<T> unwrap(Class<T> type);

    /** Gives the connection back, rolled back and with its session's state reset. Idempotent. */
    @Override
    void close();
}
