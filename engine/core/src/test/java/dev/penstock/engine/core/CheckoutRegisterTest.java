package dev.penstock.engine.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CheckoutRegisterTest {
    private static final long PAST = System.nanoTime() - 1;

    private final DeadlineSweep sweep = new DeadlineSweep();
    private final CheckoutRegister<Checkout> register = new CheckoutRegister<>(sweep);

    @AfterEach
    void endSweep() {
        sweep.close();
    }

    @Test
    void add_severalEntries_areVisitedUntilTheyAreRemoved() {
        Checkout one = new Checkout(Long.MAX_VALUE);
        Checkout other = new Checkout(Long.MAX_VALUE);
        int slotOfOne = register.add(one);
        int slotOfOther = register.add(other);

        assertThat(register.size()).isEqualTo(2);
        assertThat(visited()).containsExactlyInAnyOrder(one, other);
        assertThat(register.remove(slotOfOne, one)).isTrue();
        assertThat(visited()).containsExactly(other);
        assertThat(register.remove(slotOfOther, other)).isTrue();
        assertThat(register.size()).isZero();
    }

    @Test
    void remove_twice_doesNothingTheSecondTime() {
        Checkout first = new Checkout(Long.MAX_VALUE);
        int slot = register.add(first);

        assertThat(register.remove(slot, first)).isTrue();
        assertThat(register.remove(slot, first)).isFalse();

        Set<Integer> slots = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            assertThat(slots.add(register.add(new Checkout(Long.MAX_VALUE)))).isTrue();
        }
        assertThat(register.size()).isEqualTo(100);
    }

    @Test
    void remove_slotThatIsNotItsOwn_isRefused() {
        Checkout entry = new Checkout(Long.MAX_VALUE);
        int slot = register.add(entry);

        assertThat(register.remove(slot, new Checkout(Long.MAX_VALUE))).isFalse();
        assertThat(register.remove(slot + 10_000, entry)).isFalse();
        assertThat(register.size()).isEqualTo(1);
    }

    @Test
    void add_manyComeAndGo_capacityIsBoundedByWhatWasOutAtOnce() {
        for (int round = 0; round < 1_000; round++) {
            List<Checkout> entries = new ArrayList<>();
            List<Integer> slots = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                Checkout entry = new Checkout(Long.MAX_VALUE);
                entries.add(entry);
                slots.add(register.add(entry));
            }
            for (int i = 0; i < 50; i++) {
                assertThat(register.remove(slots.get(i), entries.get(i))).isTrue();
            }
        }

        assertThat(register.capacity()).isEqualTo(64);
    }

    @Test
    void add_tenThousandOut_allAreVisited() {
        Set<Integer> slots = new HashSet<>();
        for (int i = 0; i < 10_000; i++) {
            slots.add(register.add(new Checkout(Long.MAX_VALUE)));
        }

        assertThat(slots).hasSize(10_000);
        assertThat(register.size()).isEqualTo(10_000);
        assertThat(visited()).hasSize(10_000);
        assertThat(register.capacity()).isBetween(10_000, 10_032);
    }

    private static void meet(CyclicBarrier meeting) {
        try {
            meeting.await();
        } catch (InterruptedException | BrokenBarrierException e) {
            throw new IllegalStateException("No thread is interrupted, and none gives up", e);
        }
    }

    @Test
    void eightThreads_addAndRemove_noSlotIsGivenTwiceAndNoneIsLost() throws InterruptedException {
        Set<Integer> taken = ConcurrentHashMap.newKeySet();
        List<String> wrong = new CopyOnWriteArrayList<>();
        AtomicInteger most = new AtomicInteger();
        AtomicInteger out = new AtomicInteger();
        List<Thread> threads = new ArrayList<>();
        // on a busy machine one thread would be through before the next begins
        CyclicBarrier meeting = new CyclicBarrier(8);
        for (int t = 0; t < 8; t++) {
            Random random = new Random(t);
            threads.add(Thread.ofPlatform().start(() -> {
                Deque<Placed> mine = new ArrayDeque<>();
                for (int i = 0; i < 50_000 || !mine.isEmpty(); i++) {
                    if (i < 50_000 && i % 1_000 == 0) {
                        meet(meeting);
                    }
                    if (i < 50_000 && mine.size() < 40 && random.nextInt(mine.size() + 8) < 8) {
                        most.accumulateAndGet(out.incrementAndGet(), Math::max);
                        Checkout entry = new Checkout(Long.MAX_VALUE);
                        int slot = register.add(entry);
                        if (!taken.add(slot)) {
                            wrong.add("slot " + slot + " was given twice");
                        }
                        mine.addLast(new Placed(slot, entry));
                    } else {
                        Placed placed = random.nextBoolean() ? mine.removeFirst() : mine.removeLast();
                        taken.remove(placed.slot());
                        if (!register.remove(placed.slot(), placed.entry())) {
                            wrong.add("slot " + placed.slot() + " was lost");
                        }
                        out.decrementAndGet();
                    }
                }
            }));
        }
        AtomicBoolean done = new AtomicBoolean();
        Thread reader = Thread.ofPlatform().start(() -> {
            while (!done.get()) {
                if (register.size() > 8 * 40) {
                    wrong.add("more is registered than was out");
                }
            }
        });
        for (Thread thread : threads) {
            thread.join();
        }
        done.set(true);
        reader.join();

        assertThat(wrong).isEmpty();
        assertThat(register.size()).isZero();
        assertThat(register.capacity()).isLessThanOrEqualTo(8 * 40 * 8);
        assertThat(most.get()).isGreaterThan(40);
    }

    @Test
    void sweep_deadlineHasPassed_expiresOnce() {
        Checkout due = new Checkout(PAST);
        Checkout later = new Checkout(System.nanoTime() + 3_600_000_000_000L);
        Checkout never = new Checkout(Long.MAX_VALUE);
        register.add(due);
        register.add(later);
        register.add(never);

        Await.until(() -> due.expired.get() == 1);
        awaitTicks();

        assertThat(due.expired).hasValue(1);
        assertThat(later.expired).hasValue(0);
        assertThat(never.expired).hasValue(0);
    }

    @Test
    void sweep_entryWantsToBeVisitedAgain_isVisitedAtEachTick() {
        Checkout stubborn = new Checkout(PAST);
        stubborn.again = true;
        int slot = register.add(stubborn);

        Await.until(() -> stubborn.expired.get() >= 5);

        register.remove(slot, stubborn);
        awaitTicks();
        int after = stubborn.expired.get();
        awaitTicks();
        assertThat(stubborn.expired).hasValue(after);
    }

    @Test
    void sweep_deadlineChanges_isExpiredAtTheNewOne() {
        Checkout changing = new Checkout(Long.MAX_VALUE);
        register.add(changing);
        awaitTicks();
        assertThat(changing.expired).hasValue(0);

        changing.deadline = System.nanoTime();

        Await.until(() -> changing.expired.get() == 1);
    }

    @Test
    void sweep_slotIsTakenByAnother_expiresThatTooAndForgetsTheFirst() {
        Checkout first = new Checkout(PAST);
        int slot = register.add(first);
        Await.until(() -> first.expired.get() == 1);
        register.remove(slot, first);
        Checkout second = new Checkout(PAST);

        assertThat(register.add(second)).isEqualTo(slot);

        Await.until(() -> second.expired.get() == 1);
        assertThat(first.expired).hasValue(1);
    }

    @Test
    void sweep_entryThrows_othersAreExpiredAllTheSame() {
        Checkout broken = new Checkout(PAST);
        broken.failure = new AssertionError("an entry's bug");
        Checkout sound = new Checkout(PAST);
        register.add(broken);
        register.add(sound);

        Await.until(() -> sound.expired.get() == 1 && broken.expired.get() == 1);

        awaitTicks();
        assertThat(broken.expired).hasValue(1);
    }

    @Test
    void add_sweepRests_wakesIt() {
        Await.until(sweep::resting);
        Checkout due = new Checkout(PAST);

        register.add(due);

        Await.until(() -> due.expired.get() == 1);
    }

    @Test
    void close_endsTheWatchOnly() {
        register.close();
        register.close();
        Checkout due = new Checkout(PAST);
        int slot = register.add(due);
        awaitTicks();

        assertThat(due.expired).hasValue(0);
        assertThat(register.remove(slot, due)).isTrue();
    }

    /** Returns after the sweep has looked at everything twice. */
    private void awaitTicks() {
        AtomicInteger ticks = new AtomicInteger();
        Sweepable counter = now -> ticks.incrementAndGet() > 0;
        sweep.add(counter);
        Await.until(() -> ticks.get() >= 3);
        sweep.remove(counter);
    }

    private Set<Checkout> visited() {
        Set<Checkout> visited = Collections.newSetFromMap(new IdentityHashMap<>());
        register.forEach(visited::add);
        return visited;
    }

    private record Placed(int slot, Checkout entry) {}

    private static final class Checkout implements CheckoutRegister.Entry {
        private final AtomicInteger expired = new AtomicInteger();
        private volatile long deadline;
        private volatile boolean again;
        private volatile @Nullable AssertionError failure;

        private Checkout(long deadline) {
            this.deadline = deadline;
        }

        @Override
        public long deadlineNanos() {
            return deadline;
        }

        @Override
        public boolean expire(long now) {
            assertThat(now - deadline).isNotNegative();
            expired.incrementAndGet();
            AssertionError thrown = failure;
            if (thrown != null) {
                throw thrown;
            }
            return again;
        }
    }
}
