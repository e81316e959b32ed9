package dev.penstock.connectors.jdbc;

import dev.penstock.engine.api.PenstockException;
import dev.penstock.engine.api.TransactionOptions;
import dev.penstock.engine.api.spi.AnalysedStatement;
import dev.penstock.engine.api.spi.Position;
import dev.penstock.engine.api.spi.TransactionControl;
import dev.penstock.engine.api.spi.TransactionState;
import dev.penstock.engine.api.spi.Wire;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * The transaction of one connection, whether a call began it, a typed statement, or JDBC's auto-commit mode. For one
 * thread.
 */
final class ConnectionTransaction {
    private final PhysicalConnection physical;
    private final SqlDriver driver;
    private final Connection connection;
    private final Running running;
    /** Begun by {@link #begin}, or for the rows of one statement; some servers hear of it with the first statement. */
    private boolean begun;

    private boolean own;
    private boolean lost;
    /** Whether the driver knew one to be open when the current request began. */
    private boolean openBefore;

    ConnectionTransaction(PhysicalConnection physical) {
        this.physical = physical;
        this.driver = physical.driver();
        this.connection = physical.connection();
        this.running = physical.running();
    }

    TransactionState state() {
        if (lost) {
            return TransactionState.LOST;
        }
        if (own) {
            return TransactionState.NONE;
        }
        TransactionState known = driver.transaction(connection);
        TransactionState state = known == TransactionState.NONE && begun ? TransactionState.OPEN : known;
        return state != TransactionState.NONE && physical.broken() ? TransactionState.LOST : state;
    }

    /** Whether the server has rolled it back and the caller does not know. */
    boolean lost() {
        return lost;
    }

    /** The caller knows that it was rolled back. */
    void acknowledgeLoss(Wire wire) {
        lost = false;
        begun = false;
        restoreMode();
        wire.rolledBack();
    }

    void requireNotLost() {
        if (lost) {
            throw Refusals.transactionLost(physical.target());
        }
    }

    /** What makes a request permanent that is about to be sent. */
    Wire.Scope scope(AnalysedStatement statement) {
        openBefore = driver.transaction(connection) != TransactionState.NONE;
        boolean open = openBefore || begun || !autoCommit();
        TransactionControl control = statement.control();
        if (control == TransactionControl.COMMIT || (open && statement.commits())) {
            return Wire.Scope.COMMIT;
        }
        return open || control == TransactionControl.BEGIN ? Wire.Scope.TRANSACTION : Wire.Scope.AUTOCOMMIT;
    }

    /** Whether a typed commit ends in a rollback: a server that holds a transaction as failed answers it with success. */
    boolean commitRollsBack(AnalysedStatement statement) {
        return statement.control() == TransactionControl.COMMIT
                && driver.transaction(connection) == TransactionState.FAILED;
    }

    private boolean autoCommit() {
        try {
            return connection.getAutoCommit();
        } catch (SQLException e) {
            // a closed connection has no transaction
            return true;
        }
    }

    /** A statement has succeeded. Reports what its text did to the transaction. */
    void succeeded(AnalysedStatement statement, Wire.Scope scope, Wire wire) {
        TransactionControl control = statement.control();
        if (control == TransactionControl.NONE && !statement.commits()) {
            return;
        }
        refresh();
        boolean open = driver.transaction(connection) != TransactionState.NONE;
        if (control == TransactionControl.ROLLBACK) {
            if (scope == Wire.Scope.TRANSACTION) {
                wire.rolledBack();
            }
        } else if (control == TransactionControl.SAVEPOINT && openBefore && !open && !physical.broken()) {
            // the release of the outermost savepoint is the commit of a transaction that a savepoint began
            wire.sending(Wire.Scope.COMMIT);
            wire.answered();
        }
        if (!open && begun) {
            begun = false;
            restoreMode();
        }
    }

    /**
     * A request has failed. Reports a transaction that was rolled back with it.
     *
     * @param refused whether the server has answered
     */
    void failed(TransactionControl control, Wire.Scope scope, boolean refused, Wire wire) {
        if (scope != Wire.Scope.TRANSACTION && scope != Wire.Scope.COMMIT) {
            return;
        }
        if (!physical.broken()) {
            refresh();
        }
        if (physical.broken()) {
            // a commit that broke off may have arrived
            if (scope == Wire.Scope.TRANSACTION || refused) {
                wire.rolledBack();
            }
        } else if (openBefore && driver.transaction(connection) == TransactionState.NONE) {
            wire.rolledBack();
            lost = begun || control == TransactionControl.NONE || control == TransactionControl.SAVEPOINT;
        }
    }

    /** What cannot be found out costs the connection. */
    private void refresh() {
        try {
            driver.refreshTransaction(connection);
        } catch (SQLException e) {
            physical.breakOff();
        }
    }

    /** Begins one only for the rows or the batch of one statement. */
    void beginOwn(TransactionOptions options) throws SQLException {
        driver.begin(connection, options);
        own = true;
    }

    /** Commits the one of a statement. */
    void commitOwn(Wire wire) throws SQLException {
        wire.sending(Wire.Scope.COMMIT);
        driver.commit(connection);
        wire.answered();
        own = false;
        restoreMode();
    }

    /** Rolls the one of a statement back; on a broken connection the server does. */
    void rollbackOwn(Wire wire) {
        if (!own) {
            return;
        }
        own = false;
        if (!physical.broken()) {
            try {
                driver.rollback(connection);
                driver.ended(connection);
            } catch (SQLException e) {
                physical.breakOff();
            }
        }
        wire.rolledBack();
    }

    /** The commit of a statement's own one has failed: it is over, or its fate is not known. */
    void commitOwnFailed(SQLException cause, Wire wire) {
        if (driver.refused(cause)) {
            wire.refused();
            rollbackOwn(wire);
        } else {
            own = false;
        }
    }

    void begin(TransactionOptions options) {
        if (state() != TransactionState.NONE) {
            throw Refusals.transactionOpen(physical.target());
        }
        boolean done = false;
        try {
            control(() -> driver.begin(connection, options));
            done = true;
        } finally {
            if (!done) {
                // it may have failed half-way, such as after the switch to read-only mode
                physical.spoil();
            }
        }
        begun = true;
    }

    void commit(Wire wire) {
        if (lost || (physical.broken() && state() == TransactionState.LOST)) {
            wire.rolledBack();
            throw lost ? Refusals.transactionLost(physical.target()) : Refusals.brokenBeforeCommit(physical.target());
        }
        TransactionState known = driver.transaction(connection);
        if (known == TransactionState.FAILED) {
            throw Refusals.transactionFailed(physical.target());
        }
        openBefore = known != TransactionState.NONE;
        running.begin();
        running.ending();
        try {
            wire.sending(Wire.Scope.COMMIT);
            driver.commit(connection);
            wire.answered();
        } catch (SQLException e) {
            PenstockException failure = physical.named(e);
            boolean refused = driver.refused(e);
            if (refused) {
                wire.refused();
            }
            failed(TransactionControl.COMMIT, Wire.Scope.COMMIT, refused, wire);
            throw failure;
        } catch (RuntimeException | Error e) {
            physical.breakOff();
            throw e;
        } finally {
            over();
        }
        begun = false;
        restoreMode();
    }

    void rollback(Wire wire) {
        if (lost) {
            acknowledgeLoss(wire);
            return;
        }
        TransactionState state = state();
        if (state == TransactionState.NONE) {
            return;
        }
        boolean wasBegun = begun;
        begun = false;
        if (state == TransactionState.LOST) {
            wire.rolledBack();
            return;
        }
        try {
            control(() -> {
                wire.sending(Wire.Scope.TRANSACTION);
                driver.rollback(connection);
                wire.answered();
            });
        } catch (PenstockException failure) {
            if (!physical.broken()) {
                begun = wasBegun;
                wire.refused();
                throw failure;
            }
            // the server rolls back what a lost connection has not committed
        }
        restoreMode();
        wire.rolledBack();
    }

    /** How far the node's data have got; null if that is not known. A failure leaves what was written before as it is. */
    @Nullable
    Position position() {
        if (lost || driver.transaction(connection) == TransactionState.FAILED || physical.broken()) {
            return null;
        }
        Position[] found = new Position[1];
        try {
            control(() -> found[0] = driver.position(connection));
        } catch (PenstockException e) {
            return null;
        }
        return found[0];
    }

    /** Runs one of the commands for savepoints. */
    void command(String sql) {
        requireNotLost();
        control(() -> {
            try (java.sql.Statement statement = connection.createStatement()) {
                statement.execute(sql);
            }
        });
    }

    private void control(SqlWork work) {
        running.begin();
        running.ending();
        try {
            work.run();
        } catch (SQLException e) {
            throw physical.named(e);
        } finally {
            over();
        }
    }

    private void over() {
        running.answered();
        running.end();
    }

    private void restoreMode() {
        if (physical.broken()) {
            return;
        }
        try {
            driver.ended(connection);
        } catch (SQLException e) {
            physical.spoil();
        }
    }

    /** Whether something is left to roll back before another lease gets the connection. */
    boolean leftOpen() {
        return lost || begun || driver.transaction(connection) != TransactionState.NONE || !autoCommit();
    }

    /** Rolls back what is left open. */
    void undo() throws SQLException {
        if (!leftOpen()) {
            return;
        }
        if (driver.transaction(connection) != TransactionState.NONE || begun) {
            driver.rollback(connection);
        }
        lost = false;
        begun = false;
        own = false;
        driver.ended(connection);
    }
}
