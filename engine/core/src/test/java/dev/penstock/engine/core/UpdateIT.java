package dev.penstock.engine.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.penstock.connectors.testkit.PostgresServer;
import dev.penstock.connectors.testkit.TestDatabase;
import dev.penstock.engine.api.Caller;
import dev.penstock.engine.api.CancelledException;
import dev.penstock.engine.api.Database;
import dev.penstock.engine.api.Execution;
import dev.penstock.engine.api.Outcome;
import dev.penstock.engine.api.Penstock;
import dev.penstock.engine.api.PenstockException;
import dev.penstock.engine.api.Result;
import dev.penstock.engine.api.SqlStatement;
import dev.penstock.engine.api.Transaction;
import dev.penstock.engine.api.WorkspaceStore;
import dev.penstock.engine.api.WorkspaceStore.Edit;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A workspace taken over while a real PostgreSQL works. */
@Timeout(120)
class UpdateIT {
    @TempDir
    Path folder;

    private TestDatabase bed;
    private TestDatabase other;
    private Penstock engine;
    private Database database;

    @BeforeEach
    void open() throws IOException {
        bed = PostgresServer.shared().createDatabase();
        other = PostgresServer.shared().createDatabase();
        engine = Engines.postgres(
                folder, PostgresServer.shared(), bed.host(), bed.port(), bed.name(), "    tls: {mode: disable}\n");
        database = engine.database("it");
        database.update("create table t (i int)");
    }

    @AfterEach
    void close() {
        engine.close();
        bed.close();
        other.close();
    }

    private void update(Edit edit) {
        WorkspaceStore store = WorkspaceStore.at(engine.workspace().file());
        store.edit(List.of(edit));
        engine.update(store.read(null));
    }

    private void toTheOther() {
        update(new Edit.Set(List.of("databases", "it", "name"), other.name()));
    }

    @Test
    void statementUnderWay_endsOnTheOldPool_andTheNextGoesToTheNewOne() throws SQLException {
        Execution<Result> running = database.executeAsync(SqlStatement.of("insert into t select 1 from pg_sleep(2)"));
        awaitRunning(1);

        toTheOther();

        assertThat(Engines.one(database, "select current_database()")).isEqualTo(other.name());
        running.await();
        assertThat(rows()).isEqualTo(1);
        Await.until(() -> running(bed) == 0);
    }

    @Test
    void openTransaction_endsOnTheOldPool_andARoutedConnectionToo() throws SQLException {
        try (Transaction open = database.session(Caller.of("it")).begin();
                Connection routed =
                        database.session(Caller.of("it")).dataSource().getConnection();
                Connection late = database.session(Caller.of("it")).dataSource().getConnection()) {
            open.execute(SqlStatement.of("insert into t values (1)"));
            routed.createStatement().executeUpdate("insert into t values (2)");

            toTheOther();

            open.execute(SqlStatement.of("insert into t values (3)"));
            open.commit();
            routed.createStatement().executeUpdate("insert into t values (4)");
            // this one has had no statement yet
            try (var rows = late.createStatement().executeQuery("select current_database()")) {
                rows.next();
                assertThat(rows.getString(1)).isEqualTo(other.name());
            }
        }
        assertThat(rows()).isEqualTo(4);
    }

    @Test
    void whatRuns_isNotCutByAnUpdate_andEndsOnTheOldConnections() {
        Execution<Result> running = database.executeAsync(SqlStatement.of("insert into t select 1 from pg_sleep(300)"));
        awaitRunning(1);
        Transaction open = database.session(Caller.of("it")).begin();
        open.execute(SqlStatement.of("insert into t values (1)"));

        toTheOther();

        open.execute(SqlStatement.of("insert into t values (2)"));
        open.commit();
        assertThat(running.isDone()).isFalse();
        assertThat(running(bed)).isEqualTo(1);
        running.cancel();
        assertThat(catchThrowableOfType(CancelledException.class, running::await)
                        .outcome())
                .isEqualTo(Outcome.NOT_DONE);
        Await.until(() -> running(bed) == 0);
    }

    @Test
    void engineThatCloses_doesNotWaitForTheGraceOfTheOldPool() {
        Execution<Result> running = database.executeAsync(SqlStatement.of("insert into t select 1 from pg_sleep(300)"));
        awaitRunning(1);
        toTheOther();
        long from = System.nanoTime();

        engine.close();

        assertThat(Duration.ofNanos(System.nanoTime() - from)).isLessThan(Duration.ofSeconds(7));
        assertThat(catchThrowableOfType(PenstockException.class, running::await))
                .isNotNull();
    }

    @Test
    void databaseThatLeaves_endsWhatRuns_andSaysSo() {
        Execution<Result> running = database.executeAsync(SqlStatement.of("insert into t select 1 from pg_sleep(300)"));
        awaitRunning(1);

        update(new Edit.Rename(List.of("databases", "it"), "renamed"));

        assertThat(Engines.one(engine.database("renamed"), "select current_database()"))
                .isEqualTo(bed.name());
        assertThat(catchThrowableOfType(PenstockException.class, running::await).summary())
                .startsWith("Database 'it' is in the workspace no more");
    }

    private long rows() throws SQLException {
        try (Connection aside = bed.connect();
                var rows = aside.createStatement().executeQuery("select count(*) from t")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private void awaitRunning(int count) {
        Await.until(() -> running(bed) == count);
    }

    /** Statements that sleep. */
    private static long running(TestDatabase where) {
        try (Connection aside = where.connect();
                var rows = aside.createStatement()
                        .executeQuery("select count(*) from pg_stat_activity where datname = current_database()"
                                + " and query like '%pg_sleep(%' and state = 'active' and pid <> pg_backend_pid()")) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
