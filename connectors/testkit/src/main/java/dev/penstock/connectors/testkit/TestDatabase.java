package dev.penstock.connectors.testkit;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * An empty database for one test or test class. {@link #close} drops it with its open connections, and does nothing if
 * the server is down. Thread-safe.
 */
public final class TestDatabase implements AutoCloseable {
    private final PostgresServer server;
    private final String name;

    TestDatabase(PostgresServer server, String name) {
        this.server = server;
        this.name = name;
    }

    /** The host name or address of the server. */
    public String host() {
        return server.host();
    }

    /** The TCP port of the server. */
    public int port() {
        return server.port();
    }

    /** The name of this database: lower-case letters, digits and underscores. */
    public String name() {
        return name;
    }

    /** The name of a superuser. */
    public String username() {
        return server.username();
    }

    /** The password of the superuser. */
    public String password() {
        return server.password();
    }

    /** The JDBC URL without user and password. */
    public String jdbcUrl() {
        return server.jdbcUrl(name);
    }

    /**
     * Opens a connection with the bare driver. The caller closes it.
     *
     * @throws SQLException if the server does not accept the connection
     */
    public Connection connect() throws SQLException {
        return server.connect(name);
    }

    @Override
    public void close() {
        server.dropDatabase(name);
    }

    @Override
    public String toString() {
        return "TestDatabase[" + jdbcUrl() + "]";
    }
}
