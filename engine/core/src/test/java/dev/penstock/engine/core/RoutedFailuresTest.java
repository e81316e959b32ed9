package dev.penstock.engine.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.Penstock;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SQLite's driver tells no SQL state; ORMs and Flyway decide by its vendor code, which is SQLite's own. */
class RoutedFailuresTest {
    private static final int SQLITE_ERROR = 1;
    private static final int SQLITE_CONSTRAINT = 19;

    @TempDir
    Path folder;

    private Penstock engine;

    @BeforeEach
    void open() throws IOException {
        engine = Engines.sqlite(folder);
    }

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void constraintViolated_isNamedAndTheDriversOwnReachesTheCaller() throws SQLException {
        SQLException thrown = new RoutedFailures(engine)
                .of(
                        ErrorCode.CONSTRAINT_VIOLATED,
                        "create table t (id integer primary key, name text unique)",
                        "insert into t values (1, 'a')",
                        "insert into t values (2, 'a')");

        assertThat(thrown.getSQLState()).isNull();
        assertThat(thrown.getErrorCode()).isEqualTo(SQLITE_CONSTRAINT);
    }

    @Test
    void syntaxFault_isNamedAndTheDriversOwnReachesTheCaller() throws SQLException {
        SQLException thrown = new RoutedFailures(engine).of(ErrorCode.STATEMENT_REJECTED, "selec 1");

        assertThat(thrown.getSQLState()).isNull();
        assertThat(thrown.getErrorCode()).isEqualTo(SQLITE_ERROR);
    }
}
