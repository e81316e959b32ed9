package dev.penstock.connectors.jdbc;

import dev.penstock.engine.api.PenstockException;
import dev.penstock.engine.api.StatementOptions;
import dev.penstock.engine.api.spi.AnalysedStatement;
import dev.penstock.engine.api.spi.Wire;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * The driver's connection under a lease, for work that uses JDBC itself, such as the JDBC face. Unlike the bare connection
 * of {@code Lease.unwrap(Connection.class)} it lets the lease know what is done, so that the connection's session is
 * reset only if it may have changed. {@code Lease.unwrap(JdbcSession.class)} has it, as long as the lease is open. Used
 * by the thread that has the lease.
 */
public interface JdbcSession {

    /** The driver's own connection. Never close it. Its calls that reach the server run in {@link #call}. */
    Connection connection();

    /** What makes a statement permanent that is about to be sent; for {@link Wire#sending}. */
    Wire.Scope scope(AnalysedStatement statement);

    /** What is particular about the driver. */
    DriverBehaviour behaviour();

    /**
     * Checks that the connection still works.
     *
     * @param millis the limit; the connection is aborted if the check takes longer
     */
    void validate(int millis) throws SQLException;

    /**
     * A statement is about to be prepared: what the engine limits by itself, such as the wait for a lock, is set.
     *
     * @param reads whether the statement changes nothing
     */
    void preparing(boolean reads, StatementOptions options) throws SQLException;

    /** Notes a statement that is about to be sent: what it may change of the session. */
    void sending(AnalysedStatement statement);

    /**
     * Notes that the server has answered a statement, and reports it to the wire, with what it did to the transaction.
     *
     * @param scope as it was before the statement was sent
     */
    void answered(AnalysedStatement statement, Wire.Scope scope, Wire wire);

    /**
     * Names the driver's failure of a statement, and reports it to the wire: refused, rolled back, or nothing if the
     * connection broke before an answer.
     *
     * @param scope as it was before the statement was sent
     * @param unanswered whether it was sent and not answered
     */
    PenstockException failed(
            SQLException failure, AnalysedStatement statement, Wire.Scope scope, boolean unanswered, Wire wire);

    /** Names a failure of the driver. One that ends the connection lets the lease discard it. */
    PenstockException named(SQLException failure);

    /**
     * Notes that one of JDBC's own setters is about to be called that changes the driver's object alone: read-only mode,
     * holdability, network timeout, type map. Auto-commit mode needs no note.
     */
    void driverChanges();

    /** Notes that the server's session is about to change: isolation, schema, catalog, client info. */
    void sessionChanges();

    /**
     * Whether the calling thread may call the driver itself. Then {@link #call} only runs the work, and a caller for whom
     * an object a call is too much does the same without it.
     */
    boolean direct();

    /** Runs work of the driver on a thread that may block in it; the caller waits. */
    <T extends @Nullable Object> T call(Work<T> work) throws SQLException;

    /**
     * Work of the driver.
     *
     * @param <T> what it returns
     */
    @FunctionalInterface
    interface Work<T extends @Nullable Object> {

        /** Runs it. */
        T run() throws SQLException;
    }
}
