package dev.penstock.connectors.testkit;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * An empty database for one test or class of tests. Closing it drops it, with whoever is still
 * connected to it; where its server is gone, closing does nothing. Safe for use by several threads.
 */
public final class TestDatabase implements AutoCloseable {
    private final PostgresServer server;
    private final String name;

    TestDatabase(PostgresServer server, String name) {
        this.server = server;
        this.name = name;
    }

    /** The server's host name or address. */
    public String host() {
        return server.host();
    }

    /** The server's TCP port. */
    public int port() {
        return server.port();
    }

    /** This database's name: lower-case letters, digits and underscores. */
    public String name() {
        return name;
    }

    /** A user who may do everything. */
    public String username() {
        return server.username();
    }

    /** That user's password. */
    public String password() {
        return server.password();
    }

    /** The JDBC URL without user and password. */
    public String jdbcUrl() {
        return server.jdbcUrl(name);
    }

    /**
     * A new connection of the bare driver, which the caller closes.
     *
     * @throws SQLException if the server does not give one
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
