package dev.penstock.connectors.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.connectors.testkit.PostgresServer;
import dev.penstock.connectors.testkit.TestDatabase;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.PenstockException;
import dev.penstock.engine.api.RowBatch;
import dev.penstock.engine.api.Rows;
import dev.penstock.engine.api.SqlStatement;
import dev.penstock.engine.api.StatementOptions;
import dev.penstock.engine.api.TransactionOptions;
import dev.penstock.engine.api.spi.Lease;
import dev.penstock.engine.api.spi.NodePool;
import dev.penstock.engine.api.spi.Wire;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Long results in batches. */
@Timeout(120)
class PostgresStreamingIT {
    private static final int ROWS = 1_000_000;

    private final TestDatabase database = PostgresServer.shared().createDatabase();
    private final NodePool pool = Targets.of(database).open();

    @AfterEach
    void close() {
        assertThat(pool.state().active()).isZero();
        pool.close();
        database.close();
    }

    private static void readWhole(Rows rows, int fetchSize) {
        long expected = 0;
        for (RowBatch batch = rows.next(); batch != null; batch = rows.next()) {
            assertThat(batch.size()).isLessThanOrEqualTo(fetchSize);
            for (int i = 0; i < batch.size(); i++) {
                expected++;
                if (!Integer.valueOf((int) expected).equals(batch.value(i, 0))) {
                    assertThat(batch.value(i, 0)).isEqualTo(expected);
                }
            }
        }
        assertThat(expected).isEqualTo(ROWS);
    }

    @Test
    void millionRows_outsideAndInsideATransaction_comeInBatches() {
        String sql = "SELECT generate_series(1, " + ROWS + ") AS i, repeat('x', 300) AS filling";
        try (Lease lease = Asking.lease(pool)) {
            readWhole((Rows) Asking.execute(lease, Asking.streamed(sql, 1000)), 1000);
            Asking.assertWorks(lease);

            lease.begin(TransactionOptions.DEFAULT);
            Asking.run(lease, "CREATE TABLE mark ()");
            readWhole((Rows) Asking.execute(lease, Asking.streamed(sql, 5000)), 5000);
            lease.rollback(Wire.NONE);
            assertThat(Asking.cell(lease, "SELECT to_regclass('mark')")).isNull();
        }
    }

    @Test
    void prepared_inBatches_isReadWhole() {
        SqlStatement statement = SqlStatement.of("SELECT generate_series(1, ?) AS i", ROWS)
                .with(StatementOptions.builder().fetchSize(2000).build());
        try (Lease lease = Asking.lease(pool)) {
            readWhole((Rows) Asking.execute(lease, statement), 2000);
        }
    }

    @Test
    void closedEarly_leavesNoTransactionOpen() {
        try (Lease lease = Asking.lease(pool)) {
            String pid = Asking.cell(lease, "SELECT pg_backend_pid()");
            Rows rows = (Rows) Asking.execute(lease, Asking.streamed("SELECT generate_series(1, 100000000)", 10));
            assertThat(rows.next()).isNotNull();
            rows.close();

            assertThat(PostgresServer.shared().ask("SELECT state FROM pg_stat_activity WHERE pid = " + pid))
                    .isEqualTo("idle");
            Asking.assertWorks(lease);
        }
    }

    @Test
    void leaseClosed_beforeItsResult_isGivenBackClean() {
        Lease lease = Asking.lease(pool);
        Rows rows = (Rows) Asking.execute(lease, Asking.streamed("SELECT generate_series(1, 100000000)", 10));
        rows.next();
        lease.close();

        assertThat(pool.state().active()).isZero();
        try (Lease next = Asking.lease(pool)) {
            Asking.assertWorks(next);
        }
    }

    @Test
    void failingInTheMiddle_endsTheResultAndKeepsTheLease() {
        try (Lease lease = Asking.lease(pool)) {
            Rows rows = (Rows)
                    Asking.execute(lease, Asking.streamed("SELECT 1 / (500 - i) FROM generate_series(1, 1000) i", 100));

            assertThat(Asking.failure(() -> rows.toList(1000)).code()).isEqualTo(ErrorCode.STATEMENT_REJECTED);
            Asking.assertWorks(lease);
        }
    }

    @Test
    void cancelledInTheMiddle_endsTheResultAtTheServerAndKeepsTheConnection() throws Exception {
        try (Lease lease = Asking.lease(pool)) {
            String pid = Asking.cell(lease, "SELECT pg_backend_pid()");
            Rows rows = (Rows) Asking.execute(
                    lease,
                    Asking.streamed(
                            "SELECT i, CASE WHEN i > 500 THEN pg_sleep(60) END FROM generate_series(1, 1000) i", 100));
            CompletableFuture<PenstockException> failure =
                    CompletableFuture.supplyAsync(() -> Asking.failure(() -> rows.toList(1000)));
            Asking.await(
                    "it sleeps",
                    () -> PostgresServer.shared()
                            .ask("SELECT wait_event FROM pg_stat_activity WHERE pid = " + pid)
                            .equals("PgSleep"));
            rows.cancel();

            assertThat(failure.get(60, TimeUnit.SECONDS).code()).isEqualTo(ErrorCode.STATEMENT_KILLED);
            assertThat(rows.next()).isNull();
            assertThat(PostgresServer.shared().ask("SELECT state FROM pg_stat_activity WHERE pid = " + pid))
                    .isEqualTo("idle");
            Asking.assertWorks(lease);
        }
    }
}
