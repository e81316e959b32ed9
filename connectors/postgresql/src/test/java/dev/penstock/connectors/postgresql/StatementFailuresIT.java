package dev.penstock.connectors.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.connectors.jdbc.Memory;
import dev.penstock.connectors.tck.RecordedWire;
import dev.penstock.connectors.testkit.FaultProxy;
import dev.penstock.connectors.testkit.PostgresProcess;
import dev.penstock.connectors.testkit.PostgresServer;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.NodeAddress;
import dev.penstock.engine.api.PenstockException;
import dev.penstock.engine.api.Retry;
import dev.penstock.engine.api.RowBatch;
import dev.penstock.engine.api.Rows;
import dev.penstock.engine.api.Several;
import dev.penstock.engine.api.SqlStatement;
import dev.penstock.engine.api.TransactionOptions;
import dev.penstock.engine.api.spi.Lease;
import dev.penstock.engine.api.spi.NodePool;
import dev.penstock.engine.api.spi.TransactionState;
import dev.penstock.engine.api.spi.Wire;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What goes wrong with a statement, by the server's own hand or by the world's. */
@Timeout(120)
class StatementFailuresIT {
    private static final int HUGE_BYTES = 100_000_000;

    private static PostgresProcess server;
    private static Targets targets;
    private NodePool pool;
    private Lease lease;
    private RecordedWire wire = new RecordedWire();

    @BeforeAll
    static void start() {
        server = PostgresServer.start();
        targets = Targets.at(server.host(), server.port()).login(server.username(), server.password());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void open() {
        if (!server.isRunning()) {
            server.restart();
        }
        pool = targets.open();
        lease = Asking.lease(pool);
        Asking.run(
                lease,
                "DROP TABLE IF EXISTS child, item",
                "CREATE TABLE item (id int PRIMARY KEY, name varchar(5) NOT NULL CHECK (name <> 'bad'))",
                "CREATE TABLE child (item int REFERENCES item)",
                "INSERT INTO item VALUES (1, 'a'), (2, 'b')");
    }

    @AfterEach
    void close() {
        lease.close();
        assertThat(pool.state().active()).isZero();
        pool.close();
    }

    private PenstockException fails(SqlStatement statement, ErrorCode code) {
        wire = new RecordedWire();
        PenstockException failure = Asking.failure(() -> Asking.execute(lease, statement, wire));
        assertThat(failure.code()).as(failure.getMessage()).isEqualTo(code);
        return failure;
    }

    private PenstockException fails(String sql, ErrorCode code) {
        return fails(SqlStatement.of(sql), code);
    }

    private Lease other() {
        return Asking.lease(pool);
    }

    private String pid() {
        return String.valueOf(Asking.cell(lease, "SELECT pg_backend_pid()"));
    }

    /** Does something to the server as soon as this backend sleeps. */
    private static CompletableFuture<Void> whenBusy(String pid, Runnable something) {
        return CompletableFuture.runAsync(() -> {
            awaitSleep(pid);
            something.run();
        });
    }

    private static void awaitSleep(String pid) {
        try {
            Asking.await(
                    "it runs",
                    () -> server.ask("SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'PgSleep' AND pid = "
                                    + pid)
                            .equals("1"));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void syntaxError_hasItsPlaceInTheTextAsWritten() {
        String text = "SELECT 'ü🐘', ? FORM item";
        PenstockException failure = fails(SqlStatement.of(text, 1), ErrorCode.STATEMENT_REJECTED);
        assertThat(failure.diagnosis().sqlState()).isEqualTo("42601");
        assertThat(failure.diagnosis().position()).isEqualTo(text.indexOf("item") + 1);

        String named = "SELECT 'ü🐘', :long_name, :long_name FROM itme";
        failure = fails(SqlStatement.of(named).with("long_name", 1), ErrorCode.STATEMENT_REJECTED);
        assertThat(failure.diagnosis().sqlState()).isEqualTo("42P01");
        assertThat(failure.diagnosis().position()).isEqualTo(named.indexOf("itme") + 1);

        assertThat(failure.summary()).contains("\"itme\" does not exist");
        Asking.assertWorks(lease);
    }

    @Test
    void syntaxError_inATextOfSeveralStatements_hasItsPlaceInTheWholeText() {
        String text = "SELECT 'ü🐘;';\n-- a comment; with a stop\nSELECT ? FORM item;\nSELECT 2";
        Several several = (Several) Asking.execute(lease, SqlStatement.of(text, 1));
        assertThat(several.next()).isInstanceOf(Rows.class);

        PenstockException failure = Asking.failure(several::next);

        assertThat(failure.code()).isEqualTo(ErrorCode.STATEMENT_REJECTED);
        assertThat(failure.diagnosis().sqlState()).isEqualTo("42601");
        assertThat(failure.diagnosis().position()).isEqualTo(text.indexOf("item") + 1);
        assertThat(several.next()).isNull();
        several.close();
        Asking.assertWorks(lease);
    }

    @Test
    void unknownColumn_hasTheServersHint() {
        PenstockException failure = fails("SELECT nmae FROM item", ErrorCode.STATEMENT_REJECTED);

        assertThat(failure.diagnosis().position()).isEqualTo(8);
        assertThat(failure.diagnosis().advice()).contains("item.name");
    }

    @Test
    void constraints_ofEachKind_areViolated() {
        assertThat(fails("INSERT INTO item VALUES (1, 'c')", ErrorCode.CONSTRAINT_VIOLATED)
                        .summary())
                .contains("item_pkey", "(id)=(1)");
        assertThat(fails("INSERT INTO item VALUES (3, NULL)", ErrorCode.CONSTRAINT_VIOLATED)
                        .summary())
                .contains("name");
        assertThat(fails("INSERT INTO item VALUES (3, 'bad')", ErrorCode.CONSTRAINT_VIOLATED)
                        .summary())
                .contains("item_name_check");
        assertThat(fails("INSERT INTO child VALUES (9)", ErrorCode.CONSTRAINT_VIOLATED)
                        .summary())
                .contains("child_item_fkey");
        assertThat(fails("INSERT INTO item VALUES (3, 'too long')", ErrorCode.STATEMENT_REJECTED)
                        .diagnosis()
                        .sqlState())
                .isEqualTo("22001");
        Asking.assertWorks(lease);
    }

    @Test
    void deadlock_hasOneLoserThatMayRepeat() throws Exception {
        try (Lease second = other()) {
            lease.begin(TransactionOptions.DEFAULT);
            second.begin(TransactionOptions.DEFAULT);
            Asking.run(lease, "SET LOCAL deadlock_timeout = '1h'", "UPDATE item SET name = 'x' WHERE id = 1");
            Asking.run(second, "SET LOCAL deadlock_timeout = '10ms'", "UPDATE item SET name = 'y' WHERE id = 2");
            CompletableFuture<Void> first =
                    CompletableFuture.runAsync(() -> Asking.run(lease, "UPDATE item SET name = 'x' WHERE id = 2"));
            Asking.await(
                    "the first waits",
                    () -> server.ask("SELECT count(*) FROM pg_locks WHERE NOT granted")
                            .equals("1"));

            PenstockException failure =
                    Asking.failure(() -> Asking.run(second, "UPDATE item SET name = 'y' WHERE id = 1"));

            assertThat(failure.code()).isEqualTo(ErrorCode.CONFLICT);
            assertThat(failure.diagnosis().sqlState()).isEqualTo("40P01");
            assertThat(failure.retry()).isEqualTo(Retry.TRANSACTION);
            assertThat(second.transaction()).isEqualTo(TransactionState.FAILED);
            second.rollback(Wire.NONE);
            first.get(60, TimeUnit.SECONDS);
            lease.commit(Wire.NONE);
            Asking.assertWorks(second);
        }
        assertThat(Asking.cell(lease, "SELECT count(*) FROM item WHERE name = 'x'"))
                .isEqualTo("2");
    }

    @Test
    void serializationFailure_mayRepeat() {
        lease.begin(TransactionOptions.builder()
                .isolation(TransactionOptions.Isolation.REPEATABLE_READ)
                .build());
        Asking.cell(lease, "SELECT count(*) FROM item");
        try (Lease second = other()) {
            Asking.run(second, "UPDATE item SET name = 'y' WHERE id = 1");
        }

        PenstockException failure = fails("UPDATE item SET name = 'x' WHERE id = 1", ErrorCode.CONFLICT);

        assertThat(failure.diagnosis().sqlState()).isEqualTo("40001");
        assertThat(failure.retry()).isEqualTo(Retry.TRANSACTION);
        assertThat(wire.steps()).containsExactly("sending TRANSACTION", "refused");
        lease.rollback(Wire.NONE);
        Asking.assertWorks(lease);
    }

    @Test
    void lockNotAvailable_isAConflict() {
        try (Lease second = other()) {
            second.begin(TransactionOptions.DEFAULT);
            Asking.run(second, "UPDATE item SET name = 'y' WHERE id = 1");

            fails("SELECT * FROM item WHERE id = 1 FOR UPDATE NOWAIT", ErrorCode.CONFLICT);
        }
        Asking.assertWorks(lease);
    }

    @Test
    void serversOwnTimeout_isAKilledStatement() {
        Asking.run(lease, "SET statement_timeout = '50ms'");

        PenstockException failure = fails("SELECT pg_sleep(60)", ErrorCode.STATEMENT_KILLED);

        assertThat(failure.diagnosis().sqlState()).isEqualTo("57014");
        assertThat(failure.summary()).contains("statement timeout");
        Asking.assertWorks(lease);
    }

    @Test
    void cancelFromAside_leavesTheLeaseUsable() {
        String pid = pid();
        CompletableFuture<Void> aside = whenBusy(pid, () -> server.execute("SELECT pg_cancel_backend(" + pid + ")"));

        fails("SELECT pg_sleep(60)", ErrorCode.STATEMENT_KILLED);

        aside.join();
        assertThat(wire.steps()).containsExactly("sending AUTOCOMMIT", "refused");
        Asking.assertWorks(lease);
    }

    @Test
    void terminationFromAside_isAKilledStatementAndEndsTheLease() {
        String pid = pid();
        CompletableFuture<Void> aside = whenBusy(pid, () -> server.execute("SELECT pg_terminate_backend(" + pid + ")"));

        fails("UPDATE item SET name = 'x' WHERE pg_sleep(60) IS NULL", ErrorCode.STATEMENT_KILLED);

        aside.join();
        assertThat(wire.steps()).containsExactly("sending AUTOCOMMIT", "refused");
        assertThat(lease.usable()).isFalse();
        try (Lease next = other()) {
            Asking.assertWorks(next);
        }
    }

    @Test
    void shutdown_inTheMiddleOfAStatement_isAKilledStatementAndEndsTheLease() {
        CompletableFuture<Void> aside = whenBusy(pid(), server::stop);

        PenstockException failure =
                fails("UPDATE item SET name = 'x' WHERE pg_sleep(60) IS NULL", ErrorCode.STATEMENT_KILLED);

        aside.join();
        assertThat(failure.summary()).contains("terminating connection due to administrator command");
        assertThat(wire.steps()).containsExactly("sending AUTOCOMMIT", "refused");
        assertThat(lease.usable()).isFalse();
        server.restart();
        try (Lease next = other()) {
            Asking.assertWorks(next);
        }
    }

    @Test
    void fullDiskOfTheServer_isToldApart() {
        PenstockException failure =
                fails("COPY (SELECT generate_series(1, 100000)) TO '/dev/full'", ErrorCode.STORAGE_FULL);

        assertThat(failure.summary()).startsWith("The server's disk is full").contains("No space left on device");
        assertThat(failure.diagnosis().advice()).isEqualTo("Free some space on the server.");
        assertThat(wire.steps()).containsExactly("sending AUTOCOMMIT", "refused");
        Asking.assertWorks(lease);
    }

    @Test
    void cancel_ofWhichTheServerMadeNothing_isRepeatedAndKeepsTheConnection() throws Exception {
        String pid = pid();
        CompletableFuture<PenstockException> failure = CompletableFuture.supplyAsync(() -> fails(
                "DO $$ BEGIN PERFORM pg_sleep(60); EXCEPTION WHEN query_canceled THEN"
                        + " PERFORM pg_sleep(60); END $$",
                ErrorCode.STATEMENT_KILLED));
        awaitSleep(pid);

        assertThat(lease.cancel(Asking.LONG)).isTrue();

        failure.get(60, TimeUnit.SECONDS);
        assertThat(wire.steps()).containsExactly("sending AUTOCOMMIT", "refused");
        assertThat(pid()).isEqualTo(pid);
    }

    @Test
    void idleInTransactionTooLong_endsTheLease() throws Exception {
        Asking.run(lease, "SET idle_in_transaction_session_timeout = '20ms'");
        String pid = pid();
        lease.begin(TransactionOptions.DEFAULT);
        Asking.cell(lease, "SELECT 1");
        Asking.await(
                "the server has ended it",
                () -> server.ask("SELECT count(*) FROM pg_stat_activity WHERE pid = " + pid)
                        .equals("0"));

        wire = new RecordedWire();
        PenstockException failure = Asking.failure(() -> Asking.execute(lease, SqlStatement.of("SELECT 1"), wire));

        assertThat(failure.code()).isIn(ErrorCode.STATEMENT_KILLED, ErrorCode.CONNECTION_LOST);
        assertThat(wire.steps()).startsWith("sending TRANSACTION").endsWith("rolled back");
        assertThat(lease.usable()).isFalse();
    }

    @Test
    void serverKilled_inAWrite_isNotAnswered() {
        CompletableFuture<Void> aside = whenBusy(pid(), server::kill);

        PenstockException failure =
                fails("UPDATE item SET name = 'x' WHERE pg_sleep(60) IS NULL", ErrorCode.CONNECTION_LOST);

        aside.join();
        assertThat(wire.steps()).containsExactly("sending AUTOCOMMIT");
        assertThat(failure.diagnosis().advice()).contains("check whether the statement took effect");
        assertThat(lease.usable()).isFalse();
    }

    @Test
    void serverKilled_inAStreamedResult_endsItClearly() {
        Rows rows = (Rows) Asking.execute(lease, Asking.streamed("SELECT generate_series(1, 1000000)", 1000));
        RowBatch first = rows.next();
        assertThat(first).isNotNull();
        server.kill();

        PenstockException failure = Asking.failure(() -> {
            while (rows.next() != null) {
                // until it breaks
            }
        });

        assertThat(failure.code()).isEqualTo(ErrorCode.CONNECTION_LOST);
        assertThat(first.value(999, 0)).isEqualTo(1000);
        rows.close();
        assertThat(lease.usable()).isFalse();
    }

    @Test
    void connectionReset_isLostAndReplaced() {
        try (FaultProxy proxy = FaultProxy.before(server);
                NodePool through = targets.at(new NodeAddress.Host(proxy.host(), proxy.port()))
                        .pool(0, 2, Duration.ofSeconds(30))
                        .open()) {
            try (Lease cut = Asking.lease(through)) {
                Asking.assertWorks(cut);
                proxy.cutAfterBytesToClient(100_000);
                Rows rows = (Rows)
                        Asking.execute(cut, Asking.streamed("SELECT repeat('x', 1000), generate_series(1, 1000)", 10));
                PenstockException failure = Asking.failure(() -> rows.toList(2000));
                assertThat(failure.code()).isEqualTo(ErrorCode.CONNECTION_LOST);
                assertThat(cut.usable()).isFalse();
            }
            proxy.normal();
            try (Lease next = Asking.lease(through)) {
                Asking.assertWorks(next);
                proxy.reset();
                PenstockException failure =
                        Asking.failure(() -> Asking.run(next, "UPDATE item SET name = 'z' WHERE id = 1"));
                assertThat(failure.code()).isEqualTo(ErrorCode.CONNECTION_LOST);
            }
            assertThat(through.state().active()).isZero();
        }
    }

    @Test
    void writeInAReadOnlyTransaction_isRefused() {
        lease.begin(TransactionOptions.builder().readOnly(true).build());

        assertThat(fails("DELETE FROM item", ErrorCode.READ_ONLY).diagnosis().sqlState())
                .isEqualTo("25006");
        lease.rollback(Wire.NONE);
        Asking.assertWorks(lease);
    }

    @Test
    void permissionDenied_isRejected() {
        Asking.run(lease, "DROP ROLE IF EXISTS guest", "CREATE ROLE guest", "SET ROLE guest");

        assertThat(fails("SELECT * FROM item", ErrorCode.STATEMENT_REJECTED)
                        .diagnosis()
                        .sqlState())
                .isEqualTo("42501");
    }

    /** A tenth of the heap is less than the cell: the driver refuses it unread. */
    @Test
    void hugeCell_isRefusedUnread_andTheNextLeaseWorks() {
        assertThat(Memory.wholeResult()).isLessThan(HUGE_BYTES);
        for (SqlStatement statement : List.of(
                SqlStatement.of("SELECT repeat('x', " + HUGE_BYTES + ") AS big"),
                SqlStatement.of("SELECT repeat('x', CAST(? AS int)) AS big", HUGE_BYTES),
                Asking.streamed("SELECT repeat('x', " + HUGE_BYTES + ") AS big", 10))) {
            long before = allocated();
            PenstockException failure = Asking.failure(() -> ((Rows) Asking.execute(lease, statement)).toList(1));

            assertThat(allocated() - before).isLessThan(HUGE_BYTES);
            assertThat(failure.code()).isEqualTo(ErrorCode.RESULT_TOO_LARGE);
            assertThat(failure.summary())
                    .contains("larger than the " + (Memory.wholeResult() >> 20) + " MiB of memory");
            assertThat(failure.diagnosis().advice()).contains("leave its largest columns out");
            lease.close();
            lease = other();
            Asking.assertWorks(lease);
        }
    }

    private static long allocated() {
        return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }
}
