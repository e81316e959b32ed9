package dev.penstock.connectors.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.penstock.connectors.testkit.PostgresServer;
import dev.penstock.connectors.testkit.TestDatabase;
import dev.penstock.engine.api.Changed;
import dev.penstock.engine.api.Deadline;
import dev.penstock.engine.api.DocumentCommand;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.PenstockException;
import dev.penstock.engine.api.Rows;
import dev.penstock.engine.api.Several;
import dev.penstock.engine.api.SqlStatement;
import dev.penstock.engine.api.StatementOptions;
import dev.penstock.engine.api.TransactionOptions;
import dev.penstock.engine.api.spi.AnalysedStatement;
import dev.penstock.engine.api.spi.Analysis;
import dev.penstock.engine.api.spi.Lease;
import dev.penstock.engine.api.spi.NodeTarget;
import dev.penstock.engine.api.spi.Probe;
import dev.penstock.engine.api.spi.Wire;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a lease makes of drivers that answer in odd ways, and of what the contract tests do not ask of all. */
@Timeout(120)
class JdbcLeaseIT {
    private static final Duration LONG = Duration.ofSeconds(60);

    private final TestDatabase database = PostgresServer.shared().createDatabase();
    private final NodeTarget target = Targets.of(database);

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void documents_areRefused() {
        try (JdbcNodePool pool = pool();
                Lease lease = lease(pool)) {
            assertThat(failure(() -> lease.execute(
                                    DocumentCommand.of("{}"),
                                    Analysis.of("{}", AnalysedStatement.unknown("")),
                                    0,
                                    Wire.NONE))
                            .code())
                    .isEqualTo(ErrorCode.UNSUPPORTED);
        }
    }

    @Test
    void severalStatements_areRunOneByOneAndClosedInTheMiddle() {
        try (JdbcNodePool pool = pool();
                Lease lease = lease(pool)) {
            Several several = (Several) Calls.execute(
                    lease,
                    SqlStatement.of("CREATE TABLE t (a INTEGER); SELECT generate_series(1, 9); DROP TABLE t")
                            .with(StatementOptions.builder().fetchSize(2).build()));
            assertThat(several.next()).isEqualTo(Changed.of(0));
            Rows rows = (Rows) several.next();
            assertThat(rows).isNotNull();
            rows.next();
            several.cancel();
            several.close();

            assertThat(several.next()).isNull();
            assertThat(rows.next()).isNull();
            Calls.execute(lease, SqlStatement.of("SELECT * FROM t"));
        }
    }

    @Test
    void emptyText_isRefused() {
        try (JdbcNodePool pool = pool();
                Lease lease = lease(pool)) {
            assertThat(failure(() -> Calls.execute(lease, SqlStatement.of(" -- nothing")))
                            .summary())
                    .isEqualTo("The text holds no statement");
        }
    }

    @Test
    void placeholdersWithoutValues_whereAllIsPrepared_areRefused() {
        PlainPostgres preparing = new PlainPostgres(target) {
            @Override
            public boolean preparesAll() {
                return true;
            }
        };
        try (JdbcNodePool pool = new JdbcNodePool(target, ignored -> preparing);
                Lease lease = lease(pool)) {
            assertThat(failure(() -> Calls.execute(lease, SqlStatement.of("SELECT ?")))
                            .code())
                    .isEqualTo(ErrorCode.VALUE_MISSING);
        }
    }

    @Test
    void idleConnectionThatIsWell_isLentAgain() throws Exception {
        try (JdbcNodePool pool = pool()) {
            String before;
            try (Lease lease = lease(pool)) {
                before = backend(lease);
            }
            Thread.sleep(600);

            try (Lease lease = lease(pool)) {
                assertThat(backend(lease)).isEqualTo(before);
            }
        }
    }

    @Test
    void transactionThatTheEngineUndid_runsNothingMoreUntilItIsRolledBack() {
        PlainPostgres losing = new PlainPostgres(target) {
            @Override
            public void refreshTransaction(Connection connection) throws SQLException {
                connection.rollback();
            }
        };
        try (JdbcNodePool pool = new JdbcNodePool(target, ignored -> losing);
                Lease lease = lease(pool)) {
            lease.begin(TransactionOptions.DEFAULT);
            Calls.execute(lease, "SELECT 1");
            failure(() -> Calls.execute(lease, SqlStatement.of("SELECT 1 / 0")));

            assertThat(failure(() -> Calls.execute(lease, SqlStatement.of("SELECT 1")))
                            .summary())
                    .startsWith("The transaction has ended");
            assertThat(failure(() -> lease.savepoint("s")).summary()).startsWith("The transaction has ended");
            assertThat(failure(() -> lease.commit(Wire.NONE)).summary()).startsWith("The transaction has ended");
            lease.rollback(Wire.NONE);
            Calls.execute(lease, SqlStatement.of("SELECT 1"));
        }
    }

    @Test
    void transactionOfWhichTheEngineCannotTell_costsTheConnection() {
        PlainPostgres mute = new PlainPostgres(target) {
            @Override
            public void refreshTransaction(Connection connection) throws SQLException {
                throw new SQLException("It does not say");
            }
        };
        try (JdbcNodePool pool = new JdbcNodePool(target, ignored -> mute);
                Lease lease = lease(pool)) {
            lease.begin(TransactionOptions.DEFAULT);
            failure(() -> Calls.execute(lease, SqlStatement.of("SELECT 1 / 0")));

            assertThat(lease.usable()).isFalse();
        }
    }

    @Test
    void commit_withRowsStillOpen_closesThemFirst() {
        try (JdbcNodePool pool = pool();
                Lease lease = lease(pool)) {
            lease.begin(TransactionOptions.DEFAULT);
            Calls.execute(
                    lease,
                    SqlStatement.of("SELECT generate_series(1, 9)")
                            .with(StatementOptions.builder().fetchSize(2).build()));
            lease.commit(Wire.NONE);
            lease.begin(TransactionOptions.DEFAULT);
            Calls.execute(
                    lease,
                    SqlStatement.of("SELECT generate_series(1, ?)", 9)
                            .with(StatementOptions.builder().fetchSize(2).build()));
            lease.savepoint("s");
            lease.rollback(Wire.NONE);
        }
    }

    @Test
    void deferredConstraint_failsTheCommit_whichIsThenRolledBack() {
        try (JdbcNodePool pool = pool();
                Lease lease = lease(pool)) {
            Calls.execute(lease, SqlStatement.of("CREATE TABLE t (a INTEGER UNIQUE DEFERRABLE INITIALLY DEFERRED)"));
            lease.begin(TransactionOptions.DEFAULT);
            Calls.execute(lease, SqlStatement.of("INSERT INTO t VALUES (1), (1)"));

            assertThat(failure(() -> lease.commit(Wire.NONE)).code()).isEqualTo(ErrorCode.CONSTRAINT_VIOLATED);
            lease.rollback(Wire.NONE);
            Calls.execute(lease, SqlStatement.of("INSERT INTO t VALUES (1)"));
        }
    }

    @Test
    void driverWhoseAbortFails_stillLosesTheConnection() {
        PlainPostgres stubborn = new PlainPostgres(target) {
            @Override
            public void abort(Connection connection) throws SQLException {
                throw new SQLException("It does not want to");
            }
        };
        JdbcNodePool pool = new JdbcNodePool(target, ignored -> stubborn);
        Lease lease = lease(pool);
        pool.probe(Deadline.after(LONG));
        lease.abort();
        assertThat(lease.usable()).isFalse();
        pool.close();
        lease.close();

        assertThat(pool.state().active()).isZero();
    }

    @Test
    void networkTimeoutOfAHandedOutConnection_isSetAndTakenBack() throws SQLException {
        try (JdbcNodePool pool = pool()) {
            try (Lease lease = lease(pool)) {
                assertThat(timeout(lease)).isZero();
                Connection handedOut = lease.unwrap(Connection.class).orElseThrow();
                handedOut.setNetworkTimeout(Runnable::run, 12_345);
                handedOut.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);

                assertThat(timeout(lease)).isEqualTo(12_345);
                assertThat(handedOut.getTransactionIsolation()).isEqualTo(Connection.TRANSACTION_SERIALIZABLE);
            }
            try (Lease next = lease(pool)) {
                assertThat(timeout(next)).isZero();
                assertThat(next.unwrap(Connection.class).orElseThrow().getTransactionIsolation())
                        .isEqualTo(Connection.TRANSACTION_READ_COMMITTED);
            }
        }
    }

    private static int timeout(Lease lease) throws SQLException {
        return lease.unwrap(org.postgresql.PGConnection.class)
                .map(Connection.class::cast)
                .orElseThrow()
                .getNetworkTimeout();
    }

    @Test
    void connectionClosedUnderneath_failsWhatIsPrepared() throws SQLException {
        try (JdbcNodePool pool = pool();
                Lease lease = lease(pool)) {
            lease.unwrap(org.postgresql.PGConnection.class)
                    .map(Connection.class::cast)
                    .orElseThrow()
                    .close();

            assertThat(failure(() -> Calls.execute(lease, SqlStatement.of("SELECT ?", 1)))
                            .code())
                    .isEqualTo(ErrorCode.CONNECTION_LOST);
            assertThat(lease.usable()).isFalse();
            assertThat(lease.unwrap(org.postgresql.PGConnection.class)).isEmpty();
        }
    }

    @Test
    void leaseGivenBack_whileThePoolIsClosing_isClosed() throws Exception {
        JdbcNodePool pool = pool();
        Lease lease = lease(pool);
        Thread closer = Thread.ofPlatform().start(() -> pool.close(LONG));
        while (catchThrowableOfType(PenstockException.class, () -> lease(pool).close()) == null) {
            Thread.sleep(5);
        }
        lease.close();

        assertThat(closer.join(LONG)).isTrue();
        assertThat(pool.state().idle()).isZero();
    }

    @Test
    void close_byAnInterruptedThread_doesNotWaitForLeases() throws Exception {
        JdbcNodePool pool = pool();
        Lease lease = lease(pool);
        CompletableFuture<Boolean> kept = new CompletableFuture<>();
        Thread closer = Thread.ofPlatform().start(() -> {
            Thread.currentThread().interrupt();
            pool.close(LONG.multipliedBy(10));
            kept.complete(Thread.currentThread().isInterrupted());
        });

        assertThat(kept.get(60, TimeUnit.SECONDS)).isTrue();
        closer.join();
        assertThat(failure(() -> Calls.execute(lease, SqlStatement.of("SELECT 1")))
                        .code())
                .isEqualTo(ErrorCode.CLOSED);
        lease.close();
    }

    @Test
    void probe_thatADriverSpoils_isAFaultOfOurs_andTheNextDialsAnew() {
        boolean[] spoilt = {true};
        PlainPostgres faulty = new PlainPostgres(target) {
            @Override
            public Probe probe(Connection connection, int millis) throws SQLException {
                if (spoilt[0]) {
                    throw new IllegalArgumentException("spoilt");
                }
                return super.probe(connection, millis);
            }
        };
        try (JdbcNodePool pool = new JdbcNodePool(target, ignored -> faulty)) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> pool.probe(Deadline.after(LONG)))
                    .havingCause()
                    .withMessage("spoilt");
            spoilt[0] = false;

            assertThat(pool.probe(Deadline.after(LONG)).observation().version()).isNotBlank();
        }
    }

    @Test
    void probe_thatTheServerRefuses_isToldAsTheServerSays() {
        PlainPostgres refusing = new PlainPostgres(target) {
            @Override
            public Probe probe(Connection connection, int millis) throws SQLException {
                connection.createStatement().execute("SELECT nothing_of_that_name");
                throw new AssertionError("It was to fail");
            }
        };
        try (JdbcNodePool pool = new JdbcNodePool(target, ignored -> refusing)) {
            for (int i = 0; i < 2; i++) {
                assertThat(failure(() -> pool.probe(Deadline.after(LONG))).summary())
                        .contains("nothing_of_that_name");
            }
        }
    }

    @Test
    void probe_ofAnInterruptedThread_ends() throws Exception {
        CompletableFuture<PenstockException> failed = new CompletableFuture<>();
        PlainPostgres slow = new PlainPostgres(target) {
            @Override
            public Probe probe(Connection connection, int millis) throws SQLException {
                connection.createStatement().execute("SELECT pg_sleep(600)");
                throw new AssertionError("It was to be cut");
            }
        };
        try (JdbcNodePool pool = new JdbcNodePool(target, ignored -> slow)) {
            Thread caller = Thread.ofPlatform().start(() -> {
                Thread.currentThread().interrupt();
                failed.complete(failure(() -> pool.probe(Deadline.after(LONG))));
            });

            assertThat(failed.get(60, TimeUnit.SECONDS).code()).isEqualTo(ErrorCode.CONNECT_TIMEOUT);
            caller.join();
        }
    }

    private JdbcNodePool pool() {
        return new JdbcNodePool(target, PlainPostgres::new);
    }

    private static Lease lease(JdbcNodePool pool) {
        return pool.lease(Deadline.after(LONG));
    }

    private static String backend(Lease lease) {
        return String.valueOf(((Rows) Calls.execute(lease, SqlStatement.of("SELECT pg_backend_pid()")))
                .toList(1)
                .getFirst()
                .text(0));
    }

    private static PenstockException failure(ThrowingCallable call) {
        PenstockException failure = catchThrowableOfType(PenstockException.class, call);
        assertThat(failure).as("failure of ours").isNotNull();
        return failure;
    }
}
