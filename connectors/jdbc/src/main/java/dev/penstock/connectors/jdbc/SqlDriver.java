package dev.penstock.connectors.jdbc;

import dev.penstock.engine.api.EngineKind;
import dev.penstock.engine.api.PenstockException;
import dev.penstock.engine.api.StatementOptions;
import dev.penstock.engine.api.TransactionOptions;
import dev.penstock.engine.api.spi.Position;
import dev.penstock.engine.api.spi.Probe;
import dev.penstock.engine.api.spi.TransactionState;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Everything that differs between SQL engines, for one node. Safe for use by many threads. One thread at a time uses a
 * connection, except for {@link #cancel} and {@link #abort}.
 */
public interface SqlDriver {

    /** The engine whose SQL it runs. */
    EngineKind engine();

    /**
     * Opens a connection in auto-commit mode. Resolves the secrets at each call.
     *
     * @param limit of the connect; engines may round it up to a second
     */
    Connection connect(Duration limit) throws SQLException;

    /** Explains why no connection could be opened. Contains no secret's value. */
    PenstockException connectFailure(Exception failure);

    /**
     * Explains a connect that timed out, if the engine knows more than 'no answer' (SQLite: the file is locked).
     *
     * @param took how long the caller has waited, with its unit
     */
    default Optional<PenstockException> connectTooSlow(String took) {
        return Optional.empty();
    }

    /**
     * Explains why a statement failed. The diagnosis has the SQL state, what may be run again, and the position in the
     * text sent, in characters as Unicode counts them. Its outcome has no meaning: the core computes it.
     */
    PenstockException statementFailure(SQLException failure);

    /**
     * Where in a text the fault lies, for engines whose failures do not have it.
     *
     * @param text of the statement, as written
     * @return in characters from 1; 0 if it is not known
     */
    default int position(SQLException failure, String text) {
        return 0;
    }

    /** The row of a batch that failed, from 0; -1 if it is not known. */
    default int failedRow(BatchUpdateException failure) {
        return -1;
    }

    /** Whether the connection cannot be used any more after a failure. */
    boolean fatal(SQLException failure);

    /**
     * Whether the server has answered a request with this failure, or the driver has refused to send it: the request took
     * no effect. False if the connection broke before an answer.
     */
    default boolean refused(SQLException failure) {
        return !fatal(failure);
    }

    /**
     * Whether the request succeeded at the server and the driver failed after that, such as for want of memory for the
     * rows.
     */
    default boolean answered(SQLException failure) {
        return false;
    }

    /**
     * Checks that an idle connection still works.
     *
     * @param millis the limit; the connection is aborted if the check takes longer
     */
    void validate(Connection connection, int millis) throws SQLException;

    /**
     * Reads the role and the state of the node.
     *
     * @param millis the limit; the connection is aborted if the probe takes longer
     */
    Probe probe(Connection connection, int millis) throws SQLException;

    /** How far the node's data have got, the writes of this connection included; null if the engine has no positions. */
    default @Nullable Position position(Connection connection) throws SQLException {
        return null;
    }

    /** The server's own number of a connection; null if it is not known. Reaches no server. */
    default @Nullable String serverSession(Connection connection) {
        return null;
    }

    /** Whether texts without values are prepared too, instead of being sent as they are. */
    boolean preparesAll();

    /** Whether a prepared statement may run again after the catalog has changed. */
    boolean reusesPrepared();

    /** Whether rows come in batches only inside a transaction. */
    boolean streamsInTransaction();

    /** Whether the rows of a batch run one by one, because a round trip costs nothing. */
    default boolean batchesByRow() {
        return false;
    }

    /**
     * Called before a statement is prepared, for what the engine limits by itself.
     *
     * @param reads whether the statement changes nothing
     */
    default void prepare(Connection connection, boolean reads, StatementOptions options) throws SQLException {}

    /**
     * Prepares a statement whose generated keys are wanted.
     *
     * @param columns their columns, at least one
     */
    default PreparedStatement prepare(Connection connection, String sql, List<String> columns) throws SQLException {
        return connection.prepareStatement(sql, columns.toArray(String[]::new));
    }

    /**
     * Sets the value of a placeholder.
     *
     * @param index from 1
     * @param untyped whether the text does not tell the type of the value, as in {@code ? IS NULL}, so that the value has
     *     to have one
     */
    void bind(PreparedStatement statement, int index, @Nullable Object value, boolean untyped) throws SQLException;

    /**
     * The rows of an executed statement that has some.
     *
     * @param known what the same text returned the last time on this connection; it may have changed since
     * @param maxCellBytes the limit of a cell; a larger one is refused
     */
    RowSource rows(Statement statement, @Nullable ResultShape known, int maxCellBytes) throws SQLException;

    /**
     * The keys that an executed statement has generated; null if there are none.
     *
     * @param kind of the statement, as it was analysed
     * @param columns their columns, at least one
     */
    @Nullable
    RowSource keys(Statement statement, String kind, List<String> columns, int maxCellBytes) throws SQLException;

    /** How many rows a statement changed that returned none. */
    long changed(Statement statement, String firstWord) throws SQLException;

    /** Begins a transaction. */
    void begin(Connection connection, TransactionOptions options) throws SQLException;

    /** Commits the open transaction, even one typed as text. An exception means that the commit failed. */
    void commit(Connection connection) throws SQLException;

    /** Rolls the open transaction back, even one typed as text; does nothing if the server has done so by itself. */
    void rollback(Connection connection) throws SQLException;

    /**
     * Sets back what {@link #begin} has set for its transaction, which has ended, and turns auto-commit mode on. If it
     * fails, the connection is not used again.
     */
    default void ended(Connection connection) throws SQLException {
        if (!connection.getAutoCommit()) {
            connection.setAutoCommit(true);
        }
    }

    /** The state of the connection's transaction as the driver knows it. Reaches no server. */
    TransactionState transaction(Connection connection);

    /**
     * Called after a statement that controls a transaction, and after one that failed inside a transaction: a driver that
     * is not told the state by its server finds it out.
     */
    default void refreshTransaction(Connection connection) throws SQLException {}

    /** What is particular about the JDBC driver, for work that uses JDBC itself. */
    default DriverBehaviour behaviour() {
        return DriverBehaviour.UNKNOWN;
    }

    /** The isolation of a transaction that names none, as JDBC's number. Limited to some seconds by itself. */
    default int isolation(Connection connection) throws SQLException {
        return connection.getTransactionIsolation();
    }

    /**
     * Resets what statements have changed of the connection's session: settings, role, temporary objects, locks.
     *
     * @param prepared whether a statement was prepared by text, or may have been
     * @return false if the engine cannot, so that the connection is closed instead
     */
    default boolean reset(Connection connection, boolean prepared) throws SQLException {
        return false;
    }

    /**
     * Sets back what JDBC's own setters have changed in the driver alone: read-only mode, holdability, network timeout,
     * type map. The connection is in auto-commit mode.
     */
    default void restore(Connection connection) throws SQLException {}

    /**
     * Runs work on the connection within a limit. If the work takes longer, the connection is aborted and the work
     * fails. An engine that speaks over no network runs it without a limit.
     *
     * @param limit of the work as a whole
     * @throws SQLException as the work does, or with a state of class 08 if the limit has passed
     */
    default void within(Connection connection, Duration limit, SqlWork work) throws SQLException {
        work.run();
    }

    /**
     * Asks the server once to stop what runs on the connection, whatever it is; if nothing runs, nothing happens. Blocks
     * until the server has taken the request, after which it hits nothing that is sent later.
     */
    void cancel(Connection connection) throws SQLException;

    /** Aborts the connection: what runs on it fails at once. Any thread may call it. */
    void abort(Connection connection) throws SQLException;

    /** Aborts the connection when its pool ends, and stops what runs on it at the server. */
    default void end(Connection connection) throws SQLException {
        abort(connection);
    }
}
