package dev.penstock.connectors.testkit;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import java.util.UUID;

/**
 * A real PostgreSQL server for tests: a {@linkplain #shared() shared} one of which each caller
 * takes a database of its own, or a {@linkplain #start private} one that can be stopped, killed,
 * frozen and replicated. Safe for use by several threads.
 */
public sealed interface PostgresServer permits PostgresProcess, ReachedPostgres {
    /**
     * This JVM's common server: found at the first call, ended with the JVM. It is the first of these
     * that there is: the address in {@code PENSTOCK_TEST_POSTGRESQL} ({@code host[:port]} or a JDBC
     * URL with {@code user} and {@code password}); a PostgreSQL 18 of our own; Docker, where its
     * daemon answers. {@code -Dpenstock.servers=docker} puts Docker before our own. One line of the
     * log says which it was.
     *
     * @throws IllegalStateException if there is none; the message says what was tried
     */
    static PostgresServer shared() {
        return SharedPostgres.get();
    }

    /** Starts a private server with {@link PostgresOptions#defaults()}. */
    static PostgresProcess start() {
        return start(PostgresOptions.defaults());
    }

    /**
     * Starts a private server, always a process of our own, and returns when it accepts connections.
     * The caller closes it.
     *
     * @throws IllegalStateException if it does not start; the message holds the end of its log
     */
    static PostgresProcess start(PostgresOptions options) {
        return PostgresProcess.start(PostgresBinaries.find(), options);
    }

    /** The host name or address. */
    String host();

    /** The TCP port. */
    int port();

    /** A user who may do everything. */
    String username();

    /** That user's password. */
    String password();

    /** Where this server comes from, for a log or a message. */
    String origin();

    /** The JDBC URL of one of this server's databases, without user and password. */
    String jdbcUrl(String database);

    /**
     * A new connection of the bare driver, which the caller closes.
     *
     * @throws SQLException if the server does not give one within 10 seconds
     */
    default Connection connect(String database) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", username());
        properties.setProperty("password", password());
        properties.setProperty("loginTimeout", "10");
        return DriverManager.getConnection(jdbcUrl(database), properties);
    }

    /**
     * An empty database with a name that nobody else has.
     *
     * @throws IllegalStateException if the server does not make one
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
     * Runs one statement as the administrator, outside a transaction.
     *
     * @throws IllegalStateException if it fails
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
     * Runs one query as the administrator and returns the first column of its first row as text;
     * empty where there is no row or the value is null.
     *
     * @throws IllegalStateException if it fails
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
