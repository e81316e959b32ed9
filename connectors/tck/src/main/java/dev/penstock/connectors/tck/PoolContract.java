package dev.penstock.connectors.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.engine.api.AdmissionException;
import dev.penstock.engine.api.Deadline;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.Outcome;
import dev.penstock.engine.api.PenstockException;
import dev.penstock.engine.api.PoolState;
import dev.penstock.engine.api.Profile;
import dev.penstock.engine.api.Role;
import dev.penstock.engine.api.TransactionOptions;
import dev.penstock.engine.api.UnreachableException;
import dev.penstock.engine.api.spi.Capability;
import dev.penstock.engine.api.spi.Lease;
import dev.penstock.engine.api.spi.NodePool;
import dev.penstock.engine.api.spi.NodeTarget;
import dev.penstock.engine.api.spi.Probe;
import dev.penstock.engine.api.spi.Wire;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The pool of one node: its limits, its probe, its end. */
public abstract class PoolContract extends Contract {
    private static final Item DONE = new Item(1, "done");

    /** For subclasses in other modules. */
    protected PoolContract() {}

    @Test
    void open_asksNoServerUntilItIsAsked() {
        NodePool nowhere = open(opened().unreachable());

        assertThat(nowhere.state())
                .isEqualTo(new PoolState(
                        opened().unreachable().node(),
                        0,
                        0,
                        0,
                        opened().unreachable().profile().pool().max()));
        PenstockException failure = failure(() -> nowhere.lease(Deadline.after(LONG)));
        assertThat(failure).isInstanceOf(UnreachableException.class);
        assertThat(failure.outcome()).isEqualTo(Outcome.NOT_DONE);
        assertThat(failure.diagnosis().node()).isEqualTo(opened().unreachable().node());
    }

    @Test
    void lease_whereTheNodeCannotBeReached_isToldLongBeforeTheDeadline() {
        NodePool nowhere = open(Targets.limited(opened().unreachable(), new Profile.Pool(0, 4, LONG.multipliedBy(2))));
        // JUnit's own limit is as long as this deadline: only a failure told at once is told at all
        for (int i = 0; i < 3; i++) {
            failure(() -> nowhere.lease(Deadline.NONE));
        }
        assertThat(nowhere.state().active()).isZero();
    }

    @Test
    void lease_ofAFullPool_isBoundedByTheDeadline() {
        NodePool one = pool(0, 1, Duration.ofMillis(1));
        Lease held = lease(one);

        PenstockException failure = failure(() -> one.lease(Deadline.after(Duration.ofMillis(200))));

        assertThat(failure).isInstanceOf(AdmissionException.class);
        assertThat(failure.code()).isEqualTo(ErrorCode.POOL_TIMEOUT);
        assertThat(failure.outcome()).isEqualTo(Outcome.NOT_DONE);
        assertThat(Objects.requireNonNull(failure.diagnosis().pool()).active()).isEqualTo(1);
        assertWorks(held);
    }

    @Test
    void lease_withADeadlineThatHasPassed_failsOrIsLentAtOnce() {
        NodePool one = pool(0, 1, LONG);
        lease(one);

        assertThat(failure(() -> one.lease(Deadline.after(Duration.ofMillis(-1))))
                        .code())
                .isEqualTo(ErrorCode.POOL_TIMEOUT);
    }

    @Test
    void lease_whileTheOnlyOneIsLent_waitsUntilItIsBack() throws Exception {
        NodePool one = pool(0, 1, LONG);
        Lease held = lease(one);
        Thread giver = Thread.ofPlatform().start(() -> {
            pause();
            held.close();
        });

        try (Lease next = lease(one)) {
            assertWorks(next);
        }
        giver.join();
    }

    @Test
    void manyCallers_neverHoldMoreThanTheMost() throws Exception {
        NodePool three = pool(0, 3, LONG);
        AtomicInteger held = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        AtomicInteger done = new AtomicInteger();
        ConcurrentLinkedQueue<Throwable> failures = new ConcurrentLinkedQueue<>();
        List<Thread> callers = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            callers.add(Thread.ofVirtual().start(() -> {
                try {
                    for (int turn = 0; turn < 10; turn++) {
                        try (Lease lease = three.lease(Deadline.after(LONG))) {
                            most.accumulateAndGet(held.incrementAndGet(), Math::max);
                            assertWorks(lease);
                            held.decrementAndGet();
                            done.incrementAndGet();
                        }
                    }
                } catch (Throwable e) {
                    failures.add(e);
                }
            }));
        }
        for (Thread caller : callers) {
            assertThat(caller.join(LONG)).isTrue();
        }

        assertThat(failures).isEmpty();
        assertThat(done.get()).isEqualTo(120);
        assertThat(most.get()).isBetween(1, 3);
        PoolState state = three.state();
        assertThat(state.active()).isZero();
        assertThat(state.idle()).isBetween(1, 3);
        assertThat(state.max()).isEqualTo(3);
    }

    @Test
    void state_tellsOfLeasesAndIdleOnes() throws Exception {
        NodePool two = pool(0, 2, LONG);
        Lease first = lease(two);
        Lease second = lease(two);
        assertThat(two.state().active()).isEqualTo(2);
        assertThat(two.state().idle()).isZero();
        first.close();
        second.close();

        assertThat(two.state().active()).isZero();
        assertThat(two.state().idle()).isEqualTo(2);
        assertThat(two.state().node()).isEqualTo(opened().target().node());
    }

    @Test
    void min_connections_areOpenedWithoutALease() throws Exception {
        NodePool pool = pool(2, 4, LONG);

        await("two are idle", () -> pool.state().idle() == 2);
    }

    @Test
    void probe_tellsVersionRoleAndRoundTrip() {
        Probe probe = pool().probe(Deadline.after(LONG));

        assertThat(probe.role()).isEqualTo(Role.PRIMARY);
        assertThat(probe.observation().version()).containsPattern("^[0-9]+\\.[0-9]+");
        assertThat(probe.observation().roundTrip()).isPositive();
        assertThat(probe.observation().lag()).isNull();
        if (can(Capability.REPLICATION)) {
            assertThat(probe.observation().position()).isNotBlank();
        } else {
            assertThat(probe.observation().position()).isNull();
        }
    }

    @Test
    void probe_ofAFullPool_hasAConnectionOfItsOwn() {
        NodePool one = pool(0, 1, LONG);
        Lease held = lease(one);

        for (int i = 0; i < 3; i++) {
            assertThat(one.probe(Deadline.after(LONG)).role()).isEqualTo(Role.PRIMARY);
        }
        assertThat(one.state().active()).isEqualTo(1);
        assertWorks(held);
    }

    @Test
    void probe_ofANodeThatCannotBeReached_saysWhyAsALeaseDoes() {
        NodePool nowhere = open(opened().unreachable());

        PenstockException probed = failure(() -> nowhere.probe(Deadline.after(LONG)));
        PenstockException leased = failure(() -> nowhere.lease(Deadline.after(LONG)));

        assertThat(probed.code()).isEqualTo(leased.code());
        assertThat(probed.summary()).isEqualTo(leased.summary());
        assertThat(probed.diagnosis().advice()).isEqualTo(leased.diagnosis().advice());
    }

    @Test
    void refresh_withALargerMax_letsAWaiterIn() {
        NodePool one = pool(0, 1, LONG);
        Lease held = lease(one);

        one.refresh(Targets.limited(opened().target(), new Profile.Pool(0, 2, LONG)));

        try (Lease second = lease(one)) {
            assertWorks(second);
        }
        assertWorks(held);
        assertThat(one.state().max()).isEqualTo(2);
    }

    @Test
    void refresh_withASmallerMax_keepsWhatIsInUse_andHoldsTheLimitAfterwards() throws Exception {
        NodePool two = pool(0, 2, LONG);
        Lease first = lease(two);
        Lease second = lease(two);

        two.refresh(Targets.limited(opened().target(), new Profile.Pool(0, 1, LONG)));
        assertWorks(first);
        assertWorks(second);
        second.close();
        first.close();

        await(
                "only one connection is left",
                () -> two.state().active() + two.state().idle() <= 1);
        try (Lease next = lease(two)) {
            assertWorks(next);
        }
    }

    @Test
    void drain_endsIdleConnections_andNoLease() throws Exception {
        NodePool two = pool(0, 2, LONG);
        Lease held = lease(two);
        lease(two).close();

        two.drain();

        assertWorks(held);
        await("no connection is idle", () -> two.state().idle() == 0);
    }

    @Test
    void close_thenAnything_isRefusedAsClosed() {
        NodePool pool = pool();
        assertWorks(lease(pool));
        pool.probe(Deadline.after(LONG));
        pool.close();
        pool.close();

        assertThat(failure(() -> pool.lease(Deadline.after(LONG))).code()).isEqualTo(ErrorCode.CLOSED);
        assertThat(failure(() -> pool.probe(Deadline.after(LONG))).code()).isEqualTo(ErrorCode.CLOSED);
        assertThat(pool.state().active()).isZero();
        assertThat(pool.state().idle()).isZero();
    }

    @Test
    void close_withGrace_waitsForLeasesAndLendsNoMore() throws Exception {
        change(statements().makeItems());
        NodePool one = pool(0, 2, LONG);
        Lease lease = lease(one);
        boolean transaction = can(Capability.TRANSACTIONS);
        if (transaction) {
            lease.begin(TransactionOptions.DEFAULT);
        }
        Thread closer = Thread.ofPlatform().start(() -> one.close(LONG));
        await("it lends no more", () -> {
            try {
                one.lease(Deadline.after(LONG)).close();
                return false;
            } catch (PenstockException e) {
                return e.code() == ErrorCode.CLOSED;
            }
        });
        insert(lease, DONE);
        if (transaction) {
            lease.commit(Wire.NONE);
        }
        assertThat(closer.isAlive()).isTrue();
        lease.close();

        assertThat(closer.join(LONG)).isTrue();
        assertThat(items()).containsExactly(DONE);
    }

    @Test
    void close_withoutGrace_endsWhatStillRuns() throws Exception {
        NodePool one = pool(0, 1, LONG);
        Lease lease = lease(one);
        var running = Cancelling.running(() -> execute(lease, statements().endless()));
        one.close();

        Cancelling.ended(running);
        failure(() -> execute(lease, statements().numbers(1)));
        lease.close();
        assertThat(one.state().active()).isZero();
    }

    @Test
    void close_again_shortensTheGrace() throws Exception {
        NodePool one = pool(0, 1, LONG);
        Lease lease = lease(one);
        Thread closer = Thread.ofPlatform().start(() -> one.close(LONG));
        await("it is closing", () -> {
            try {
                one.lease(Deadline.after(LONG)).close();
                return false;
            } catch (PenstockException e) {
                return e.code() == ErrorCode.CLOSED;
            }
        });
        long from = System.nanoTime();

        one.close();

        assertThat(closer.join(LONG)).isTrue();
        assertThat(Duration.ofNanos(System.nanoTime() - from)).isLessThan(LONG.dividedBy(2));
        lease.close();
        assertThat(one.state().active()).isZero();
    }

    @Test
    void close_withALeaseOfAVirtualThread_letsItEnd() throws Exception {
        NodePool one = pool(0, 1, LONG);
        Thread holder = Thread.ofVirtual().unstarted(() -> {
            Lease lease = one.lease(Deadline.after(LONG));
            one.close();
            lease.close();
        });
        holder.start();

        assertThat(holder.join(LONG)).isTrue();
    }

    @Test
    void close_leavesNoThreadBehind() throws Exception {
        String database = "tck-" + UUID.randomUUID();
        NodeTarget named = Targets.named(opened().target(), database);
        NodePool pool = opened().connector().open(named);
        Thread.ofVirtual()
                .start(() -> {
                    try (Lease lease = pool.lease(Deadline.after(LONG))) {
                        assertWorks(lease);
                    }
                })
                .join();
        pool.probe(Deadline.after(LONG));
        assertThat(threads(database)).isNotEmpty();
        pool.close();

        await("its threads have ended", () -> threads(database).isEmpty());
    }

    private static List<String> threads(String database) {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.contains(database))
                .toList();
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
