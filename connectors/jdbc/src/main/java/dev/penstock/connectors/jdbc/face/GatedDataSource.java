package dev.penstock.connectors.jdbc.face;

import dev.penstock.engine.api.spi.Gate;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A database as JDBC. */
final class GatedDataSource implements DataSource {
    private final Gate gate;

    GatedDataSource(Gate gate) {
        this.gate = gate;
    }

    /** Reaches no server: the connection's first operation does. */
    @Override
    public Connection getConnection() throws SQLException {
        try {
            return new GatedConnection(gate.profile().name(), gate.hold());
        } catch (RuntimeException failure) {
            throw SqlExceptions.of(failure);
        }
    }

    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        throw SqlExceptions.unsupported(
                "The login of database '" + gate.profile().name() + "' is in its profile: call getConnection()");
    }

    @Override
    public @Nullable PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(@Nullable PrintWriter out) {
        // the engine logs through System.Logger
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        throw SqlExceptions.unsupported("Set pool.acquire-timeout in the profile instead");
    }

    @Override
    public int getLoginTimeout() {
        return (int) gate.profile().pool().acquireTimeout().toSeconds();
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException("The engine logs through System.Logger", "0A000");
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return OwnTypes.unwrap(this, type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return type.isInstance(this);
    }
}
