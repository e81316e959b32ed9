package dev.penstock.engine.core;

import dev.penstock.engine.api.Caller;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A database as JDBC: every statement of its connections takes the one way. */
final class RoutedDataSource implements DataSource {
    private final CoreDatabase database;
    private final Caller caller;
    private final JdbcManner manner;

    RoutedDataSource(CoreDatabase database, Caller caller, JdbcManner manner) {
        this.database = database;
        this.caller = caller;
        this.manner = manner;
    }

    /** Reaches no server: that is the first statement's business. */
    @Override
    public Connection getConnection() throws SQLException {
        try {
            database.requireOpen();
        } catch (RuntimeException failure) {
            throw JdbcFailures.of(failure);
        }
        return new RoutedConnection(database, caller, manner).proxy();
    }

    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        throw new SQLFeatureNotSupportedException(
                "The login of database '" + database.name() + "' stands in its profile: call getConnection()", "0A000");
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
        throw new SQLFeatureNotSupportedException("Set pool.acquire-timeout in the profile instead", "0A000");
    }

    @Override
    public int getLoginTimeout() {
        return (int) database.profile().pool().acquireTimeout().toSeconds();
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException("The engine logs through System.Logger", "0A000");
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        if (type.isInstance(this)) {
            return type.cast(this);
        }
        throw new SQLException("This DataSource is no " + type.getName(), "0A000");
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return type.isInstance(this);
    }
}
