package dev.penstock.connectors.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.penstock.connectors.tck.RecordedWire;
import dev.penstock.connectors.testkit.FaultProxy;
import dev.penstock.connectors.testkit.PostgresServer;
import dev.penstock.connectors.testkit.TestDatabase;
import dev.penstock.engine.api.Deadline;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.PenstockException;
import dev.penstock.engine.api.Profile;
import dev.penstock.engine.api.Rows;
import dev.penstock.engine.api.SqlStatement;
import dev.penstock.engine.api.TransactionOptions;
import dev.penstock.engine.api.spi.Lease;
import dev.penstock.engine.api.spi.TransactionState;
import dev.penstock.engine.api.spi.Wire;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a pool does when its server, or the way to it, is not well. */
@Timeout(120)
class JdbcNodePoolIT {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Duration SHORT = Duration.ofMillis(700);

    /** Longer than a connection counts as fresh, so that it is asked for a sign of life. */
    private static final long STALE_MILLIS = 600;

    private final TestDatabase database = PostgresServer.shared().createDatabase();
    private final FaultProxy proxy = FaultProxy.before(database.host(), database.port());

    @AfterEach
    void close() {
        proxy.close();
        database.close();
    }

    @Test
    void idleConnectionEndedByTheServer_isReplacedInSilence() throws Exception {
        try (JdbcNodePool pool = pool(0, 2)) {
            lease(pool).close();
            endAll();
            Thread.sleep(STALE_MILLIS);

            try (Lease lease = lease(pool)) {
                assertWorks(lease);
            }
        }
    }

    @Test
    void allIdleConnectionsEnded_eachIsReplaced() throws Exception {
        try (JdbcNodePool pool = pool(0, 3)) {
            Lease one = lease(pool);
            Lease two = lease(pool);
            Lease three = lease(pool);
            one.close();
            two.close();
            three.close();
            endAll();
            Thread.sleep(STALE_MILLIS);

            for (int i = 0; i < 6; i++) {
                try (Lease lease = lease(pool)) {
                    assertWorks(lease);
                }
            }
        }
    }

    @Test
    void connectionEndedWhileFresh_failsOnceAndIsNotLentAgain() throws Exception {
        try (JdbcNodePool pool = pool(0, 1)) {
            Lease broken = lease(pool);
            endAll();

            PenstockException failure = failure(() -> Calls.execute(broken, SqlStatement.of("SELECT 1")));

            assertThat(failure.code()).isEqualTo(ErrorCode.CONNECTION_LOST);
            assertThat(broken.usable()).isFalse();
            broken.close();
            try (Lease next = lease(pool)) {
                assertWorks(next);
            }
        }
    }

    @Test
    void connectionsEndedWhileFresh_costOneStatement() throws Exception {
        try (JdbcNodePool pool = pool(0, 3)) {
            Lease broken = lease(pool);
            Lease two = lease(pool);
            Lease three = lease(pool);
            two.close();
            three.close();
            endAll();

            assertThat(failure(() -> Calls.execute(broken, SqlStatement.of("SELECT 1")))
                            .code())
                    .isEqualTo(ErrorCode.CONNECTION_LOST);
            broken.close();

            for (int i = 0; i < 4; i++) {
                try (Lease lease = lease(pool)) {
                    assertWorks(lease);
                }
            }
        }
    }

    @Test
    void rollback_ofALostConnection_isTheServersBusiness() throws Exception {
        try (JdbcNodePool pool = pool(0, 1)) {
            Lease found = lease(pool);
            found.begin(TransactionOptions.DEFAULT);
            Calls.execute(found, SqlStatement.of("SELECT 1"));
            endAll();
            found.rollback(Wire.NONE);
            assertThat(found.usable()).isFalse();
            found.close();

            Lease told = lease(pool);
            told.begin(TransactionOptions.DEFAULT);
            endAll();
            failure(() -> Calls.execute(told, SqlStatement.of("SELECT 1")));
            told.rollback(Wire.NONE);
            told.close();
            try (Lease next = lease(pool)) {
                assertWorks(next);
            }
        }
    }

    @Test
    void connectThatHangs_isToldAsSilenceWhenTheDeadlinePasses() {
        proxy.blackHole();
        try (JdbcNodePool pool = pool(0, 2)) {
            PenstockException failure = failure(() -> pool.lease(Deadline.after(SHORT)));

            assertThat(failure.code()).isEqualTo(ErrorCode.CONNECT_TIMEOUT);
            assertThat(failure.summary()).contains(proxy.host() + ":" + proxy.port());
            proxy.normal();
            try (Lease lease = lease(pool)) {
                assertWorks(lease);
            }
        }
    }

    @Test
    void idleConnectionThatHangs_isToldAsSilenceAndReplacedLater() throws Exception {
        try (JdbcNodePool pool = pool(0, 1)) {
            lease(pool).close();
            Thread.sleep(STALE_MILLIS);
            proxy.blackHole();

            PenstockException failure = failure(() -> pool.lease(Deadline.after(SHORT)));

            assertThat(failure.code()).isEqualTo(ErrorCode.CONNECT_TIMEOUT);
            proxy.normal();
            try (Lease lease = lease(pool)) {
                assertWorks(lease);
            }
        }
    }

    @Test
    void kept_whereTheServerIsAway_isRefusedAtOnceAndFilledWhenItIsBack() throws Exception {
        proxy.refuse();
        try (JdbcNodePool pool = pool(2, 4)) {
            for (int i = 0; i < 3; i++) {
                assertThat(failure(() -> pool.lease(Deadline.NONE)).code()).isEqualTo(ErrorCode.CONNECT_FAILED);
            }
            proxy.normal();

            await("it is filled though nobody asks", () -> pool.state().idle() == 2);
        }
    }

    @Test
    void close_whileAConnectHangs_returnsAndLeavesNoThread() throws Exception {
        proxy.blackHole();
        JdbcNodePool pool = pool(0, 2);
        CompletableFuture<PenstockException> waiting = running(() -> pool.lease(Deadline.after(LONG)));
        await("it dials", () -> proxy.accepted() > 0);
        pool.close();

        assertThat(waiting.get(60, TimeUnit.SECONDS).code()).isEqualTo(ErrorCode.CLOSED);
        proxy.reset();
        await(
                "no thread is left",
                () -> Thread.getAllStackTraces().keySet().stream()
                        .noneMatch(thread ->
                                thread.getName().contains("penstock-orders-" + proxy.host() + ":" + proxy.port())));
    }

    @Test
    void callerInterruptedWhileItWaits_isToldSo() throws Exception {
        try (JdbcNodePool pool = pool(0, 1);
                Lease held = lease(pool)) {
            CompletableFuture<PenstockException> failed = new CompletableFuture<>();
            Thread caller = Thread.ofPlatform().start(() -> {
                failed.complete(failure(() -> pool.lease(Deadline.after(LONG))));
            });
            await("it waits", () -> pool.state().waiting() > 0);
            caller.interrupt();

            assertThat(failed.get(60, TimeUnit.SECONDS).code()).isEqualTo(ErrorCode.INTERRUPTED);
            assertWorks(held);
        }
    }

    @Test
    void connectionLost_reportsWhatIsKnownOfEachStatement() {
        try (JdbcNodePool pool = pool(0, 4)) {
            Lease alone = lease(pool);
            Lease streaming = lease(pool);
            Lease inside = lease(pool);
            Lease committing = lease(pool);
            inside.begin(TransactionOptions.DEFAULT);
            committing.begin(TransactionOptions.DEFAULT);
            Calls.execute(committing, SqlStatement.of("CREATE TABLE t (a INTEGER)"));
            proxy.reset();

            assertThat(lost(wire -> Calls.execute(alone, SqlStatement.of("CREATE TABLE u (a INTEGER)"), wire)))
                    .containsExactly("sending AUTOCOMMIT");
            assertThat(lost(wire -> Calls.streamed(streaming, "SELECT 1", 10, wire)))
                    .containsExactly("sending OWN_TRANSACTION", "rolled back");
            assertThat(lost(wire -> Calls.execute(inside, SqlStatement.of("CREATE TABLE v (a INTEGER)"), wire)))
                    .containsExactly("sending TRANSACTION", "rolled back");
            assertThat(lost(committing::commit)).containsExactly("sending COMMIT");
            for (Lease lease : new Lease[] {alone, streaming, inside, committing}) {
                assertThat(lease.usable()).isFalse();
                lease.close();
            }
            proxy.normal();
            try (Lease next = lease(pool)) {
                assertWorks(next);
            }
        }
    }

    @Test
    void commit_afterTheConnectionBroke_isNotSent() {
        try (JdbcNodePool pool = pool(0, 1)) {
            Lease lease = lease(pool);
            lease.begin(TransactionOptions.DEFAULT);
            Calls.execute(lease, SqlStatement.of("CREATE TABLE t (a INTEGER)"));
            proxy.reset();
            failure(() -> Calls.execute(lease, SqlStatement.of("SELECT 1")));

            assertThat(lease.transaction()).isEqualTo(TransactionState.LOST);
            assertThat(lost(lease::commit)).containsExactly("rolled back");
            lease.close();
        }
    }

    /** The steps of a call that fails because the connection broke. */
    private static List<String> lost(Consumer<Wire> call) {
        RecordedWire wire = new RecordedWire();
        assertThat(failure(() -> call.accept(wire)).code()).isEqualTo(ErrorCode.CONNECTION_LOST);
        return wire.steps();
    }

    @Test
    void connectionLost_betweenTwoBatches_isToldByTheNext() {
        try (JdbcNodePool pool = pool(0, 1);
                Lease lease = lease(pool)) {
            Rows rows = Calls.streamed(lease, "SELECT generate_series(1, 1000)", 10, Wire.NONE);
            rows.next();
            proxy.reset();

            assertThat(failure(rows::next).code()).isEqualTo(ErrorCode.CONNECTION_LOST);
            assertThat(rows.next()).isNull();
            rows.close();
        }
    }

    @Test
    void cancelThatTheServerDoesNotGet_isFalse_andAnAbortEndsTheStatement() throws Exception {
        try (JdbcNodePool pool = pool(0, 1)) {
            Lease lease = lease(pool);
            CompletableFuture<PenstockException> running =
                    running(() -> Calls.execute(lease, SqlStatement.of("SELECT pg_sleep(600)")));
            Thread.sleep(300);
            proxy.blackHole();
            assertThat(lease.cancel(SHORT)).isFalse();
            lease.abort();

            assertThat(running.get(60, TimeUnit.SECONDS).code()).isEqualTo(ErrorCode.CONNECTION_LOST);
            lease.close();
            proxy.normal();
            try (Lease next = lease(pool)) {
                assertWorks(next);
            }
        }
    }

    @Test
    void cancelThatIsStillOnItsWay_costsTheConnection() throws Exception {
        try (JdbcNodePool pool = pool(0, 1)) {
            Lease lease = lease(pool);
            String before = backend(lease);
            CompletableFuture<PenstockException> running =
                    running(() -> Calls.execute(lease, SqlStatement.of("SELECT pg_sleep(600)")));
            Thread.sleep(300);
            proxy.blackHole();
            assertThat(lease.cancel(SHORT)).isFalse();
            endAll();
            proxy.normal();
            running.get(60, TimeUnit.SECONDS);
            lease.close();

            try (Lease next = lease(pool)) {
                assertThat(backend(next)).isNotEqualTo(before);
                assertWorks(next);
            }
        }
    }

    @Test
    void probe_overAConnectionThatTheServerEnded_dialsAnother() throws Exception {
        try (JdbcNodePool pool = pool(0, 1)) {
            pool.probe(Deadline.after(LONG));
            endAll();

            assertThat(pool.probe(Deadline.after(LONG)).observation().version()).isNotBlank();
        }
    }

    @Test
    void probe_ofASilentServer_endsWithItsDeadlineAndRecovers() {
        try (JdbcNodePool pool = pool(0, 1)) {
            pool.probe(Deadline.after(LONG));
            proxy.blackHole();
            for (int i = 0; i < 2; i++) {
                PenstockException failure = failure(() -> pool.probe(Deadline.after(SHORT)));
                assertThat(failure.code()).isIn(ErrorCode.CONNECT_TIMEOUT, ErrorCode.CONNECTION_LOST);
            }
            proxy.reset();
            proxy.normal();

            awaitQuietly(() -> pool.probe(Deadline.after(LONG)));
        }
    }

    @Test
    void probe_whosePoolIsClosedWhileItDials_isRefused() throws Exception {
        proxy.blackHole();
        JdbcNodePool pool = pool(0, 1);
        CompletableFuture<PenstockException> probing = running(() -> pool.probe(Deadline.after(LONG)));
        await("it dials", () -> proxy.accepted() > 0);
        pool.close();
        proxy.normal();

        assertThat(probing.get(60, TimeUnit.SECONDS).code()).isEqualTo(ErrorCode.CLOSED);
    }

    @Test
    void probe_ofAClosedPool_isRefused_andDialsNothing() {
        JdbcNodePool pool = pool(0, 1);
        pool.close();
        long dialled = proxy.accepted();

        assertThat(failure(() -> pool.probe(Deadline.after(LONG))).code()).isEqualTo(ErrorCode.CLOSED);
        assertThat(proxy.accepted()).isEqualTo(dialled);
    }

    @Test
    void preparedStatements_areKeptAndBounded() {
        try (JdbcNodePool pool = pool(0, 1);
                Lease lease = lease(pool)) {
            for (int i = 0; i < 200; i++) {
                for (int turn = 0; turn < 6; turn++) {
                    assertThat(cell(lease, "SELECT ? || '" + i + "'", "x")).isEqualTo("x" + i);
                }
            }

            assertThat(Integer.parseInt(cell(
                            lease,
                            "SELECT count(*) FROM pg_prepared_statements WHERE statement LIKE ?",
                            "SELECT $1 || %")))
                    .isBetween(50, 64);
        }
    }

    @Test
    void unwrapped_isTheDriversConnectionAndComesBackAsItWas() throws Exception {
        try (JdbcNodePool pool = pool(0, 1)) {
            Lease lease = lease(pool);
            Connection connection = lease.unwrap(Connection.class).orElseThrow();
            assertThat(connection.isValid(1)).isTrue();
            assertThat(lease.unwrap(org.postgresql.PGConnection.class)).isPresent();
            connection.setAutoCommit(false);
            connection.setReadOnly(true);
            lease.close();

            assertThat(lease.unwrap(Connection.class)).isEmpty();
            try (Lease next = lease(pool)) {
                Calls.execute(next, SqlStatement.of("CREATE TABLE written (a INTEGER)"));
            }
        }
    }

    @Test
    void lease_withADeadlineBeyondAcquireTimeout_waitsUntilTheDeadline() throws Exception {
        var target = Targets.through(proxy, database, new Profile.Pool(0, 1, Duration.ofMillis(1)));
        try (JdbcNodePool pool = new JdbcNodePool(target, PlainPostgres::new)) {
            Lease held = lease(pool);
            CompletableFuture<Lease> waiting = CompletableFuture.supplyAsync(
                    () -> lease(pool), task -> Thread.ofPlatform().start(task));
            await("it waits", () -> pool.state().waiting() > 0);
            held.close();

            waiting.get(60, TimeUnit.SECONDS).close();
        }
    }

    private JdbcNodePool pool(int min, int max) {
        var target = Targets.through(proxy, database, new Profile.Pool(min, max, Duration.ofSeconds(30)));
        return new JdbcNodePool(target, PlainPostgres::new);
    }

    /** Ends every connection to this test's database at the server. */
    private void endAll() {
        PostgresServer.shared()
                .ask("SELECT count(pg_terminate_backend(pid, 10000)) FROM pg_stat_activity WHERE datname = '"
                        + database.name() + "'");
    }

    private static Lease lease(JdbcNodePool pool) {
        return pool.lease(Deadline.after(LONG));
    }

    private static String backend(Lease lease) {
        return cell(lease, "SELECT pg_backend_pid()");
    }

    private static String cell(Lease lease, String sql, Object... values) {
        return String.valueOf(Calls.cell(lease, sql, values));
    }

    private static void assertWorks(Lease lease) {
        assertThat(cell(lease, "SELECT 41 + 1")).isEqualTo("42");
    }

    private static PenstockException failure(ThrowingCallable call) {
        PenstockException failure = catchThrowableOfType(PenstockException.class, call);
        assertThat(failure).as("failure of ours").isNotNull();
        return failure;
    }

    private static CompletableFuture<PenstockException> running(ThrowingCallable call) {
        return CompletableFuture.supplyAsync(
                () -> failure(call), task -> Thread.ofPlatform().start(task));
    }

    private static void await(String what, Callable<Boolean> condition) throws Exception {
        long until = System.nanoTime() + LONG.toNanos();
        while (!condition.call()) {
            assertThat(System.nanoTime()).as("waited in vain until " + what).isLessThan(until);
            Thread.sleep(5);
        }
    }

    /** Until it does not fail any more. */
    private static void awaitQuietly(ThrowingCallable call) {
        PenstockException last;
        long until = System.nanoTime() + LONG.toNanos();
        do {
            last = catchThrowableOfType(PenstockException.class, call);
        } while (last != null && System.nanoTime() < until);
        assertThat(last).isNull();
    }
}
