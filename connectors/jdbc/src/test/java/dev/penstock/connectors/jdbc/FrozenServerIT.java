package dev.penstock.connectors.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.penstock.connectors.tck.RecordedWire;
import dev.penstock.connectors.testkit.PostgresProcess;
import dev.penstock.connectors.testkit.PostgresServer;
import dev.penstock.connectors.testkit.TestDatabase;
import dev.penstock.engine.api.Deadline;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.PenstockException;
import dev.penstock.engine.api.Rows;
import dev.penstock.engine.api.SqlStatement;
import dev.penstock.engine.api.TransactionOptions;
import dev.penstock.engine.api.spi.Lease;
import dev.penstock.engine.api.spi.NodeTarget;
import dev.penstock.engine.api.spi.Wire;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever a lease waits for at its server can be cancelled, and cut where the server takes no notice. */
@Timeout(120)
class FrozenServerIT {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Duration SHORT = Duration.ofMillis(500);

    private static PostgresProcess server;
    private TestDatabase database;
    private JdbcNodePool pool;
    private Lease lease;

    @BeforeAll
    static void start() {
        server = PostgresServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void open() {
        database = server.createDatabase();
        NodeTarget target = Targets.of(database);
        pool = new JdbcNodePool(target, PlainPostgres::new);
        lease = lease();
        Calls.execute(lease, SqlStatement.of("CREATE TABLE t (a INTEGER)"));
    }

    @AfterEach
    void close() {
        lease.close();
        server.thaw();
        try (Lease next = lease()) {
            Calls.execute(next, SqlStatement.of("SELECT * FROM t"));
        }
        assertThat(pool.state().active()).isZero();
        pool.close();
        database.close();
    }

    @Test
    void commit_isCut_andNotAnswered() throws Exception {
        lease.begin(TransactionOptions.DEFAULT);
        Calls.execute(lease, SqlStatement.of("INSERT INTO t VALUES (1)"));

        RecordedWire wire = new RecordedWire();
        PenstockException failure = cut(() -> lease.commit(wire));

        assertThat(failure.code()).isEqualTo(ErrorCode.CONNECTION_LOST);
        assertThat(wire.steps()).containsExactly("sending COMMIT");
        assertThat(lease.usable()).isFalse();
    }

    /** The server undoes what a lost connection has not committed: there is nothing to complain of. */
    @Test
    void rollback_isCut_andIsNoFailure() throws Exception {
        lease.begin(TransactionOptions.DEFAULT);
        Calls.execute(lease, SqlStatement.of("INSERT INTO t VALUES (1)"));
        RecordedWire wire = new RecordedWire();
        server.freeze();
        CompletableFuture<Void> running =
                CompletableFuture.runAsync(() -> lease.rollback(wire), FrozenServerIT::onThread);
        cutWhereFrozen();

        running.get(60, TimeUnit.SECONDS);

        assertThat(wire.steps()).containsExactly("sending TRANSACTION", "rolled back");
        assertThat(lease.usable()).isFalse();
    }

    @Test
    void begin_isCut() throws Exception {
        TransactionOptions serializable = TransactionOptions.builder()
                .isolation(TransactionOptions.Isolation.SERIALIZABLE)
                .build();

        assertThat(cut(() -> lease.begin(serializable)).code()).isEqualTo(ErrorCode.CONNECTION_LOST);
    }

    @Test
    void closeOfStreamedRows_isCut() throws Exception {
        RecordedWire wire = new RecordedWire();
        Rows rows = Calls.streamed(lease, "SELECT generate_series(1, 1000)", 10, wire);
        rows.next();

        assertThat(cut(rows::close).code()).isEqualTo(ErrorCode.CONNECTION_LOST);
        assertThat(wire.steps()).containsExactly("sending OWN_TRANSACTION", "answered", "sending COMMIT");
        assertThat(rows.next()).isNull();
    }

    @Test
    void leaseWithStreamedRows_givenBack_isNotWaitedForLong() throws Exception {
        Calls.streamed(lease, "SELECT generate_series(1, 1000)", 10, Wire.NONE).next();
        server.freeze();

        lease.close();

        assertThat(pool.state().active()).isZero();
    }

    @Test
    void leaseWithAChangedSession_givenBack_isNotWaitedForLong() throws Exception {
        Calls.execute(lease, "SET search_path = nowhere");
        server.freeze();

        lease.close();

        assertThat(pool.state().active()).isZero();
    }

    @Test
    void whatRunsOnTheDriversOwnConnection_isCut() throws Exception {
        Connection driver = lease.unwrap(Connection.class).orElseThrow();
        try (Statement statement = driver.createStatement()) {
            CompletableFuture<SQLException> running = CompletableFuture.supplyAsync(
                    () -> catchThrowableOfType(SQLException.class, () -> {
                        server.freeze();
                        statement.execute("INSERT INTO t VALUES (1)");
                    }),
                    FrozenServerIT::onThread);
            cutWhereFrozen();

            assertThat(running.get(60, TimeUnit.SECONDS).getSQLState()).startsWith("08");
        }
    }

    @Test
    void leaseWithAnOpenTransaction_givenBack_isNotWaitedForLong() throws Exception {
        lease.begin(TransactionOptions.DEFAULT);
        Calls.execute(lease, SqlStatement.of("INSERT INTO t VALUES (1)"));
        server.freeze();

        lease.close();

        assertThat(pool.state().active()).isZero();
    }

    @Test
    void commit_thatTheServerIsStillAt_isStoppedThere() throws Exception {
        Calls.execute(
                lease,
                SqlStatement.of("CREATE FUNCTION wait() RETURNS trigger LANGUAGE plpgsql AS"
                        + " $$ BEGIN PERFORM pg_sleep(600); RETURN NULL; END $$"));
        Calls.execute(
                lease,
                SqlStatement.of("CREATE CONSTRAINT TRIGGER waits AFTER INSERT ON t"
                        + " DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION wait()"));
        lease.begin(TransactionOptions.DEFAULT);
        Calls.execute(lease, SqlStatement.of("INSERT INTO t VALUES (1)"));
        RecordedWire wire = new RecordedWire();
        CompletableFuture<PenstockException> running = running(() -> lease.commit(wire));
        while (!running.isDone()) {
            assertThat(lease.cancel(LONG)).isTrue();
        }

        assertThat(running.get().code()).isEqualTo(ErrorCode.STATEMENT_KILLED);
        assertThat(wire.steps()).containsExactly("sending COMMIT", "refused", "rolled back");
        lease.rollback(Wire.NONE);
        assertThat(((Rows) Calls.execute(lease, SqlStatement.of("SELECT * FROM t"))).toList(1))
                .isEmpty();
    }

    /** Runs it on a frozen server, cancels it in vain and cuts the connection. */
    private PenstockException cut(ThrowingCallable call) throws Exception {
        server.freeze();
        CompletableFuture<PenstockException> running = running(call);
        cutWhereFrozen();
        return running.get(60, TimeUnit.SECONDS);
    }

    private void cutWhereFrozen() throws InterruptedException {
        while (lease.cancel(SHORT)) {
            // it is not yet at the server
            Thread.sleep(5);
        }
        lease.abort();
    }

    private static CompletableFuture<PenstockException> running(ThrowingCallable call) {
        return CompletableFuture.supplyAsync(
                () -> {
                    PenstockException failure = catchThrowableOfType(PenstockException.class, call);
                    assertThat(failure).as("failure of ours").isNotNull();
                    return failure;
                },
                FrozenServerIT::onThread);
    }

    private static void onThread(Runnable task) {
        Thread.ofPlatform().start(task);
    }

    private Lease lease() {
        return pool.lease(Deadline.after(LONG));
    }
}
