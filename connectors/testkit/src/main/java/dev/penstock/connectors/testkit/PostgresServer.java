package dev.penstock.connectors.testkit;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import java.util.UUID;

/**
 * A real PostgreSQL server for tests: a {@linkplain #shared() shared} one, on which each caller creates a database, or
 * a {@linkplain #start private} one, which can be stopped, killed, frozen and replicated. Thread-safe.
 */
public sealed interface PostgresServer permits PostgresProcess, ExternalPostgres {
    /**
     * The shared server of this JVM. The first call finds it, and it ends with the JVM. It is the first available one
     * of: the address in {@code PENSTOCK_TEST_POSTGRESQL} ({@code host[:port]} or a JDBC URL with {@code user} and
     * {@code password}); a local PostgreSQL 18; Docker, if its daemon answers. {@code -Dpenstock.servers=docker} puts
     * Docker before the local server. One line of the log shows the choice.
     *
     * @throws IllegalStateException if no server is available; the message lists the attempts
     */
    static PostgresServer shared() {
        return SharedPostgres.get();
    }

    /** Starts a private server with {@link PostgresOptions#defaults()}. */
    static PostgresProcess start() {
        return start(PostgresOptions.defaults());
    }

    /**
     * Starts a private server, always a local process, and waits until it accepts connections. The caller closes it.
     *
     * @throws IllegalStateException if the server does not start; the message has the end of its log
     */
    static PostgresProcess start(PostgresOptions options) {
        return PostgresProcess.start(PostgresBinaries.find(), options);
    }

    /** The host name or address. */
    String host();

    /** The TCP port. */
    int port();

    /** The name of a superuser. */
    String username();

    /** The password of the superuser. */
    String password();

    /** The origin of this server, for logs and messages. */
    String origin();

    /** The JDBC URL of a database of this server, without user and password. */
    String jdbcUrl(String database);

    /**
     * Opens a connection with the bare driver. The caller closes it.
     *
     * @throws SQLException if the server does not accept the connection within 10 seconds
     */
    default Connection connect(String database) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", username());
        properties.setProperty("password", password());
        properties.setProperty("loginTimeout", "10");
        return DriverManager.getConnection(jdbcUrl(database), properties);
    }

    /**
     * Creates an empty database with a unique name.
     *
     * @throws IllegalStateException if the creation fails
     */
    default TestDatabase createDatabase() {
        String name =
                "penstock_" + UUID.randomUUID().toString().replace("-", "").substring(0, 16);
        execute("CREATE DATABASE " + name);
        return new TestDatabase(this, name);
    }

    /** Drops a database of {@link #createDatabase()}; see {@link TestDatabase#close()}. */
    void dropDatabase(String name);

    /**
     * Runs one statement as the superuser, outside a transaction.
     *
     * @throws IllegalStateException if the statement fails
     */
    default void execute(String sql) {
        Unchecked.run("run '" + sql + "' on " + origin(), () -> {
            try (Connection connection = connect("postgres");
                    var statement = connection.createStatement()) {
                statement.execute(sql);
            }
        });
    }

    /**
     * Runs one query as the superuser and returns the first column of the first row as text; empty if there is no row
     * or the value is null.
     *
     * @throws IllegalStateException if the query fails
     */
    default String ask(String sql) {
        return Unchecked.get("run '" + sql + "' on " + origin(), () -> {
            try (Connection connection = connect("postgres");
                    var statement = connection.createStatement();
                    var rows = statement.executeQuery(sql)) {
                String value = rows.next() ? rows.getString(1) : null;
                return value == null ? "" : value;
            }
        });
    }
}
