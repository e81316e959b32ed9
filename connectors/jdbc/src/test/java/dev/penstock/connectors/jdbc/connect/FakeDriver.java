package dev.penstock.connectors.jdbc.connect;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.Properties;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** A driver whose connect is the test's. */
final class FakeDriver implements Driver {
    private final Connect connect;

    FakeDriver(Connect connect) {
        this.connect = connect;
    }

    /** What the driver does to connect. */
    interface Connect {
        @Nullable
        Connection connect(String url, Properties properties) throws SQLException;
    }

    @Override
    public @Nullable Connection connect(String url, Properties info) throws SQLException {
        return connect.connect(url, info);
    }

    @Override
    public boolean acceptsURL(String url) {
        return true;
    }

    @Override
    public DriverPropertyInfo[] getPropertyInfo(String url, Properties info) {
        return new DriverPropertyInfo[0];
    }

    @Override
    public int getMajorVersion() {
        return 1;
    }

    @Override
    public int getMinorVersion() {
        return 0;
    }

    @Override
    public boolean jdbcCompliant() {
        return false;
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getLogger(FakeDriver.class.getName());
    }
}
