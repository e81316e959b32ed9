package dev.penstock.engine.core.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.penstock.engine.api.CancelledException;
import dev.penstock.engine.api.Execution;
import dev.penstock.engine.api.Task;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TaskTest {
    private static final Executor VIRTUAL = Thread::startVirtualThread;

    @Test
    void await_workThatFails_throwsTheFailureItself() {
        IllegalStateException bug = new IllegalStateException("a bug");

        assertThat(catchThrowable(CallExecution.start(VIRTUAL, () -> {}, () -> {
                    throw bug;
                })::await))
                .isSameAs(bug);
        AssertionError error = new AssertionError("worse");
        assertThat(catchThrowable(CallExecution.start(VIRTUAL, () -> {}, () -> {
                    throw error;
                })::await))
                .isSameAs(error);
    }

    @Test
    void cancel_asksTheWorkAndLeavesTheEndToIt() {
        CountDownLatch asked = new CountDownLatch(1);
        CallExecution<String> execution = CallExecution.start(VIRTUAL, asked::countDown, () -> {
            await(asked);
            return "ended all the same";
        });

        assertThat(execution.cancel(true)).isFalse();

        assertThat(execution.await()).isEqualTo("ended all the same");
        assertThat(execution.isCancelled()).isFalse();
    }

    @Test
    void cancel_onceDone_asksNobody() {
        AtomicInteger asked = new AtomicInteger();
        CallExecution<String> execution = CallExecution.start(VIRTUAL, asked::incrementAndGet, () -> "done");
        execution.await();

        execution.cancel();

        assertThat(asked).hasValue(0);
    }

    @Test
    void map_passesResultFailureAndCancel() {
        CountDownLatch asked = new CountDownLatch(1);
        CallExecution<Integer> work = CallExecution.start(VIRTUAL, asked::countDown, () -> {
            await(asked);
            return 20;
        });
        Execution<Integer> doubled = work.map(n -> n * 2);
        Execution<Integer> broken = work.map(n -> Math.floorDiv(n, n - 20));
        Execution<Integer> brokenOn = broken.map(n -> n + 1);

        doubled.cancel();

        assertThat(doubled.await()).isEqualTo(40);
        assertThat(catchThrowable(broken::await)).isInstanceOf(ArithmeticException.class);
        assertThat(catchThrowable(brokenOn::await)).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void thenApply_keepsTheCancel() {
        CountDownLatch asked = new CountDownLatch(1);
        CallExecution<Integer> work = CallExecution.start(VIRTUAL, asked::countDown, () -> {
            await(asked);
            return 1;
        });

        work.thenApply(n -> n + 1).cancel(false);

        assertThat(work.await()).isEqualTo(1);
    }

    @Test
    void task_tellsHowFarItHasGot() {
        CountDownLatch half = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        RunningTask<String> task = RunningTask.start("Copying", "rows", 10, VIRTUAL, () -> {}, running -> {
            running.done(5);
            half.countDown();
            await(go);
            running.done(10);
            return "copied";
        });
        await(half);

        Task.Progress progress = task.progress();
        assertThat(progress.done()).isEqualTo(5);
        assertThat(progress.fraction()).hasValue(0.5);
        assertThat(progress.left()).isPresent();
        assertThat(task.title()).isEqualTo("Copying");
        go.countDown();
        assertThat(task.await()).isEqualTo("copied");
        assertThat(task.progress().elapsed()).isEqualTo(task.progress().elapsed());
    }

    @Test
    void task_withoutATotal_hasNoFraction() {
        RunningTask<String> task = RunningTask.start("Copying", "rows", -1, VIRTUAL, () -> {}, running -> "copied");
        task.await();

        assertThat(task.progress().total()).isEmpty();
        assertThat(task.progress().fraction()).isEmpty();
    }

    @Test
    void cancel_ofATask_tellsOnceAndItsCheckpointEndsIt() {
        AtomicInteger told = new AtomicInteger();
        CountDownLatch asked = new CountDownLatch(1);
        RunningTask<String> task = RunningTask.start(
                "Copying",
                "rows",
                10,
                VIRTUAL,
                () -> {
                    told.incrementAndGet();
                    asked.countDown();
                },
                running -> {
                    running.checkpoint();
                    await(asked);
                    assertThat(running.stopping()).isTrue();
                    running.checkpoint();
                    return "never";
                });

        task.cancel();
        task.cancel();

        assertThat(catchThrowableOfType(CancelledException.class, task::await))
                .hasMessageContaining("Copying was cancelled");
        assertThat(told).hasValue(1);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
