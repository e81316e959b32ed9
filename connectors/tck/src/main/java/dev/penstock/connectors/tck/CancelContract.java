package dev.penstock.connectors.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.PenstockException;
import dev.penstock.engine.api.Rows;
import dev.penstock.engine.api.SqlStatement;
import dev.penstock.engine.api.spi.Capability;
import dev.penstock.engine.api.spi.Lease;
import dev.penstock.engine.api.spi.NodePool;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A cancel stops what it is meant for, at the server, and nothing else. */
public abstract class CancelContract extends Contract {
    /** For subclasses in other modules. */
    protected CancelContract() {}

    @Test
    void cancel_runningStatement_canOrRefused() throws Exception {
        Lease lease = lease();
        if (!can(Capability.CANCEL)) {
            assertThat(lease.cancel(Duration.ofSeconds(1))).isFalse();
            return;
        }

        PenstockException failure = Cancelling.whileRunning(this, lease, texts().endless());

        assertThat(failure.code()).isEqualTo(ErrorCode.STATEMENT_KILLED);
        assertWorks(lease);
        assertThat(pool().state().active()).isEqualTo(1);
    }

    @Test
    void cancel_runningWrite_leavesNothingOfIt() throws Exception {
        Lease lease = lease();
        run(lease, ITEM);

        PenstockException failure = Cancelling.whileRunning(this, lease, texts().endlessWrite());

        assertThat(failure.code()).isEqualTo(ErrorCode.STATEMENT_KILLED);
        assertThat(cell(lease, "SELECT count(*) FROM item")).isEqualTo("0");
    }

    @Test
    void cancel_onAVirtualThreadsStatement_stopsItToo() throws Exception {
        Lease lease = lease();
        AtomicReference<@Nullable Throwable> thrown = new AtomicReference<>();
        Thread virtual = Thread.ofVirtual().start(() -> {
            try {
                execute(lease, SqlStatement.of(texts().endless()));
            } catch (PenstockException e) {
                thrown.set(e);
            }
        });
        Thread.sleep(200);
        assertThat(lease.cancel(LONG)).isTrue();
        assertThat(virtual.join(LONG)).isTrue();

        assertThat(thrown.get())
                .isInstanceOfSatisfying(
                        PenstockException.class,
                        failure -> assertThat(failure.code()).isEqualTo(ErrorCode.STATEMENT_KILLED));
        assertWorks(lease);
    }

    @Test
    void cancel_beforeAnything_harmsNobody() {
        Lease lease = lease();

        assertThat(lease.cancel(LONG)).isTrue();
        assertWorks(lease);
    }

    @Test
    void cancel_afterTheEnd_harmsNobody() {
        Lease lease = lease();
        for (int i = 0; i < 20; i++) {
            assertWorks(lease);
            assertThat(lease.cancel(LONG)).isTrue();
        }
        assertWorks(lease);
    }

    @Test
    void cancel_twiceAtOnce_isOne() throws Exception {
        Lease lease = lease();
        var running = Cancelling.running(() -> execute(lease, SqlStatement.of(texts().endless())));
        Thread other = Thread.ofPlatform().start(() -> lease.cancel(LONG));
        lease.cancel(LONG);
        other.join();

        assertThat(Cancelling.ended(running).code()).isEqualTo(ErrorCode.STATEMENT_KILLED);
        assertWorks(lease);
    }

    @Test
    void cancelsInFlight_whileTheLeaseGoesOn_hitNoOtherLease() throws Exception {
        NodePool one = pool(0, 1, LONG);
        AtomicReference<@Nullable Lease> current = new AtomicReference<>();
        AtomicBoolean over = new AtomicBoolean();
        Thread canceller = Thread.ofPlatform().start(() -> {
            while (!over.get()) {
                Lease lease = current.get();
                if (lease != null) {
                    lease.cancel(LONG);
                }
            }
        });
        try {
            for (int i = 0; i < 50; i++) {
                Lease hunted = lease(one);
                current.set(hunted);
                try {
                    rows(hunted, "SELECT 1");
                } catch (PenstockException e) {
                    assertThat(e.code()).isEqualTo(ErrorCode.STATEMENT_KILLED);
                }
                current.set(null);
                hunted.close();
                try (Lease spared = lease(one)) {
                    assertWorks(spared);
                }
            }
        } finally {
            over.set(true);
            canceller.join();
        }
    }

    @Test
    void cancel_betweenTwoBatches_endsTheNext() {
        Lease lease = lease();
        Rows rows = rows(execute(lease, streamed(texts().numbers(1_000_000), 10)));
        rows.next();
        rows.cancel();

        assertThat(failure(rows::next).code()).isEqualTo(ErrorCode.STATEMENT_KILLED);
        assertThat(rows.next()).isNull();
        assertWorks(lease);
    }

    @Test
    void cancel_whileABatchIsRead_endsIt() throws Exception {
        Lease lease = lease();
        Rows rows = rows(execute(lease, streamed(texts().numbers(1_000_000_000_000L), 100)));
        var running = Cancelling.running(() -> {
            while (rows.next() != null) {
                Thread.onSpinWait();
            }
        });
        rows.cancel();

        assertThat(Cancelling.ended(running).code()).isEqualTo(ErrorCode.STATEMENT_KILLED);
        assertWorks(lease);
    }

    @Test
    void cancel_ofRowsReadToTheirEnd_harmsNobody() {
        Lease lease = lease();
        Rows rows = rows(execute(lease, streamed(texts().numbers(5), 10)));
        rows.toList(9);
        rows.cancel();

        assertWorks(lease);
    }

    @Test
    void cancel_ofTheResultBefore_doesNotHarmTheNext() {
        Lease lease = lease();
        Rows before = rows(execute(lease, SqlStatement.of("SELECT 1")));
        before.close();
        Rows streamed = rows(execute(lease, streamed(texts().numbers(30), 10)));
        before.cancel();

        assertThat(streamed.toList(99)).hasSize(30);
    }

    @Test
    void abort_whileAStatementRuns_endsItAndTheConnection() throws Exception {
        NodePool one = pool(0, 1, LONG);
        Lease lease = lease(one);
        var running = Cancelling.running(() -> execute(lease, SqlStatement.of(texts().endless())));
        lease.abort();

        Cancelling.ended(running);
        assertThat(lease.usable()).isFalse();
        lease.close();
        try (Lease next = lease(one)) {
            assertWorks(next);
        }
    }
}
