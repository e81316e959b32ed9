package dev.penstock.connectors.jdbc;

import dev.penstock.engine.api.PenstockException;
import dev.penstock.engine.api.spi.NodeTarget;
import dev.penstock.engine.api.spi.Wire;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A driver's connection with all that is known of it and runs on it. It lives as long as the connection, so that a lease
 * costs little. One lease has it at a time.
 */
final class PhysicalConnection {
    private static final Duration RESET_LIMIT = Duration.ofSeconds(5);

    private final NodeTarget target;
    private final SqlDriver driver;
    private final Connection connection;
    private final AtomicInteger losses;
    private final Running running;
    private final PreparedStatements prepared = new PreparedStatements();
    private final ConnectionTransaction transaction;
    private final SessionState session;
    private final StatementExecution statements;
    private final JdbcSession leased = new LeasedSession(this);
    private volatile boolean broken;
    private boolean spoilt;
    private boolean idled;
    private int seenLosses;

    /** @param losses how many connections of its pool have broken in use */
    PhysicalConnection(NodeTarget target, SqlDriver driver, Connection connection, AtomicInteger losses) {
        this.target = target;
        this.driver = driver;
        this.connection = connection;
        this.losses = losses;
        this.running = new Running(driver, connection);
        this.transaction = new ConnectionTransaction(this);
        this.session = new SessionState(driver, connection);
        this.statements = new StatementExecution(this);
    }

    NodeTarget target() {
        return target;
    }

    SqlDriver driver() {
        return driver;
    }

    Connection connection() {
        return connection;
    }

    Running running() {
        return running;
    }

    PreparedStatements prepared() {
        return prepared;
    }

    ConnectionTransaction transaction() {
        return transaction;
    }

    SessionState session() {
        return session;
    }

    StatementExecution statements() {
        return statements;
    }

    /** For a lease that has it. */
    JdbcSession leased() {
        return leased;
    }

    /**
     * Whether it may be leased without a check that it works.
     *
     * @param nowLost connections of its pool that have broken in use so far
     */
    boolean fresh(int nowLost) {
        return !idled && seenLosses == nowLost;
    }

    /** It was idle for longer than it is trusted. */
    void idled() {
        idled = true;
    }

    /** A check has shown that it works, after so many of its pool had broken. */
    void alive(int lostBefore) {
        idled = false;
        seenLosses = lostBefore;
    }

    /** Whether nothing more can be sent on it. */
    boolean broken() {
        return broken;
    }

    /** Nothing more is sent on it: the state of its conversation with the server is not known. */
    void breakOff() {
        broken = true;
    }

    /** It works, but no other lease gets it. */
    void spoil() {
        spoilt = true;
    }

    /** Names what the driver threw. A failure that ends the connection marks it as broken. */
    PenstockException named(SQLException failure) {
        if (driver.fatal(failure)) {
            broken = true;
            losses.incrementAndGet();
        }
        return driver.statementFailure(failure);
    }

    /**
     * Reports the driver's failure of a request to its wire; nothing if the connection broke before an answer.
     *
     * @param unanswered whether the request was sent and not answered
     * @return whether the server has refused it
     */
    boolean failed(SQLException failure, boolean unanswered, Wire wire) {
        if (!unanswered) {
            return false;
        }
        if (driver.answered(failure)) {
            wire.answered();
            return false;
        }
        boolean refused = driver.refused(failure);
        if (refused) {
            wire.refused();
        }
        return refused;
    }

    /** Cuts the connection. From any thread. */
    void abort() {
        broken = true;
        try {
            driver.abort(connection);
        } catch (SQLException e) {
            // it is not used again
        }
    }

    /**
     * Ends what a lease has left open, and resets the session if something may have changed it, within a limit: no caller
     * is left that could cancel it.
     *
     * @param kept whether the connection goes back to its pool
     * @return whether it can
     */
    boolean reset(boolean kept) {
        boolean resets = kept && session.dirty();
        try {
            if (resets || statements.opened() || transaction.leftOpen()) {
                driver.within(connection, RESET_LIMIT, () -> {
                    statements.closeOpen();
                    transaction.undo();
                    if (resets) {
                        spoilt |= !session.reset();
                    }
                });
            }
            return kept && !spoilt;
        } catch (SQLException | PenstockException e) {
            broken = true;
            return false;
        }
    }
}
