package dev.penstock.connectors.jdbc;

import dev.penstock.engine.api.spi.AnalysedStatement;
import java.sql.Connection;
import java.sql.SQLException;

/** Whether a connection's session may differ from that of a new connection, and its reset. For one thread. */
final class SessionState {
    private final SqlDriver driver;
    private final Connection connection;
    private boolean changed;
    private boolean prepared;
    private boolean driverChanged;

    SessionState(SqlDriver driver, Connection connection) {
        this.driver = driver;
        this.connection = connection;
    }

    /** Notes a statement that is sent. */
    void noted(AnalysedStatement statement) {
        if (statement.changesSession()) {
            changed = true;
            prepared |= statement.kind().equals("PREPARE");
        }
    }

    /** One of JDBC's own setters may be called that changes the driver's object alone. */
    void driverChanged() {
        driverChanged = true;
    }

    /** A setting of the session was changed past the statements, such as the schema by JDBC's own setter. */
    void changed() {
        changed = true;
    }

    /** The driver's connection is in other hands: anything may happen to it. */
    void handedOut() {
        changed = true;
        prepared = true;
        driverChanged = true;
    }

    boolean dirty() {
        return changed || driverChanged;
    }

    /**
     * Resets what may have changed. No transaction is open.
     *
     * @return false if the engine cannot
     */
    boolean reset() throws SQLException {
        if (driverChanged) {
            driver.restore(connection);
        }
        if (changed && !driver.reset(connection, prepared)) {
            return false;
        }
        changed = false;
        prepared = false;
        driverChanged = false;
        return true;
    }
}
