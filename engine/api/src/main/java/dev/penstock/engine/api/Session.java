package dev.penstock.engine.api;

import dev.penstock.engine.api.catalog.Catalog;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A caller's identity and the consistency token that its writes leave behind. Holds no connection between statements.
 * Safe for use by many threads, though their statements then see the token in no particular order.
 */
public interface Session extends Statements {

    /** The database that it runs statements on. */
    Database database();

    /** On whose behalf. */
    Caller caller();

    /**
     * How far the data must have got before a read of this session may see it; empty before its first write, and for a
     * database of one node, whose reads see every write anyway.
     */
    Optional<ConsistencyToken> token();

    /** Makes the reads of this session see what the token covers as well, such as another process' writes. */
    void observe(ConsistencyToken token);

    /** Begins a transaction with the default options; reaches no server until its first statement. */
    default Transaction begin() {
        return begin(TransactionOptions.DEFAULT);
    }

    /** Begins a transaction; reaches no server until its first statement. */
    Transaction begin(TransactionOptions options);

    /**
     * Runs work in a transaction and commits it. Runs it again from the beginning if it fails in a way that says so
     * ({@link Retry#TRANSACTION}), such as a serialization failure or a deadlock.
     *
     * @param retries how often it may run again, from 0
     */
    default <T extends @Nullable Object, E extends Exception> T inTransaction(int retries, TransactionWork<T, E> work)
            throws E {
        return inTransaction(TransactionOptions.DEFAULT, retries, work);
    }

    /** As {@link #inTransaction(int, TransactionWork)}, with options. */
    default <T extends @Nullable Object, E extends Exception> T inTransaction(
            TransactionOptions options, int retries, TransactionWork<T, E> work) throws E {
        return Transactions.run(this, options, retries, work);
    }

    /** As {@link #inTransaction(TransactionOptions, int, TransactionWork)}, on a thread of the engine. */
    <T extends @Nullable Object> Execution<T> inTransactionAsync(
            TransactionOptions options, int retries, TransactionWork<T, RuntimeException> work);

    /** A session that keeps one connection with its state until it is closed; reaches no server until its first statement. */
    PinnedSession pin();

    /** What the database holds, read on this session's behalf. */
    Catalog catalog();

    /**
     * A JDBC view on a SQL database for ORMs and tools. A connection's node is chosen at its first statement and kept until
     * the connection closes; failures are {@code SQLException}s with their SQL state and this engine's failure.
     *
     * @throws UnsupportedException if the database does not speak SQL
     */
    default DataSource dataSource() {
        return unwrap(DataSource.class);
    }

    /**
     * A view on the database in the driver's own types, such as {@code javax.sql.DataSource}. All of its work is
     * authorized, admitted, metered and audited as any statement is.
     *
     * @throws UnsupportedException if the connector does not have that view
     */
    <T> T unwrap(Class<T> type);
}
