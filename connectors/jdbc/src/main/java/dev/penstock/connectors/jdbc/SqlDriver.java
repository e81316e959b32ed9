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
 * Everything that differs between SQL engines, for one node. Safe for use by many threads; each connection is used by
 * one thread at a time, but for {@link #cancel} and {@link #abort}.
 */
public interface SqlDriver {

    /** Whose rules its texts follow. */
    EngineKind engine();

    /**
     * Opens a connection in auto-commit mode; secrets are resolved now.
     *
     * @param limit after which it gives up; engines may round it up to a second
     */
    Connection connect(Duration limit) throws SQLException;

    /** Says in plain words why no connection could be opened. Names no secret's value. */
    PenstockException connectFailure(Exception failure);

    /**
     * Says in plain words why a connect has not come to its end, where the engine knows more than that the node is
     * silent.
     *
     * @param took how long it was waited for, with its unit
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
     * Asks an idle connection for a sign of life.
     *
     * @param millis after which it gives up
     */
    void validate(Connection connection, int millis) throws SQLException;

    /**
     * Asks the node what it is.
     *
     * @param millis after which it gives up
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

    /** The isolation of a transaction that names none, as JDBC's number; gives up by itself after some seconds. */
    default int isolation(Connection connection) throws SQLException {
        return connection.getTransactionIsolation();
    }

    /**
     * Bounds how long each of the connection's next commands may take; the connection is lost where one takes longer.
     * For engines that speak over a network.
     *
     * @param millis 0 for no bound
     */
    default void bound(Connection connection, int millis) throws SQLException {}

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

    /** Cuts the connection. */
    void abort(Connection connection) throws SQLException;

    /** Ends the connection at the end of its pool, with what runs on it: the server shall not go on for nobody. */
    default void end(Connection connection) throws SQLException {
        abort(connection);
    }
}
