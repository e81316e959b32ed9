package dev.penstock.engine.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.connectors.testkit.PostgresServer;
import dev.penstock.connectors.testkit.TestDatabase;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.Penstock;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** PostgreSQL's SQL states, by which ORMs and Flyway decide, reach them as the server said them. */
class RoutedFailuresIT {
    @TempDir
    Path folder;

    private TestDatabase database;
    private Penstock engine;

    @BeforeEach
    void open() throws IOException {
        PostgresServer server = PostgresServer.shared();
        database = server.createDatabase();
        engine = Engines.postgres(
                folder, server, server.host(), server.port(), database.name(), "    tls: {mode: disable}\n");
    }

    @AfterEach
    void close() {
        engine.close();
        database.close();
    }

    @Test
    void constraintViolated_hasItsSqlState() throws SQLException {
        SQLException thrown = new RoutedFailures(engine)
                .of(
                        ErrorCode.CONSTRAINT_VIOLATED,
                        "create table t (id int primary key, name text unique)",
                        "insert into t values (1, 'a')",
                        "insert into t values (2, 'a')");

        assertThat(thrown.getSQLState()).isEqualTo("23505");
    }

    @Test
    void syntaxFault_hasItsSqlState() throws SQLException {
        assertThat(new RoutedFailures(engine)
                        .of(ErrorCode.STATEMENT_REJECTED, "selec 1")
                        .getSQLState())
                .isEqualTo("42601");
    }
}
