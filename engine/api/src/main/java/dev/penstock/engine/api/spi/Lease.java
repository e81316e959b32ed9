package dev.penstock.engine.api.spi;

import dev.penstock.engine.api.Result;
import dev.penstock.engine.api.Statement;
import dev.penstock.engine.api.TransactionOptions;
import java.util.Optional;

/**
 * One connection, borrowed. One thread at a time, but for {@link #cancel} and {@link #abort}.
 *
 * <p>Failures are {@link dev.penstock.engine.api.PenstockException}s that tell the outcome; the core adds database,
 * node, attempts and pool. After a failure that broke the connection, {@link #close} discards it.
 */
public interface Lease extends Stoppable, AutoCloseable {

    /**
     * Runs one statement. Outside a transaction it commits by itself, a streamed read when its rows are closed. The
     * result does not own the lease: the core gives it back when the result is closed.
     *
     * <p>Deadlines are the core's: it calls {@link #cancel} from a thread of its own.
     */
    Result execute(Statement statement);

    /** Begins a transaction. */
    void begin(TransactionOptions options);

    /** Commits it. */
    void commit();

    /** Rolls it back; does nothing where none is open. */
    void rollback();

    /** Marks a place, under a name that is safe as an identifier. */
    void savepoint(String name);

    /** Undoes all since that place. */
    void rollbackTo(String name);

    /** Forgets that place. */
    void release(String name);

    /** Whether it can be used again. */
    boolean usable();

    /** From now on nobody else is to get this connection: {@link #close} discards it. */
    default void retire() {
        abort();
    }

    /** What is underneath, such as {@code java.sql.Connection} or {@link SqlFailures}; empty if it is not that. */
    <T> Optional<T> unwrap(Class<T> type);

    /** Gives it back, rolled back and as it was lent. Idempotent. */
    @Override
    void close();
}
