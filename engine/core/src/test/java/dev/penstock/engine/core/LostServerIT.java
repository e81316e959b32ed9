package dev.penstock.engine.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.penstock.connectors.testkit.FaultProxy;
import dev.penstock.connectors.testkit.PostgresProcess;
import dev.penstock.connectors.testkit.PostgresServer;
import dev.penstock.connectors.testkit.TestDatabase;
import dev.penstock.engine.api.Attempt;
import dev.penstock.engine.api.Caller;
import dev.penstock.engine.api.ConnectionLostException;
import dev.penstock.engine.api.Database;
import dev.penstock.engine.api.DeadlineException;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.Execution;
import dev.penstock.engine.api.ExportFormat;
import dev.penstock.engine.api.Intent;
import dev.penstock.engine.api.Outcome;
import dev.penstock.engine.api.Penstock;
import dev.penstock.engine.api.PenstockException;
import dev.penstock.engine.api.PinnedSession;
import dev.penstock.engine.api.Result;
import dev.penstock.engine.api.Rows;
import dev.penstock.engine.api.SqlStatement;
import dev.penstock.engine.api.StatementOptions;
import dev.penstock.engine.api.Task;
import dev.penstock.engine.api.Transaction;
import dev.penstock.engine.api.UnreachableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A real PostgreSQL that dies, freezes or falls silent under the engine: no lease is lost, and nobody is misled. */
@Timeout(180)
class LostServerIT {
    private static final StatementOptions READ =
            StatementOptions.builder().intent(Intent.READ).build();
    private static final SqlStatement ENDLESS =
            SqlStatement.of("select pg_sleep(300)").with(READ);
    private static final SqlStatement ENDLESS_WRITE = SqlStatement.of("insert into t select 1 from pg_sleep(300)");
    /** Waits until nobody else holds the lock. */
    private static final SqlStatement LOCKED_WRITE =
            SqlStatement.of("with locked as (select pg_advisory_xact_lock(7)) insert into t select 1 from locked");

    private static PostgresProcess server;

    @TempDir
    Path folder;

    private TestDatabase bed;
    private FaultProxy proxy;
    private Penstock engine;
    private Database database;

    @BeforeAll
    static void start() {
        server = PostgresServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void open() throws IOException, SQLException {
        bed = server.createDatabase();
        try (Connection connection = bed.connect()) {
            connection.createStatement().execute("create table t (i int)");
        }
        proxy = FaultProxy.before(server);
        engine = Engines.postgres(
                folder,
                server,
                proxy.host(),
                proxy.port(),
                bed.name(),
                "    tls: {mode: disable}\n    pool: {max: 3, acquire-timeout: 20s}\n");
        database = engine.database("it");
    }

    @AfterEach
    void close() {
        server.thaw();
        engine.close();
        proxy.close();
        server.restart();
        bed.close();
    }

    @Test
    void read_connectionBreaks_isRepeatedAndAnswered() throws SQLException {
        Execution<Result> running = database.executeAsync(
                SqlStatement.of("select case when exists (select from t) then 'again' else pg_sleep(300)::text end")
                        .with(READ));
        awaitRunning();
        try (Connection aside = bed.connect()) {
            aside.createStatement().execute("insert into t values (1)");
        }

        proxy.drop();

        try (Rows rows = (Rows) running.await()) {
            assertThat(rows.toList(1).getFirst().text(0)).isEqualTo("again");
        }
        assertThat(Engines.leases(database)).isZero();
    }

    @Test
    void pinnedRead_connectionBreaksWithNothingOnIt_isRepeated() {
        try (PinnedSession pinned = database.session(Caller.of("it")).pin()) {
            assertThat(pinned.query("select 1").toList()).hasSize(1);

            proxy.drop();

            assertThat(pinned.query("select 2").toList()).hasSize(1);
            assertThat(pinned.state()).isEqualTo(PinnedSession.State.IDLE);
        }
        assertThat(Engines.leases(database)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"begin", "set work_mem = '8MB'", "create temp table mine (i int)"})
    void pinnedRead_connectionBreaksWithSomethingOnIt_isSessionLost(String kept) {
        try (PinnedSession pinned = database.session(Caller.of("it")).pin()) {
            pinned.execute(SqlStatement.of(kept));

            proxy.drop();

            PenstockException lost = catchThrowableOfType(
                    PenstockException.class, () -> pinned.query("select 2").toList());
            assertThat(lost.outcome()).isEqualTo(Outcome.NOT_DONE);
            assertThat(pinned.state()).isEqualTo(PinnedSession.State.LOST);
            assertThat(catchThrowableOfType(PenstockException.class, () -> pinned.query("select 3"))
                            .code())
                    .isEqualTo(ErrorCode.SESSION_LOST);
            pinned.reconnect();
            assertThat(pinned.query("select 4").toList()).hasSize(1);
        }
        assertThat(Engines.leases(database)).isZero();
    }

    @Test
    void read_ofASessionThatReads_isRepeatedLikeOneThatSaysSo() {
        Execution<Result> running =
                database.session(Caller.of("it")).executeAsync(SqlStatement.of("select pg_sleep(300)"));
        awaitRunning();

        server.kill();

        UnreachableException lost = catchThrowableOfType(UnreachableException.class, running::await);
        assertThat(lost.attempts()).extracting(Attempt::outcome).containsExactly(Outcome.NOT_DONE, Outcome.NOT_DONE);
    }

    @Test
    void read_serverKilled_failsWithAllThatWasTried_andTheNextIsServedWhenItIsBack() {
        Execution<Result> running = database.executeAsync(ENDLESS);
        awaitRunning();

        server.kill();

        UnreachableException lost = catchThrowableOfType(UnreachableException.class, running::await);
        assertThat(lost.outcome()).isEqualTo(Outcome.NOT_DONE);
        assertThat(lost.attempts()).hasSize(2).allSatisfy(attempt -> {
            assertThat(attempt.node()).isEqualTo(proxy.host() + ":" + proxy.port());
            assertThat(attempt.message()).isNotEmpty();
        });
        assertThat(lost.attempts().getFirst().code()).isEqualTo(ErrorCode.CONNECTION_LOST);
        assertThat(lost).hasMessageContaining("2 attempts");
        assertThat(Engines.leases(database)).isZero();

        server.restart();
        assertThat(Engines.one(database, "select count(*) from t")).isEqualTo("0");
        assertThat(Engines.leases(database)).isZero();
    }

    @Test
    void write_answerLost_isUnknownAndNotRepeated() throws SQLException {
        Execution<Result> running;
        try (Connection aside = bed.connect()) {
            aside.createStatement().execute("select pg_advisory_lock(7)");
            running = database.executeAsync(LOCKED_WRITE);
            Await.until(() -> server.ask("select count(*) from pg_locks where not granted and locktype = 'advisory'")
                    .equals("1"));
            proxy.cutAfterBytesToClient(0);
        }

        ConnectionLostException lost = catchThrowableOfType(ConnectionLostException.class, running::await);

        assertThat(lost.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(lost)
                .hasMessageContaining("whether it took effect is unknown")
                .hasMessageContaining("Check whether it took effect");
        assertThat(lost.attempts()).extracting(Attempt::outcome).containsExactly(Outcome.UNKNOWN);
        assertThat(Engines.leases(database)).isZero();
        proxy.normal();
        assertThat(Engines.one(database, "select count(*) from t")).isEqualTo("1");
    }

    @Test
    void write_serverKilledUnderIt_isUnknownAndNotRepeated() {
        Execution<Result> running = database.executeAsync(ENDLESS_WRITE);
        awaitRunning();

        server.kill();

        ConnectionLostException lost = catchThrowableOfType(ConnectionLostException.class, running::await);
        assertThat(lost.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(lost.attempts()).hasSize(1);
        assertThat(Engines.leases(database)).isZero();
        server.restart();
        assertThat(Engines.one(database, "select count(*) from t")).isEqualTo("0");
        assertThat(running()).isEqualTo("0");
    }

    @Test
    void write_neverSent_isNotDone() {
        server.kill();

        UnreachableException refused =
                catchThrowableOfType(UnreachableException.class, () -> database.update("insert into t values (1)"));

        assertThat(refused.outcome()).isEqualTo(Outcome.NOT_DONE);
        assertThat(refused.attempts()).extracting(Attempt::outcome).containsExactly(Outcome.NOT_DONE);
        assertThat(Engines.leases(database)).isZero();
        server.restart();
        assertThat(database.update("insert into t values (1)").changed()).isEqualTo(1);
        assertThat(Engines.one(database, "select count(*) from t")).isEqualTo("1");
    }

    @Test
    void transaction_serverKilled_isUndoneAndItsLeaseComesBack() {
        Transaction transaction = database.session(Caller.of("it")).begin();
        transaction.execute(SqlStatement.of("insert into t values (1)"));
        assertThat(Engines.leases(database)).isEqualTo(1);

        server.kill();

        ConnectionLostException lost = catchThrowableOfType(
                ConnectionLostException.class, () -> transaction.execute(SqlStatement.of("insert into t values (2)")));
        assertThat(lost.outcome()).isEqualTo(Outcome.NOT_DONE);
        transaction.close();
        assertThat(transaction.active()).isFalse();
        assertThat(Engines.leases(database)).isZero();
        server.restart();
        assertThat(Engines.one(database, "select count(*) from t")).isEqualTo("0");
    }

    @Test
    void commit_answerLost_isUnknown() throws SQLException {
        try (Connection aside = bed.connect();
                Transaction transaction = database.session(Caller.of("it")).begin()) {
            aside.createStatement()
                    .execute("create function wait() returns trigger language plpgsql as"
                            + " 'begin perform pg_advisory_xact_lock(7); return null; end'");
            aside.createStatement()
                    .execute("create constraint trigger late after insert on t deferrable initially deferred"
                            + " for each row execute function wait()");
            aside.createStatement().execute("select pg_advisory_lock(7)");
            transaction.execute(SqlStatement.of("insert into t values (1)"));
            Execution<?> committing = transaction.commitAsync();
            Await.until(() -> server.ask("select count(*) from pg_locks where not granted and locktype = 'advisory'")
                    .equals("1"));
            proxy.cutAfterBytesToClient(0);
            aside.createStatement().execute("select pg_advisory_unlock(7)");

            ConnectionLostException lost = catchThrowableOfType(ConnectionLostException.class, committing::await);

            assertThat(lost.outcome()).isEqualTo(Outcome.UNKNOWN);
            assertThat(transaction.active()).isFalse();
            assertThat(Engines.leases(database)).isZero();
        }
        proxy.normal();
        assertThat(Engines.one(database, "select count(*) from t")).isEqualTo("1");
    }

    @Test
    void rows_serverKilledInTheMiddle_failAndGiveTheLeaseBack() {
        Rows rows = (Rows) database.execute(SqlStatement.of("select generate_series(1, 1000000)")
                .with(READ.toBuilder().fetchSize(1000).build()));
        assertThat(rows.next()).isNotNull();

        server.kill();

        ConnectionLostException lost = catchThrowableOfType(ConnectionLostException.class, () -> {
            while (rows.next() != null) {
                // what was on its way may still come
            }
        });
        assertThat(lost.outcome()).isEqualTo(Outcome.NOT_DONE);
        assertThat(Engines.leases(database)).isZero();
    }

    @Test
    void export_serverKilledInTheMiddle_leavesTheFileAsItWas() throws IOException {
        Path target = Files.createDirectory(folder.resolve("target"));
        Path file = Files.writeString(target.resolve("numbers.csv"), "as it was");
        Rows rows = (Rows) database.execute(
                SqlStatement.of("select i, pg_sleep(0.002)::text from generate_series(1, 1000000) as i")
                        .with(READ.toBuilder().fetchSize(5).build()));
        Task<Long> task = engine.exporter(ExportFormat.CSV).toFile(rows, -1, file);
        Await.until(() -> task.progress().done() > 0);

        server.kill();

        assertThat(catchThrowableOfType(ConnectionLostException.class, task::await))
                .isNotNull();
        assertThat(file).hasContent("as it was");
        assertThat(target.toFile().list()).containsExactly("numbers.csv");
        assertThat(Engines.leases(database)).isZero();
    }

    @Test
    void frozen_underAStatement_endsAtTheDeadline_andHealsWithTheServer() {
        Execution<Result> read = database.executeAsync(
                ENDLESS.with(READ.toBuilder().timeout(Duration.ofSeconds(3)).build()));
        Execution<Result> write = database.executeAsync(ENDLESS_WRITE.with(
                StatementOptions.builder().timeout(Duration.ofSeconds(3)).build()));
        Await.until(() -> running().equals("2"));

        server.freeze();

        DeadlineException late = catchThrowableOfType(DeadlineException.class, read::await);
        assertThat(late.code()).isEqualTo(ErrorCode.DEADLINE_PASSED);
        assertThat(late.outcome()).isEqualTo(Outcome.NOT_DONE);
        assertThat(catchThrowableOfType(DeadlineException.class, write::await).outcome())
                .isEqualTo(Outcome.UNKNOWN);
        assertThat(Engines.leases(database)).isZero();

        server.thaw();
        assertThat(Engines.one(database, "select count(*) from t")).isEqualTo("0");
        assertThat(Engines.leases(database)).isZero();
        // what could not be told while it was frozen has reached it
        Await.until(() -> running().equals("0"));
    }

    @Test
    void frozen_beforeTheConnection_saysThatTheNodeDoesNotAnswer() {
        server.freeze();

        UnreachableException silent = catchThrowableOfType(
                UnreachableException.class,
                () -> database.execute(SqlStatement.of("insert into t values (1)")
                        .with(StatementOptions.builder()
                                .timeout(Duration.ofSeconds(1))
                                .build())));

        assertThat(silent.code()).isEqualTo(ErrorCode.CONNECT_TIMEOUT);
        assertThat(silent.outcome()).isEqualTo(Outcome.NOT_DONE);
        assertThat(Engines.leases(database)).isZero();
        server.thaw();
        assertThat(database.update("insert into t values (1)").changed()).isEqualTo(1);
        assertThat(Engines.one(database, "select count(*) from t")).isEqualTo("1");
    }

    @Test
    void frozen_underATransaction_doesNotHoldWhoLeavesIt() {
        Transaction transaction = database.session(Caller.of("it")).begin();
        transaction.execute(SqlStatement.of("insert into t values (1)"));

        server.freeze();
        transaction.close();

        assertThat(transaction.active()).isFalse();
        assertThat(Engines.leases(database)).isZero();
        server.thaw();
        assertThat(Engines.one(database, "select count(*) from t")).isEqualTo("0");
    }

    @Test
    void pool_ofConnectionsThatDied_isReplaced() {
        List<Execution<Rows>> together = List.of(
                database.queryAsync("select pg_sleep(0.5)"),
                database.queryAsync("select pg_sleep(0.5)"),
                database.queryAsync("select pg_sleep(0.5)"));
        together.forEach(execution -> execution.await().close());
        server.kill();
        server.restart();

        for (int i = 0; i < 6; i++) {
            try (Rows rows = (Rows) database.execute(SqlStatement.of("select 1").with(READ))) {
                assertThat(rows.next()).isNotNull();
            }
        }
        assertThat(Engines.leases(database)).isZero();
    }

    private void awaitRunning() {
        Await.until(() -> running().equals("1"));
    }

    private String running() {
        return server.ask("select count(*) from pg_stat_activity where state = 'active'"
                + " and query like '%pg_sleep(300)%' and pid <> pg_backend_pid() and datname = '" + bed.name() + "'");
    }
}
