package dev.penstock.engine.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.engine.api.Deadline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class FairAdmissionTest {
    @Test
    void enter_whileThereAreFreePlaces_doesNotWait() {
        FairAdmission admission = new FairAdmission(2);

        assertThat(admission.enter(Deadline.NONE, () -> false)).isTrue();
        assertThat(admission.enter(Deadline.NONE, () -> false)).isTrue();
        assertThat(admission.waiting()).isZero();
        assertThat(admission.enter(Deadline.after(Duration.ZERO), () -> false)).isFalse();
    }

    @Test
    void enter_givenUp_leavesTheQueueAndTheNextGetsThePlace() throws InterruptedException {
        FairAdmission admission = new FairAdmission(1);
        admission.enter(Deadline.NONE, () -> false);
        AtomicBoolean givenUp = new AtomicBoolean();
        AtomicBoolean admitted = new AtomicBoolean(true);
        Thread first = Thread.startVirtualThread(() -> admitted.set(admission.enter(Deadline.NONE, givenUp::get)));
        Await.until(() -> admission.waiting() == 1);

        givenUp.set(true);
        first.join();

        assertThat(admitted).isFalse();
        admission.leave();
        assertThat(admission.enter(Deadline.after(Duration.ZERO), () -> false)).isTrue();
    }

    @Test
    void waiters_areAdmittedInTheOrderOfAsking() {
        FairAdmission admission = new FairAdmission(1);
        admission.enter(Deadline.NONE, () -> false);
        List<Integer> order = Collections.synchronizedList(new ArrayList<>());
        for (int i = 0; i < 5; i++) {
            int number = i;
            Thread.startVirtualThread(() -> {
                admission.enter(Deadline.NONE, () -> false);
                order.add(number);
                admission.leave();
            });
            Await.until(() -> admission.waiting() == number + 1);
        }

        admission.leave();

        Await.until(() -> order.size() == 5);
        assertThat(order).containsExactly(0, 1, 2, 3, 4);
    }

    @Test
    void manyThreads_neverMoreInsideThanPlaces() throws InterruptedException {
        FairAdmission admission = new FairAdmission(3);
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            threads.add(Thread.startVirtualThread(() -> {
                for (int n = 0; n < 500; n++) {
                    if (admission.enter(Deadline.after(Duration.ofSeconds(30)), () -> false)) {
                        most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                        Thread.yield();
                        inside.decrementAndGet();
                        admission.leave();
                    }
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(most).hasValueLessThanOrEqualTo(3);
        assertThat(admission.waiting()).isZero();
        for (int i = 0; i < 3; i++) {
            assertThat(admission.enter(Deadline.after(Duration.ZERO), () -> false))
                    .isTrue();
        }
        assertThat(admission.enter(Deadline.after(Duration.ZERO), () -> false)).isFalse();
    }
}
