package dev.penstock.engine.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.penstock.engine.api.CancelledException;
import dev.penstock.engine.api.Diagnosis;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.Outcome;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class FairLockTest {
    private final FairLock lock = new FairLock();
    private final AtomicInteger glances = new AtomicInteger();
    private final AtomicBoolean givenUp = new AtomicBoolean();

    @Test
    void alone_whileAnotherIsAtIt_waitsAndLooksWhetherToGiveUp() {
        CountDownLatch done = new CountDownLatch(1);
        CompletableFuture<String> first = hold(done);
        CompletableFuture<Boolean> second = CompletableFuture.supplyAsync(
                () -> lock.alone(glances::incrementAndGet, () -> done.getCount() == 0), Thread::startVirtualThread);

        Await.until(() -> glances.get() >= 3);
        assertThat(second).isNotDone();
        done.countDown();

        assertThat(first.join()).isEqualTo("first");
        assertThat(second.join()).as("began after the first had ended").isTrue();
    }

    @Test
    void alone_givenUpWhileWaiting_doesNothingAndLeavesTheTurnAlone() {
        CountDownLatch done = new CountDownLatch(1);
        CompletableFuture<String> first = hold(done);
        AtomicBoolean worked = new AtomicBoolean();
        CompletableFuture<Boolean> second = CompletableFuture.supplyAsync(
                () -> lock.alone(this::checkpoint, () -> worked.getAndSet(true)), Thread::startVirtualThread);
        Await.until(() -> glances.get() > 0);

        givenUp.set(true);

        assertThatThrownBy(second::join).hasCauseInstanceOf(CancelledException.class);
        assertThat(worked).isFalse();
        assertThat(first).isNotDone();
        done.countDown();
        assertThat(first.join()).isEqualTo("first");
    }

    @Test
    void alone_givenUpBefore_doesNothing() {
        givenUp.set(true);
        AtomicBoolean worked = new AtomicBoolean();

        assertThatThrownBy(() -> lock.alone(this::checkpoint, () -> worked.getAndSet(true)))
                .isInstanceOf(CancelledException.class);

        assertThat(worked).isFalse();
    }

    @Test
    void alone_workFails_givesTheTurnBack() {
        assertThatIllegalStateException()
                .isThrownBy(() -> lock.alone(() -> {}, () -> {
                    throw new IllegalStateException("no");
                }))
                .withMessage("no");

        CompletableFuture<String> next =
                CompletableFuture.supplyAsync(() -> lock.alone(() -> {}, () -> "next"), Thread::startVirtualThread);
        assertThat(next.join()).isEqualTo("next");
    }

    @Test
    void alone_interrupted_isAFaultOfOurs() {
        Thread.currentThread().interrupt();

        assertThatIllegalStateException()
                .isThrownBy(() -> lock.alone(() -> {}, () -> "worked"))
                .withMessage("No thread interrupts a task");

        assertThat(Thread.interrupted()).isFalse();
    }

    private CompletableFuture<String> hold(CountDownLatch done) {
        CountDownLatch inside = new CountDownLatch(1);
        CompletableFuture<String> held = CompletableFuture.supplyAsync(
                () -> lock.alone(() -> {}, () -> {
                    inside.countDown();
                    await(done);
                    return "first";
                }),
                Thread::startVirtualThread);
        await(inside);
        return held;
    }

    private void checkpoint() {
        glances.incrementAndGet();
        if (givenUp.get()) {
            throw new CancelledException(ErrorCode.CANCELLED, "Given up", Diagnosis.of(Outcome.NOT_DONE, ""), null);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
