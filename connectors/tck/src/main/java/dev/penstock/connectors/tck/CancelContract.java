package dev.penstock.connectors.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.PenstockException;
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

        PenstockException failure = cancelledWhileRunning(lease, statements().endless());

        assertThat(failure.code()).isEqualTo(ErrorCode.STATEMENT_KILLED);
        assertWorks(lease);
        assertThat(pool().state().active()).isEqualTo(1);
    }

    @Test
    void cancel_runningWrite_leavesNothingOfIt() throws Exception {
        Lease lease = lease();
        changed(lease, statements().makeItems());

        PenstockException failure = cancelledWhileRunning(lease, statements().endlessWrite());

        assertThat(failure.code()).isEqualTo(ErrorCode.STATEMENT_KILLED);
        assertThat(items(lease)).isEmpty();
    }

    @Test
    void cancel_onAVirtualThreadsStatement_stopsItToo() throws Exception {
        Lease lease = lease();
        AtomicReference<@Nullable Throwable> thrown = new AtomicReference<>();
        Thread virtual = Thread.ofVirtual().start(() -> {
            try {
                execute(lease, statements().endless());
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
    void cancel_beforeAnything_harmsNothing() {
        Lease lease = lease();

        assertThat(lease.cancel(LONG)).isTrue();
        assertWorks(lease);
    }

    @Test
    void cancel_afterTheEnd_harmsNothing() {
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
        var running = Cancelling.running(() -> execute(lease, statements().endless()));
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
                    read(hunted, statements().numbers(1));
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
        Entries entries = read(lease, statements().numbers(1_000_000), 10);
        entries.next();
        entries.cancel();

        assertThat(failure(entries::next).code()).isEqualTo(ErrorCode.STATEMENT_KILLED);
        assertThat(entries.next()).isNull();
        assertWorks(lease);
    }

    @Test
    void cancel_whileABatchIsRead_endsIt() throws Exception {
        Lease lease = lease();
        Entries entries = read(lease, statements().numbers(1_000_000_000_000L), 100);
        var running = Cancelling.running(() -> {
            while (entries.next() != null) {
                Thread.onSpinWait();
            }
        });
        entries.cancel();

        assertThat(Cancelling.ended(running).code()).isEqualTo(ErrorCode.STATEMENT_KILLED);
        assertWorks(lease);
    }

    @Test
    void cancel_ofAResultReadToItsEnd_harmsNothing() {
        Lease lease = lease();
        Entries entries = read(lease, statements().numbers(5), 10);
        entries.rest();
        entries.cancel();

        assertWorks(lease);
    }

    @Test
    void cancel_ofTheResultBefore_doesNotHarmTheNext() {
        Lease lease = lease();
        Entries before = read(lease, statements().numbers(1));
        before.close();
        Entries streamed = read(lease, statements().numbers(30), 10);
        before.cancel();

        assertThat(streamed.rest()).hasSize(30);
    }

    @Test
    void abort_whileAStatementRuns_endsItAndTheConnection() throws Exception {
        NodePool one = pool(0, 1, LONG);
        Lease lease = lease(one);
        var running = Cancelling.running(() -> execute(lease, statements().endless()));
        lease.abort();

        Cancelling.ended(running);
        assertThat(lease.usable()).isFalse();
        lease.close();
        try (Lease next = lease(one)) {
            assertWorks(next);
        }
    }
}
