package dev.penstock.engine.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.penstock.connectors.testkit.PostgresServer;
import dev.penstock.connectors.testkit.TestDatabase;
import dev.penstock.engine.api.AdmissionException;
import dev.penstock.engine.api.Caller;
import dev.penstock.engine.api.CancelledException;
import dev.penstock.engine.api.Database;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.Execution;
import dev.penstock.engine.api.Health;
import dev.penstock.engine.api.Intent;
import dev.penstock.engine.api.Metrics;
import dev.penstock.engine.api.Outcome;
import dev.penstock.engine.api.Penstock;
import dev.penstock.engine.api.PenstockException;
import dev.penstock.engine.api.PoolState;
import dev.penstock.engine.api.Result;
import dev.penstock.engine.api.Role;
import dev.penstock.engine.api.Rows;
import dev.penstock.engine.api.SqlStatement;
import dev.penstock.engine.api.StatementEvent;
import dev.penstock.engine.api.StatementException;
import dev.penstock.engine.api.StatementOptions;
import dev.penstock.engine.api.Subscription;
import dev.penstock.engine.api.Transaction;
import dev.penstock.engine.api.TransactionOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The engine over a real PostgreSQL that behaves: pool, sessions, transactions, records, the end. */
@Timeout(120)
class EngineIT {
    private static final String ENDLESS = "select pg_sleep(300)";
    private static final SqlStatement STREAMED = SqlStatement.of("select generate_series(1, 100000)")
            .with(StatementOptions.builder().fetchSize(10).build());

    @TempDir
    Path folder;

    private TestDatabase server;
    private Penstock engine;
    private Database database;

    @BeforeEach
    void open() throws IOException {
        server = PostgresServer.shared().createDatabase();
        open("    pool: {max: 2}\n");
    }

    private void open(String pool) throws IOException {
        PostgresServer shared = PostgresServer.shared();
        engine = Engines.postgres(
                folder, shared, shared.host(), shared.port(), server.name(), "    tls: {mode: disable}\n" + pool);
        database = engine.database("it");
    }

    @AfterEach
    void close() {
        engine.close();
        server.close();
    }

    @Test
    void poolExhausted_saysHowThePoolIs_andServesAgainAfterwards() throws IOException {
        engine.close();
        open("    pool: {max: 2, acquire-timeout: 2s}\n");
        try (Rows _ = (Rows) database.execute(STREAMED);
                Rows _ = (Rows) database.execute(STREAMED)) {
            AdmissionException full = catchThrowableOfType(AdmissionException.class, () -> database.query("select 1"));

            assertThat(full.code()).isEqualTo(ErrorCode.POOL_TIMEOUT);
            assertThat(full.outcome()).isEqualTo(Outcome.NOT_DONE);
            assertThat(full.diagnosis().node()).isEqualTo(server.host() + ":" + server.port());
            PoolState pool = Objects.requireNonNull(full.diagnosis().pool());
            assertThat(pool.active()).isEqualTo(2);
            assertThat(pool.max()).isEqualTo(2);
            assertThat(full).hasMessageContaining("pool: 2 of 2 active").hasMessageContaining("raise pool.max");
        }
        assertThat(Engines.one(database, "select 1")).isEqualTo("1");
        assertThat(Engines.leases(database)).isZero();
    }

    @Test
    void deadline_whileQueued_leavesTheQueue() {
        try (Rows _ = (Rows) database.execute(STREAMED);
                Rows _ = (Rows) database.execute(STREAMED)) {
            AdmissionException late = catchThrowableOfType(
                    AdmissionException.class,
                    () -> database.execute(SqlStatement.of("create table never (i int)")
                            .with(StatementOptions.builder()
                                    .timeout(Duration.ofMillis(100))
                                    .build())));

            assertThat(late.outcome()).isEqualTo(Outcome.NOT_DONE);
            assertThat(database.pools().getFirst().waiting()).isZero();
        }
        assertThat(Engines.one(database, "select to_regclass('never')")).isNull();
        assertThat(Engines.leases(database)).isZero();
    }

    @Test
    void queued_getsTheLeaseThatComesBack() {
        Rows first = (Rows) database.execute(STREAMED);
        try (Rows _ = (Rows) database.execute(STREAMED)) {
            Execution<Rows> queued = database.queryAsync("select 7");
            Await.until(() -> database.pools().getFirst().waiting() == 1);

            first.close();

            assertThat(queued.await().toList(1).getFirst().text(0)).isEqualTo("7");
        }
        assertThat(Engines.leases(database)).isZero();
    }

    @Test
    void session_defaultIntent_isTheStatementsUnlessItSaysOtherwise() {
        List<StatementEvent.Completed> ends = new CopyOnWriteArrayList<>();
        Caller ada = new Caller("ada", "report");
        try (Subscription _ = listen(ends)) {
            try (Rows rows = (Rows) database.session(ada).execute(SqlStatement.of("select 1"))) {
                assertThat(rows.next()).isNotNull();
            }
            database.session(ada)
                    .execute(SqlStatement.of("create table t (i int)")
                            .with(StatementOptions.builder().intent(Intent.DDL).build()));
            Await.until(() -> ends.size() == 2);
        }
        assertThat(ends).extracting(end -> end.started().intent()).containsExactly(Intent.READ, Intent.DDL);
        assertThat(ends).extracting(end -> end.started().caller()).containsOnly(ada);
        assertThat(ends.getFirst().rows()).isEqualTo(1);
    }

    @Test
    void transaction_goesBackToItsSavepoints() {
        database.update("create table t (i int primary key)");
        try (Transaction transaction = database.session(Caller.of("it")).begin()) {
            transaction.execute(SqlStatement.of("insert into t values (1)"));
            Transaction.Savepoint here = transaction.savepoint("here");
            assertThat(catchThrowableOfType(
                                    StatementException.class,
                                    () -> transaction.execute(SqlStatement.of("insert into t values (1)")))
                            .code())
                    .isEqualTo(ErrorCode.CONSTRAINT_VIOLATED);
            transaction.rollbackTo(here);
            transaction.execute(SqlStatement.of("insert into t values (?)", 2));
            transaction.rollbackTo(here);
            transaction.execute(SqlStatement.of("insert into t values (?)", 3));
            transaction.release(transaction.savepoint("here"));
            assertThat(Engines.one(database, "select count(*) from t")).isEqualTo("0");
            assertThat(Engines.leases(database)).isEqualTo(1);
            transaction.commit();
        }
        assertThat(Engines.one(database, "select string_agg(i::text, ',' order by i) from t"))
                .isEqualTo("1,3");
        assertThat(Engines.leases(database)).isZero();
    }

    @Test
    void transaction_withAFailedStatement_cannotBeCommittedAndGivesItsLeaseBack() {
        database.update("create table t (i int primary key)");
        Transaction transaction = database.session(Caller.of("it")).begin();
        transaction.execute(SqlStatement.of("insert into t values (1)"));
        assertThat(catchThrowable(() -> transaction.execute(SqlStatement.of("select 1 / 0"))))
                .isInstanceOf(StatementException.class);

        StatementException refused = catchThrowableOfType(StatementException.class, transaction::commit);

        assertThat(refused.outcome()).isEqualTo(Outcome.NOT_DONE);
        assertThat(transaction.active()).isFalse();
        assertThat(Engines.one(database, "select count(*) from t")).isEqualTo("0");
        assertThat(Engines.leases(database)).isZero();
    }

    @Test
    void transaction_readOnlyAndIsolated_isWhatItsOptionsSay() {
        TransactionOptions options = TransactionOptions.builder()
                .isolation(TransactionOptions.Isolation.SERIALIZABLE)
                .readOnly(true)
                .build();
        database.update("create table t (i int)");
        try (Transaction transaction = database.session(Caller.of("it")).begin(options)) {
            try (Rows rows = (Rows) transaction.execute(SqlStatement.of("show transaction_isolation"))) {
                assertThat(rows.toList(1).getFirst().text(0)).isEqualTo("serializable");
            }
            assertThat(catchThrowableOfType(
                                    StatementException.class,
                                    () -> transaction.execute(SqlStatement.of("insert into t values (1)")))
                            .code())
                    .isEqualTo(ErrorCode.READ_ONLY);
        }
        assertThat(database.update("insert into t values (1)").changed()).isEqualTo(1);
        assertThat(Engines.leases(database)).isZero();
    }

    @Test
    void records_tellOfTheDoneTheFailedTheRefusedAndTheCancelled() throws IOException {
        engine.close();
        open("    pool: {max: 1, acquire-timeout: 2s}\n");
        List<StatementEvent.Completed> ends = new CopyOnWriteArrayList<>();
        try (Subscription _ = listen(ends)) {
            database.update("create table t (i int)");
            assertThat(catchThrowable(() -> database.update("insert into nowhere")))
                    .isInstanceOf(StatementException.class);
            Execution<Result> running = database.executeAsync(SqlStatement.of(ENDLESS));
            awaitRunning();
            assertThat(catchThrowable(() -> database.query("select 1"))).isInstanceOf(AdmissionException.class);
            running.cancel();
            assertThat(catchThrowable(running::await)).isInstanceOf(CancelledException.class);
            Await.until(() -> ends.size() == 4 && statements() == 4);
        }
        assertThat(ends)
                .extracting(EngineIT::code)
                .containsExactly(null, ErrorCode.STATEMENT_REJECTED, ErrorCode.POOL_TIMEOUT, ErrorCode.CANCELLED);
        assertThat(series().slots().stream().mapToLong(Metrics.Slot::errors).sum())
                .isEqualTo(3);
        StringBuilder exposed = new StringBuilder();
        engine.metrics().expose(exposed);
        assertThat(exposed).contains("PEN-1401", "PEN-1301", "PEN-1405");
        assertThat(Engines.leases(database)).isZero();
    }

    private static @Nullable ErrorCode code(StatementEvent.Completed end) {
        PenstockException error = end.error();
        return error == null ? null : error.code();
    }

    private long statements() {
        return series().slots().stream().mapToLong(Metrics.Slot::statements).sum();
    }

    private Metrics.Series series() {
        return engine.metrics().series("it", Duration.ofMinutes(5));
    }

    @Test
    void topology_tellsOfTheServer() {
        assertThat(database.topology().nodes()).hasSize(1);
        Await.until(() -> database.topology().nodes().getFirst().health() == Health.UP);

        var node = database.topology().nodes().getFirst();
        assertThat(node.role()).isEqualTo(Role.PRIMARY);
        assertThat(Objects.requireNonNull(node.observed()).version()).startsWith("18");
        // it is observed beside the pool
        assertThat(Engines.leases(database)).isZero();
    }

    @Test
    void close_cutsWhatRunsAndLeavesNoConnection() {
        Execution<Result> running = database.executeAsync(SqlStatement.of(ENDLESS));
        awaitRunning();
        Rows open = (Rows) database.execute(STREAMED);
        assertThat(open.next()).isNotNull();
        assertThat(connections()).isNotEqualTo("0");

        engine.close();

        assertThat(catchThrowable(running::await)).isInstanceOf(PenstockException.class);
        assertThat(catchThrowable(() -> {
                    while (open.next() != null) {
                        // what was on its way may still come
                    }
                }))
                .isInstanceOf(PenstockException.class);
        Await.until(() -> connections().equals("0"));
        assertThat(Engines.leases(database)).isZero();
    }

    private String connections() {
        return PostgresServer.shared()
                .ask("select count(*) from pg_stat_activity where datname = '" + server.name() + "'");
    }

    private void awaitRunning() {
        Await.until(() -> PostgresServer.shared()
                .ask("select count(*) from pg_stat_activity where state = 'active' and query like '%pg_sleep(300)%'"
                        + " and pid <> pg_backend_pid() and datname = '" + server.name() + "'")
                .equals("1"));
    }

    private Subscription listen(List<StatementEvent.Completed> ends) {
        return engine.listenStatements(event -> {
            if (event instanceof StatementEvent.Completed end) {
                ends.add(end);
            }
        });
    }
}
