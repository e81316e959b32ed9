package dev.penstock.engine.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.penstock.connectors.testkit.PostgresServer;
import dev.penstock.connectors.testkit.TestDatabase;
import dev.penstock.engine.api.Caller;
import dev.penstock.engine.api.CancelledException;
import dev.penstock.engine.api.Execution;
import dev.penstock.engine.api.Result;
import dev.penstock.engine.api.SqlStatement;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The server makes nothing of the first cancel, as of one that overtakes its statement: it is repeated. */
@Timeout(120)
class StubbornStatementIT {
    private static final String STUBBORN =
            "DO $$ BEGIN PERFORM pg_sleep(300);" + " EXCEPTION WHEN query_canceled THEN PERFORM pg_sleep(300); END $$";

    private final TestDatabase database = PostgresServer.shared().createDatabase();

    @TempDir
    Path folder;

    private RealEngine engine;

    @BeforeEach
    void open() {
        engine = RealEngine.postgresql(folder, database);
    }

    @AfterEach
    void close() {
        engine.close();
        database.close();
    }

    @Test
    void execution_ends_andItsConnectionIsKept() throws Exception {
        String before = backend();
        Execution<Result> execution = engine.database().executeAsync(SqlStatement.of(STUBBORN));
        awaitSleep();
        execution.cancel();

        assertThat(catchThrowableOfType(CancelledException.class, execution::await))
                .isNotNull();
        assertThat(backend()).isEqualTo(before);
    }

    @Test
    void jdbcStatement_ends_andItsConnectionIsKept() throws Exception {
        try (Connection connection =
                        engine.database().session(Caller.of("orm")).dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            CompletableFuture<SQLException> running = CompletableFuture.supplyAsync(
                    () -> catchThrowableOfType(SQLException.class, () -> statement.execute(STUBBORN)));
            awaitSleep();
            statement.cancel();

            assertThat(running.get(60, TimeUnit.SECONDS).getCause()).isInstanceOf(CancelledException.class);
            try (ResultSet rows = statement.executeQuery("SELECT 42")) {
                assertThat(rows.next()).isTrue();
            }
        }
    }

    private String backend() {
        return String.valueOf(
                engine.rows("SELECT pg_backend_pid()").toList(1).getFirst().text(0));
    }

    private void awaitSleep() {
        Await.until(() -> PostgresServer.shared()
                .ask("SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'PgSleep' AND datname = '"
                        + database.name() + "'")
                .equals("1"));
    }
}
