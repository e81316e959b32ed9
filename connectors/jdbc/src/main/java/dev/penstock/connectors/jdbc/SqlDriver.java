package dev.penstock.connectors.jdbc;

import dev.penstock.engine.api.EngineKind;
import dev.penstock.engine.api.Outcome;
import dev.penstock.engine.api.PenstockException;
import dev.penstock.engine.api.StatementOptions;
import dev.penstock.engine.api.TransactionOptions;
import dev.penstock.engine.api.spi.Probe;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
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
     * Says in plain words why a statement failed; its diagnosis has the SQL state and the
     * position in the text sent, in characters as Unicode counts them.
     *
     * @param ifLost the outcome where the connection broke
     */
    PenstockException statementFailure(SQLException failure, Outcome ifLost);

    /**
     * Where in a text the fault lies that the engine's failure names, for engines whose failures do not say it.
     *
     * @param text of the statement, as written
     * @return in characters from 1; 0 if it cannot be told
     */
    default int position(SQLException failure, String text) {
        return 0;
    }

    /**
     * Whether the engine has undone the whole transaction by itself. Asked after a failure inside one; whoever goes on
     * would run statements that commit by themselves.
     */
    default boolean transactionLost(Connection connection, SQLException failure) throws SQLException {
        return false;
    }

    /**
     * Whether the transaction can only be undone, because a statement in it failed. Asked before a commit, which some
     * servers answer with a rollback and some drivers then with success.
     */
    default boolean transactionFailed(Connection connection) {
        return false;
    }

    /** Whether the connection cannot be used any more after a failure. */
    boolean fatal(SQLException failure);

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

    /** Whether texts without values are prepared too, instead of being sent as they are. */
    boolean preparesAll();

    /** Whether a prepared statement may be run again after the catalog has changed. */
    boolean reusesPrepared();

    /** Whether rows come in batches only inside a transaction. */
    boolean streamsInTransaction();

    /**
     * Called before a statement is prepared, for what the engine bounds by itself.
     *
     * @param reads whether it reads, as far as its first word tells
     */
    default void prepare(Connection connection, boolean reads, StatementOptions options) throws SQLException {}

    /**
     * Sets the value of a placeholder.
     *
     * @param index from 1
     */
    void bind(PreparedStatement statement, int index, @Nullable Object value) throws SQLException;

    /**
     * The rows of a statement that has been executed and has some.
     *
     * @param known what the same text returned the last time on this connection; it may have changed since
     * @param maxCellBytes beyond which a cell is refused
     */
    RowSource rows(Statement statement, @Nullable ResultShape known, int maxCellBytes) throws SQLException;

    /** How many rows a statement changed that returned none. */
    long changed(Statement statement, String firstWord) throws SQLException;

    /** Begins a transaction. */
    void begin(Connection connection, TransactionOptions options) throws SQLException;

    /** Commits it and leaves auto-commit mode on. */
    void commit(Connection connection) throws SQLException;

    /** Rolls it back and leaves auto-commit mode on. */
    void rollback(Connection connection) throws SQLException;

    /** The isolation of a transaction that names none, as JDBC's number. Limited to some seconds by itself. */
    default int isolation(Connection connection) throws SQLException {
        return connection.getTransactionIsolation();
    }

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
     * Whether a statement has left a transaction open in auto-commit mode; asks no server.
     *
     * @param byHand whether one such as {@code BEGIN} was run
     */
    boolean leftOpen(Connection connection, boolean byHand);

    /**
     * Asks the server once to stop what runs on the connection, whatever it is; where nothing runs, nothing happens.
     * Blocks until the server has taken the request, after which it hits nothing that is sent later.
     */
    void cancel(Connection connection) throws SQLException;

    /** Aborts the connection: what runs on it fails at once. Any thread may call it. */
    void abort(Connection connection) throws SQLException;

    /** Aborts the connection when its pool ends, and stops what runs on it at the server. */
    default void end(Connection connection) throws SQLException {
        abort(connection);
    }
}
