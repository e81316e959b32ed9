package dev.penstock.connectors.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.PenstockException;
import dev.penstock.engine.api.spi.Capability;
import dev.penstock.engine.api.spi.Lease;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Results in batches; for engines with {@link Capability#STREAMING}. */
public abstract class StreamingContract extends Contract {
    /** For subclasses in other modules. */
    protected StreamingContract() {}

    @BeforeEach
    final void requireCapability() {
        assertThat(can(Capability.STREAMING))
                .as("only connectors that stream run this theme")
                .isTrue();
    }

    @Test
    void entriesReadToTheirEnd_leaveNothingOnTheLease() {
        Lease lease = lease();
        assertThat(read(lease, statements().numbers(3), 10).rest()).hasSize(3);
        assertThat(lease.changed()).isFalse();
        assertThat(read(lease, statements().numbers(25), 10).rest()).hasSize(25);
        assertThat(lease.changed()).isFalse();
    }

    @Test
    void batches_areNoLargerThanTheFetchSize() {
        Entries entries = read(lease(), statements().numbers(2_500), 1_000);
        List<Integer> sizes = new ArrayList<>();
        for (int size = entries.nextSize(); size > 0; size = entries.nextSize()) {
            sizes.add(size);
        }

        assertThat(sizes).containsExactly(1_000, 1_000, 500);
        assertThat(entries.next()).isNull();
    }

    @Test
    void batches_thatEndWithTheResult_areFollowedByNone() {
        Entries entries = read(lease(), statements().numbers(20), 10);

        assertThat(entries.nextSize()).isEqualTo(10);
        assertThat(entries.nextSize()).isEqualTo(10);
        assertThat(entries.next()).isNull();
    }

    @Test
    void entries_ofManyBatches_comeOnceAndInOrder() {
        List<Entries.Entry> all =
                read(lease(), statements().numbers(10_007), 97).rest();

        assertThat(all)
                .extracting(entry -> entry.number("i"))
                .hasSize(10_007)
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @Test
    void result_withoutEntries_hasNoBatch() {
        assertThat(read(lease(), statements().numbers(0), 10).next()).isNull();
    }

    @Test
    void result_readAtOnce_isComplete() {
        assertThat(read(lease(), statements().numbers(3_000)).rest()).hasSize(3_000);
    }

    @Test
    void firstEntries_comeBeforeTheServerHasMadeTheLast() {
        Lease lease = lease();
        Entries entries = read(lease, statements().numbers(1_000_000_000_000L), 100);
        for (int i = 0; i < 5; i++) {
            assertThat(entries.nextSize()).isEqualTo(100);
        }
        entries.close();

        assertThat(entries.next()).isNull();
        assertWorks(lease);
    }

    @Test
    void close_twiceAndInTheMiddle_leavesTheLeaseUsable() {
        Lease lease = lease();
        Entries entries = read(lease, statements().numbers(1_000), 10);
        entries.next();
        entries.close();
        entries.close();

        assertWorks(lease);
    }

    @Test
    void nextStatement_closesAResultThatIsStillOpen() {
        Lease lease = lease();
        Entries entries = read(lease, statements().numbers(1_000), 10);
        entries.next();

        assertWorks(lease);
        assertThat(entries.next()).isNull();
        entries.close();
        assertWorks(lease);
    }

    @Test
    void failureInALaterBatch_isToldThereAndLeavesTheLeaseUsable() {
        Lease lease = lease();
        Entries entries = read(lease, statements().failingAt(25), 10);
        assertThat(entries.nextSize()).isEqualTo(10);
        assertThat(entries.nextSize()).isEqualTo(10);

        PenstockException failure = failure(entries::next);

        assertThat(failure.code()).isEqualTo(ErrorCode.STATEMENT_REJECTED);
        assertThat(entries.next()).isNull();
        assertWorks(lease);
    }

    @Test
    void failureInAResultReadAtOnce_isToldByTheStatement() {
        Lease lease = lease();

        PenstockException failure = failure(() -> execute(lease, statements().failingAt(25)));

        assertThat(failure.code()).isEqualTo(ErrorCode.STATEMENT_REJECTED);
        assertWorks(lease);
    }
}
