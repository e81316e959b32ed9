package dev.penstock.connectors.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.Outcome;
import dev.penstock.engine.api.PenstockException;
import dev.penstock.engine.api.Statement;
import dev.penstock.engine.api.StatementOptions;
import dev.penstock.engine.api.TransactionOptions;
import dev.penstock.engine.api.spi.Capability;
import dev.penstock.engine.api.spi.Lease;
import dev.penstock.engine.api.spi.NodePool;
import dev.penstock.engine.api.spi.TransactionState;
import dev.penstock.engine.api.spi.Wire;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Transactions, savepoints, and what is left of them when something fails; for engines with
 * {@link Capability#TRANSACTIONS}.
 */
public abstract class TransactionContract extends Contract {
    private static final TransactionOptions READ_ONLY =
            TransactionOptions.builder().readOnly(true).build();
    private static final Item FIRST = new Item(1, "first");
    private static final Item SECOND = new Item(2, "second");
    private static final Item THIRD = new Item(3, "third");

    /** For subclasses in other modules. */
    protected TransactionContract() {}

    @BeforeEach
    final void requireCapability() {
        assertThat(can(Capability.TRANSACTIONS))
                .as("only connectors with transactions run this theme")
                .isTrue();
    }

    private Lease begun() {
        Lease lease = lease();
        changed(lease, statements().makeItems());
        lease.begin(TransactionOptions.DEFAULT);
        return lease;
    }

    @Test
    void commit_makesAllVisible_andNothingBefore() {
        Lease lease = begun();
        assertThat(lease.transaction()).isEqualTo(TransactionState.OPEN);
        insert(lease, FIRST);
        assertThat(items(lease)).containsExactly(FIRST);
        assertThat(items()).isEmpty();
        lease.commit(Wire.NONE);

        assertThat(items()).containsExactly(FIRST);
        assertThat(lease.transaction()).isEqualTo(TransactionState.NONE);
    }

    @Test
    void transaction_isAChangeOfTheLease_untilItEnds() {
        Lease lease = begun();
        insert(lease, FIRST);
        assertThat(lease.changed()).isTrue();
        lease.rollback(Wire.NONE);
        assertThat(lease.changed()).isFalse();
    }

    @Test
    void rollback_undoesAll_andTheNextStatementCommitsByItself() {
        Lease lease = begun();
        insert(lease, FIRST);
        insert(lease, SECOND);
        lease.rollback(Wire.NONE);
        insert(lease, THIRD);

        assertThat(items()).containsExactly(THIRD);
    }

    @Test
    void rollback_whereNothingWasBegun_doesNothing() {
        Lease lease = lease();
        lease.rollback(Wire.NONE);
        lease.rollback(Wire.NONE);

        assertWorks(lease);
    }

    @Test
    void severalTransactions_onOneLease_areEachTheirOwn() {
        Lease lease = lease();
        changed(lease, statements().makeItems());
        for (int i = 1; i <= 3; i++) {
            lease.begin(TransactionOptions.DEFAULT);
            insert(lease, new Item(i, "x"));
            if (i == 2) {
                lease.rollback(Wire.NONE);
            } else {
                lease.commit(Wire.NONE);
            }
        }

        assertThat(items()).extracting(Item::id).containsExactly(1L, 3L);
    }

    @Test
    void readOnly_writesAreRefused_andTheNextTransactionMayWrite() {
        Lease lease = lease();
        changed(lease, statements().makeItems());
        lease.begin(READ_ONLY);

        PenstockException failure = failure(() -> insert(lease, FIRST));

        assertThat(failure.code()).isEqualTo(ErrorCode.READ_ONLY);
        assertThat(failure.outcome()).isEqualTo(Outcome.NOT_DONE);
        lease.rollback(Wire.NONE);
        lease.begin(TransactionOptions.DEFAULT);
        insert(lease, FIRST);
        lease.commit(Wire.NONE);
        assertThat(items()).containsExactly(FIRST);
    }

    @Test
    void readOnly_committed_theNextStatementMayWrite() {
        Lease lease = lease();
        changed(lease, statements().makeItems());
        lease.begin(READ_ONLY);
        assertThat(items(lease)).isEmpty();
        lease.commit(Wire.NONE);

        assertThat(insert(lease, FIRST)).isEqualTo(1);
    }

    @Test
    void savepoints_canOrRefused() {
        Lease lease = begun();
        insert(lease, FIRST);
        if (!can(Capability.SAVEPOINTS)) {
            assertThat(failure(() -> lease.savepoint("s1")).code()).isEqualTo(ErrorCode.UNSUPPORTED);
            lease.commit(Wire.NONE);
            assertThat(items()).containsExactly(FIRST);
            return;
        }
        lease.savepoint("s1");
        insert(lease, SECOND);
        lease.savepoint("s2");
        insert(lease, THIRD);
        lease.release("s2");
        lease.rollbackTo("s1");
        insert(lease, new Item(4, "d"));
        lease.rollbackTo("s1");
        insert(lease, new Item(5, "e"));
        lease.commit(Wire.NONE);

        assertThat(items()).extracting(Item::id).containsExactly(1L, 5L);
    }

    @Test
    void savepoint_unknown_isRefused() {
        Lease lease = lease();
        lease.begin(TransactionOptions.DEFAULT);

        assertThat(failure(() -> lease.rollbackTo("nowhere")).code())
                .isEqualTo(can(Capability.SAVEPOINTS) ? ErrorCode.STATEMENT_REJECTED : ErrorCode.UNSUPPORTED);
        lease.rollback(Wire.NONE);
        assertWorks(lease);
    }

    @Test
    void resultInATransaction_readToItsEnd_leavesItOpen() {
        Lease lease = begun();
        insert(lease, FIRST);
        read(lease, statements().items(), 10).rest();
        assertThat(lease.transaction()).isEqualTo(TransactionState.OPEN);
        lease.rollback(Wire.NONE);

        assertThat(items(lease)).isEmpty();
    }

    /** An engine may have undone the whole transaction: then no later statement may commit by itself. */
    @Test
    void cancelledWrite_inATransaction_noLaterStatementCommitsByItself() throws Exception {
        Lease lease = begun();
        insert(lease, new Item(-1, "first"));
        cancelledWhileRunning(lease, statements().endlessWrite());

        // whether it is refused or takes part is the engine's business
        var _ = catchThrowable(() -> insert(lease, new Item(-2, "second")));
        lease.rollback(Wire.NONE);

        assertThat(items(lease)).isEmpty();
        assertThat(insert(lease, THIRD)).isEqualTo(1);
        assertThat(items()).containsExactly(THIRD);
    }

    @Test
    void cancelledWrite_inATransaction_commitKeepsAllOrFails() throws Exception {
        Item before = new Item(-1, "before");
        Lease lease = begun();
        insert(lease, before);
        cancelledWhileRunning(lease, statements().endlessWrite());

        Throwable commit = catchThrowable(() -> lease.commit(Wire.NONE));
        lease.rollback(Wire.NONE);

        if (commit == null) {
            assertThat(items()).containsExactly(before);
        } else {
            assertThat(items()).isEmpty();
        }
    }

    @Test
    void twoWriters_canOrTheSecondIsToldOfTheFirst() {
        Lease first = begun();
        insert(first, FIRST);
        Lease second = lease();
        Statement insert = statements()
                .insert(SECOND)
                .with(StatementOptions.builder().timeout(Duration.ofSeconds(1)).build());

        if (can(Capability.CONCURRENT_WRITES)) {
            execute(second, insert);
        } else {
            PenstockException failure = failure(() -> execute(second, insert));
            assertThat(failure.code()).isEqualTo(ErrorCode.FILE_LOCKED);
            assertThat(failure.outcome()).isEqualTo(Outcome.NOT_DONE);
        }
        first.commit(Wire.NONE);
        assertThat(insert(second, THIRD)).isEqualTo(1);
    }

    @Test
    void close_withTransaction_rollsItBack() {
        change(statements().makeItems());
        NodePool one = pool(0, 1, LONG);
        try (Lease lease = lease(one)) {
            lease.begin(TransactionOptions.DEFAULT);
            insert(lease, FIRST);
        }

        try (Lease next = lease(one)) {
            assertThat(items(next)).isEmpty();
            insert(next, SECOND);
        }
        assertThat(items()).containsExactly(SECOND);
    }

    @Test
    void close_afterReadOnlyTransaction_nextMayWrite() {
        change(statements().makeItems());
        NodePool one = pool(0, 1, LONG);
        try (Lease lease = lease(one)) {
            lease.begin(READ_ONLY);
            assertThat(items(lease)).isEmpty();
        }

        try (Lease next = lease(one)) {
            assertThat(insert(next, FIRST)).isEqualTo(1);
        }
    }

    @Test
    void lateCalls_afterGivenBack_doNotHarmTheNextTransaction() {
        change(statements().makeItems());
        NodePool one = pool(0, 1, LONG);
        Lease late = lease(one);
        late.begin(TransactionOptions.DEFAULT);
        late.close();

        try (Lease next = lease(one)) {
            next.begin(TransactionOptions.DEFAULT);
            insert(next, FIRST);
            late.rollback(Wire.NONE);
            late.abort();
            late.cancel(LONG);
            late.close();
            next.commit(Wire.NONE);
            assertThat(next.usable()).isTrue();
        }
        assertThat(items()).containsExactly(FIRST);
    }

    @Test
    void wire_ofATransaction_showsItsWritesAndItsCommit() {
        Lease lease = begun();
        RecordedWire wire = new RecordedWire();

        execute(lease, statements().insert(FIRST), wire);
        lease.commit(wire);

        assertThat(wire.steps()).containsExactly("sending TRANSACTION", "answered", "sending COMMIT", "answered");
    }
}
