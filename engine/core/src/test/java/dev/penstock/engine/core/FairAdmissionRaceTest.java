package dev.penstock.engine.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.engine.api.Deadline;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Crowds: whatever ends a wait and whatever meets it, no permit is lost and none is given twice. */
class FairAdmissionRaceTest {
    private static final int VIRTUAL = 50;
    private static final int PLATFORM = 8;
    private static final int CALLERS = VIRTUAL + PLATFORM;
    private static final int STEPS = 400;
    private static final int MOST = 6;
    private static final Deadline AT_ONCE = Deadline.after(Duration.ZERO);

    private final DeadlineSweep sweep = new DeadlineSweep();
    private final FairAdmission admission = new FairAdmission(3, sweep);
    private final AtomicInteger inside = new AtomicInteger();
    private final AtomicInteger sentAway = new AtomicInteger();
    private final AtomicReferenceArray<@Nullable Thread> threads = new AtomicReferenceArray<>(CALLERS);
    private final AtomicReferenceArray<@Nullable ManualStop> stops = new AtomicReferenceArray<>(CALLERS);
    private final ConcurrentMap<Admitted, Integer> seen = new ConcurrentHashMap<>();
    private final List<String> wrong = new CopyOnWriteArrayList<>();

    @AfterEach
    void endSweep() {
        sweep.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 20260, 77_777})
    void randomSteps_afterwardsAllPermitsAreBack(long seed) throws InterruptedException {
        for (int i = 0; i < CALLERS; i++) {
            int number = i;
            threads.set(
                    i,
                    (i < VIRTUAL ? Thread.ofVirtual() : Thread.ofPlatform().daemon())
                            .unstarted(() -> run(number, new Random(seed * CALLERS + number))));
        }
        for (int i = 0; i < CALLERS; i++) {
            caller(i).start();
        }
        for (int i = 0; i < CALLERS; i++) {
            assertThat(caller(i).join(Duration.ofMinutes(2)))
                    .as("thread %d ends", i)
                    .isTrue();
        }

        assertThat(wrong).isEmpty();
        assertThat(seen.keySet())
                .contains(
                        Admitted.ADMITTED,
                        Admitted.TIMED_OUT,
                        Admitted.STOPPED,
                        Admitted.INTERRUPTED,
                        Admitted.DIRECTED_AWAY);
        assertThat(admission.waiting()).isZero();
        assertThat(admission.free()).isEqualTo(admission.permits());
        for (int i = 0; i < admission.permits(); i++) {
            assertThat(admission.enter(AT_ONCE, StopSignal.NEVER)).isEqualTo(Admitted.ADMITTED);
        }
        assertThat(admission.enter(AT_ONCE, StopSignal.NEVER)).isEqualTo(Admitted.TIMED_OUT);
    }

    private Thread caller(int number) {
        Thread thread = threads.get(number);
        assertThat(thread).isNotNull();
        return thread;
    }

    private void run(int number, Random random) {
        for (int step = 0; step < STEPS; step++) {
            disturb(random);
            ManualStop stop = new ManualStop();
            stops.set(number, stop);
            Deadline deadline = deadline(random);
            Admitted how = admission.enter(deadline, stop);
            seen.merge(how, 1, Integer::sum);
            check(how, stop, deadline);
            if (how == Admitted.ADMITTED) {
                int now = inside.incrementAndGet();
                if (now > MOST) {
                    wrong.add(now + " callers are inside");
                }
                if (random.nextBoolean()) {
                    Thread.yield();
                } else {
                    LockSupport.parkNanos(random.nextInt(random.nextInt(20) == 0 ? 20_000_000 : 100_000));
                }
                inside.decrementAndGet();
                admission.leave();
            }
            // the next step begins without the flag that this one may have got
            Thread.interrupted();
        }
    }

    private static Deadline deadline(Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> AT_ONCE;
            case 1, 2 -> Deadline.after(Duration.ofNanos(random.nextInt(20_000_000)));
            default -> Deadline.NONE;
        };
    }

    private void check(Admitted how, ManualStop stop, Deadline deadline) {
        boolean right = switch (how) {
            case ADMITTED -> true;
            case TIMED_OUT -> deadline.expired();
            case STOPPED -> stop.stopped();
            case INTERRUPTED -> Thread.currentThread().isInterrupted();
            case DIRECTED_AWAY -> sentAway.get() > 0;
            case CLOSED -> false;
        };
        if (!right) {
            wrong.add(how + " without a reason");
        }
    }

    /** Does something to the others. */
    private void disturb(Random random) {
        int other = random.nextInt(CALLERS);
        switch (random.nextInt(16)) {
            case 0, 1, 2 -> {
                ManualStop stop = stops.get(other);
                if (stop != null) {
                    stop.stop();
                }
            }
            case 3, 4 -> caller(other).interrupt();
            case 5 -> admission.resize(1 + random.nextInt(MOST));
            case 6 -> {
                sentAway.incrementAndGet();
                admission.sendAway();
            }
            default -> {}
        }
    }

    @Test
    void tenThousandParkedCallers_costNothingAndAllGetTheirTurn() throws InterruptedException {
        int callers = 10_000;
        admission.resize(0);
        List<Integer> order = Collections.synchronizedList(new ArrayList<>());
        List<Thread> parked = new ArrayList<>();
        for (int i = 0; i < callers; i++) {
            int number = i;
            parked.add(Thread.startVirtualThread(() -> {
                Deadline deadline = number % 2 == 0 ? Deadline.NONE : Deadline.after(Duration.ofHours(1));
                if (admission.enter(deadline, StopSignal.NEVER) == Admitted.ADMITTED) {
                    order.add(number);
                    admission.leave();
                }
            }));
        }
        Await.until(() -> admission.waiting() == callers);
        long before = sweepNanos();
        Thread.sleep(1_000);
        assertThat(Duration.ofNanos(sweepNanos() - before)).isLessThan(Duration.ofMillis(100));

        admission.resize(16);

        for (Thread thread : parked) {
            thread.join();
        }
        assertThat(order).hasSize(callers).doesNotHaveDuplicates();
        assertThat(admission.free()).isEqualTo(16);
    }

    @Test
    void tenThousandCallers_deadlinesPass_allTimeOut() throws InterruptedException {
        int callers = 10_000;
        admission.resize(0);
        AtomicInteger timedOut = new AtomicInteger();
        List<Thread> parked = new ArrayList<>();
        for (int i = 0; i < callers; i++) {
            Deadline deadline = Deadline.after(Duration.ofMillis(200 + i % 300));
            parked.add(Thread.startVirtualThread(() -> {
                if (admission.enter(deadline, StopSignal.NEVER) == Admitted.TIMED_OUT) {
                    timedOut.incrementAndGet();
                }
            }));
        }
        for (Thread thread : parked) {
            thread.join();
        }

        assertThat(timedOut).hasValue(callers);
        assertThat(admission.waiting()).isZero();
        admission.resize(1);
        assertThat(admission.enter(AT_ONCE, StopSignal.NEVER)).isEqualTo(Admitted.ADMITTED);
    }

    /** Processor time of the sweep's thread. */
    private static long sweepNanos() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long sum = 0;
        for (ThreadInfo thread : threads.dumpAllThreads(false, false)) {
            if (thread.getThreadName().equals("penstock-deadlines")) {
                sum += Math.max(0, threads.getThreadCpuTime(thread.getThreadId()));
            }
        }
        return sum;
    }
}
