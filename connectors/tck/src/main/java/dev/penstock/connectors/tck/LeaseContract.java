package dev.penstock.connectors.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.penstock.engine.api.Statement;
import dev.penstock.engine.api.TransactionOptions;
import dev.penstock.engine.api.spi.Capability;
import dev.penstock.engine.api.spi.Lease;
import dev.penstock.engine.api.spi.NodePool;
import dev.penstock.engine.api.spi.TransactionState;
import dev.penstock.engine.api.spi.Wire;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A lease comes back as it was lent, whatever was done with it. Pools of one, so that the next lease shows it. */
public abstract class LeaseContract extends Contract {
    /** For subclasses in other modules. */
    protected LeaseContract() {}

    @Test
    void lease_givenBack_isLentAgain() {
        NodePool one = pool(0, 1, LONG);
        for (int i = 0; i < 3; i++) {
            Lease lease = lease(one);
            assertWorks(lease);
            lease.close();
        }
    }

    @Test
    void lease_givenBackTwice_isOnePlaceInThePool() {
        NodePool two = pool(0, 2, LONG);
        Lease lease = lease(two);
        lease.close();
        lease.close();

        assertThat(two.state().active()).isZero();
        assertThat(lease.usable()).isFalse();
    }

    @Test
    void execute_afterGivenBack_isRefused() {
        Lease lease = lease();
        lease.close();

        assertThatIllegalStateException()
                .isThrownBy(() -> execute(lease, statements().numbers(1)));
        assertThatIllegalStateException().isThrownBy(() -> lease.begin(TransactionOptions.DEFAULT));
        assertThatIllegalStateException().isThrownBy(() -> lease.commit(Wire.NONE));
        assertThatIllegalStateException().isThrownBy(() -> lease.savepoint("s"));
    }

    @Test
    void write_byOneLease_isReadByTheNext() {
        NodePool one = pool(0, 1, LONG);
        Item written = new Item(1, "written");
        try (Lease lease = lease(one)) {
            changed(lease, statements().makeItems());
            assertThat(insert(lease, written)).isEqualTo(1);
            assertThat(lease.transaction()).isEqualTo(TransactionState.NONE);
        }

        try (Lease next = lease(one)) {
            assertThat(items(next)).containsExactly(written);
        }
        assertThat(items()).containsExactly(written);
    }

    @Test
    void close_afterSettingChanged_discardsTheSettingOrThereIsNone() {
        Statement change = statements().changeSetting();
        Statement setting = statements().setting();
        if (change == null || setting == null) {
            assertThat(can(Capability.SESSION_STATE)).isFalse();
            return;
        }
        assertThat(can(Capability.SESSION_STATE)).isTrue();
        NodePool one = pool(0, 1, LONG);
        Object before;
        try (Lease lease = lease(one)) {
            before = only(lease, setting);
            execute(lease, change);
            assertThat(only(lease, setting)).isNotEqualTo(before);
        }

        try (Lease next = lease(one)) {
            assertThat(only(next, setting)).isEqualTo(before);
        }
    }

    private @Nullable Object only(Lease lease, Statement statement) {
        return read(lease, statement).rest().getFirst().first();
    }

    @Test
    void changed_tellsWhetherSomethingIsKeptOnTheConnection() {
        Lease lease = lease();
        assertThat(lease.changed()).isFalse();
        assertThat(read(lease, statements().numbers(1)).rest()).hasSize(1);
        assertThat(lease.changed()).as("after a read").isFalse();
        Statement change = statements().changeSetting();
        if (change != null) {
            execute(lease, change);
            assertThat(lease.changed()).as("after a setting").isTrue();
        }
        lease.close();
        assertThat(lease().changed()).as("when lent again").isFalse();
    }

    @Test
    void close_withAResultLeftToRead_closesIt() {
        NodePool one = pool(0, 1, LONG);
        Entries left;
        try (Lease lease = lease(one)) {
            left = read(lease, statements().numbers(1_000_000), 10);
            assertThat(left.nextSize()).isEqualTo(10);
        }

        assertThat(left.next()).isNull();
        try (Lease next = lease(one)) {
            assertWorks(next);
        }
        left.close();
    }

    @Test
    void lateCalls_afterGivenBack_doNotHarmTheNextHolder() {
        Item stays = new Item(1, "stays");
        change(statements().makeItems());
        NodePool one = pool(0, 1, LONG);
        Lease late = lease(one);
        assertWorks(late);
        late.close();

        try (Lease next = lease(one)) {
            Entries open = read(next, statements().numbers(30), 10);
            open.next();
            late.rollback(Wire.NONE);
            late.abort();
            late.cancel(LONG);
            late.close();
            assertThat(open.rest()).hasSize(20);
            assertThat(insert(next, stays)).isEqualTo(1);
            assertThat(next.usable()).isTrue();
        }
        assertThat(items()).containsExactly(stays);
    }

    @Test
    void close_afterAbort_nextLeaseIsAnotherConnection() {
        NodePool one = pool(0, 1, LONG);
        Lease aborted = lease(one);
        aborted.abort();
        assertThat(aborted.usable()).isFalse();
        aborted.close();

        try (Lease next = lease(one)) {
            assertWorks(next);
        }
        assertThat(one.state().active()).isZero();
    }

    @Test
    void close_afterRetired_nextLeaseIsAnotherConnection() {
        NodePool one = pool(0, 1, LONG);
        String before;
        try (Lease retired = lease(one)) {
            assertWorks(retired);
            before = retired.serverSession();
            retired.retire();
        }

        try (Lease next = lease(one)) {
            assertWorks(next);
            if (before != null) {
                assertThat(next.serverSession()).isNotEqualTo(before);
            }
        }
    }

    @Test
    void unwrap_whatIsNotUnderneath_isEmpty() {
        assertThat(lease().unwrap(Runnable.class)).isEmpty();
    }
}
