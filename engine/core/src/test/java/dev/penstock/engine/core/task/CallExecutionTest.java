package dev.penstock.engine.core.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.penstock.engine.api.ClosedException;
import dev.penstock.engine.api.Document;
import dev.penstock.engine.api.Documents;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.Execution;
import dev.penstock.engine.api.Outcome;
import dev.penstock.engine.api.Result;
import dev.penstock.engine.api.Several;
import dev.penstock.engine.core.Await;
import dev.penstock.engine.core.FixedRows;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Executions whose result comes too late, or is wanted by nothing any more. */
class CallExecutionTest {
    private final Held held = new Held();
    private final AtomicInteger cancels = new AtomicInteger();
    private final FixedRows rows = new FixedRows(List.of(), List.of());

    @Test
    void result_ofACompletedExecution_isClosedAndTheWorkCancelled() {
        CallExecution<FixedRows> execution = start();
        FixedRows other = new FixedRows(List.of(), List.of());

        assertThat(execution.complete(other)).isTrue();
        assertThat(cancels).hasValue(1);
        held.run();

        assertThat(execution.await()).isSameAs(other);
        assertThat(rows.closed).isTrue();
        assertThat(other.closed).isFalse();
        assertThat(execution.complete(rows)).isFalse();
        assertThat(cancels).hasValue(1);
    }

    @Test
    void result_ofAFailedExecution_isClosedAndTheWorkCancelled() {
        CallExecution<FixedRows> execution = start();

        assertThat(execution.completeExceptionally(new IllegalStateException("given up")))
                .isTrue();
        held.run();

        assertThat(rows.closed).isTrue();
        assertThat(cancels).hasValue(1);
        assertThat(execution.completeExceptionally(new IllegalStateException("again")))
                .isFalse();
        assertThat(cancels).hasValue(1);
    }

    @Test
    void result_afterTheTimeoutOfTheExecutionItself_isClosed() {
        CallExecution<FixedRows> execution = start();

        assertThat(catchThrowable(execution.orTimeout(5, TimeUnit.MILLISECONDS)::join))
                .hasCauseInstanceOf(TimeoutException.class);
        awaitCancel();
        held.run();

        assertThat(rows.closed).isTrue();
        assertThat(cancels).hasValue(1);
    }

    /** The thread of a timeout completes the future first, and cancels the work right after that. */
    private void awaitCancel() {
        Await.until(() -> cancels.get() == 1);
    }

    @ParameterizedTest
    @MethodSource("waysToGiveUp")
    void copy_givenUp_cancelsTheWorkAndTheLateResultIsClosed(Consumer<CompletableFuture<FixedRows>> giveUp) {
        CallExecution<FixedRows> execution = start();
        CompletableFuture<FixedRows> copy = execution.toCompletableFuture();

        giveUp.accept(copy);

        assertThat(copy).isDone();
        assertThat(execution.isDone()).isFalse();
        awaitCancel();
        held.run();
        assertThat(execution.isDone()).isTrue();
        assertThat(rows.closed).isTrue();
    }

    static List<Consumer<CompletableFuture<FixedRows>>> waysToGiveUp() {
        return List.of(
                copy -> copy.cancel(true),
                copy -> copy.complete(new FixedRows(List.of(), List.of())),
                copy -> copy.completeExceptionally(new IllegalStateException("given up")),
                copy -> assertThat(catchThrowable(copy.orTimeout(5, TimeUnit.MILLISECONDS)::join))
                        .hasCauseInstanceOf(TimeoutException.class),
                copy -> copy.completeOnTimeout(new FixedRows(List.of(), List.of()), 5, TimeUnit.MILLISECONDS)
                        .join());
    }

    @Test
    void copy_cancelled_isCancelledLikeAnyFuture() {
        CompletableFuture<FixedRows> copy = start().toCompletableFuture();

        assertThat(copy.cancel(false)).isTrue();
        assertThat(copy.cancel(true)).isTrue();

        assertThat(copy).isCancelled();
        assertThat(catchThrowable(copy::join)).isInstanceOf(CancellationException.class);
        assertThat(cancels).hasValue(1);
    }

    @Test
    void copy_resultComes_passesItOnAndLeavesItOpen() throws Exception {
        CallExecution<FixedRows> execution = start();
        CompletableFuture<FixedRows> copy = execution.toCompletableFuture().orTimeout(1, TimeUnit.HOURS);
        held.run();

        assertThat(copy.get()).isSameAs(rows);
        assertThat(copy.get(1, TimeUnit.SECONDS)).isSameAs(rows);
        assertThat(copy.getNow(null)).isSameAs(rows);
        assertThat(copy.resultNow()).isSameAs(rows);
        assertThat(execution.toCompletableFuture().join()).isSameAs(rows);
        assertThat(copy.cancel(true)).isFalse();
        assertThat(rows.closed).isFalse();
        assertThat(cancels).hasValue(0);
    }

    @Test
    void copy_workFails_failsWithTheFailureItself() {
        IllegalStateException bug = new IllegalStateException("a bug");
        CompletableFuture<Object> copy = CallExecution.start(held, cancels::incrementAndGet, () -> {
                    throw bug;
                })
                .toCompletableFuture();
        AtomicReference<@Nullable Throwable> seen = new AtomicReference<>();
        var _ = copy.whenComplete((result, failure) -> seen.set(failure));
        held.run();

        assertThat(seen.get()).isSameAs(bug);
        assertThat(catchThrowable(copy::join))
                .isInstanceOf(CompletionException.class)
                .hasCause(bug);
        assertThat(catchThrowable(copy::get))
                .isInstanceOf(ExecutionException.class)
                .hasCause(bug);
    }

    @Test
    void copy_givenUp_anotherCopyStillGetsTheResult() {
        CallExecution<FixedRows> execution = start();
        CompletableFuture<FixedRows> one = execution.toCompletableFuture();
        CompletableFuture<FixedRows> other = execution.toCompletableFuture();

        one.cancel(true);
        held.run();

        assertThat(other.join()).isSameAs(rows);
        assertThat(rows.closed).isFalse();
    }

    @Test
    void copy_givenUp_aCallerThatWaitsStillGetsTheResult() throws InterruptedException {
        CallExecution<FixedRows> execution = start();
        AtomicReference<@Nullable FixedRows> got = new AtomicReference<>();
        Thread caller = Thread.startVirtualThread(() -> got.set(execution.await()));
        while (caller.getState() != Thread.State.WAITING) {
            Thread.yield();
        }

        execution.toCompletableFuture().cancel(true);
        held.run();
        caller.join();

        assertThat(got.get()).isSameAs(rows);
        assertThat(rows.closed).isFalse();
    }

    @Test
    void copies_allGivenUp_closeTheResultOnce() {
        AtomicInteger closes = new AtomicInteger();
        CallExecution<AutoCloseable> execution =
                CallExecution.start(held, cancels::incrementAndGet, () -> closes::incrementAndGet);

        execution.toCompletableFuture().cancel(true);
        execution.toCompletableFuture().cancel(true);
        execution.toCompletableFuture().thenApply(result -> result).cancel(true);
        held.run();

        assertThat(closes).hasValue(1);
    }

    @Test
    void chainOverACopy_timesOut_cancelsTheWorkAndTheLateResultIsClosed() {
        CallExecution<FixedRows> execution = start();
        AtomicInteger calls = new AtomicInteger();
        CompletableFuture<Integer> chain = execution
                .toCompletableFuture()
                .thenApply(result -> calls.incrementAndGet())
                .orTimeout(5, TimeUnit.MILLISECONDS);

        assertThat(catchThrowable(chain::join)).hasCauseInstanceOf(TimeoutException.class);
        assertThat(cancels).hasValue(1);
        held.run();

        assertThat(calls).hasValue(0);
        assertThat(rows.closed).isTrue();
    }

    @Test
    void chainOverACopy_oneOfTwoIsCancelled_theOtherGetsTheResult() {
        CompletableFuture<FixedRows> copy = start().toCompletableFuture();
        AtomicReference<@Nullable FixedRows> got = new AtomicReference<>();
        var _ = copy.thenAccept(got::set);

        copy.thenApply(result -> result).cancel(true);
        held.run();

        assertThat(got.get()).isSameAs(rows);
        assertThat(rows.closed).isFalse();
    }

    @Test
    void chain_cancelledWhileItsFunctionRuns_leavesTheResultToIt() throws InterruptedException {
        CountDownLatch reading = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        CompletableFuture<Boolean> chain = start().toCompletableFuture().thenApply(result -> {
            reading.countDown();
            awaitQuietly(goOn);
            return result.closed;
        });
        Thread worker = Thread.startVirtualThread(held);
        reading.await();

        chain.cancel(true);

        assertThat(rows.closed).isFalse();
        goOn.countDown();
        worker.join();
        assertThat(rows.closed).isFalse();
    }

    @Test
    void stage_completedFromOutside_closesTheLateResult() {
        CallExecution<FixedRows> execution = start();
        CompletableFuture<FixedRows> stage = execution.thenApply(result -> result);

        stage.complete(new FixedRows(List.of(), List.of()));
        held.run();

        assertThat(cancels).hasValue(1);
        assertThat(rows.closed).isTrue();
    }

    @Test
    void stage_itsCopyIsGivenUp_closesWhatTheStageMade() {
        CompletableFuture<FixedRows> copy = start().thenApply(result -> result).toCompletableFuture();

        copy.cancel(true);
        held.run();

        assertThat(cancels).hasValue(1);
        assertThat(rows.closed).isTrue();
    }

    @Test
    void map_itsCopyIsGivenUp_closesTheMappedResult() {
        AtomicInteger closes = new AtomicInteger();
        Execution<AutoCloseable> mapped = start().map(result -> closes::incrementAndGet);

        mapped.toCompletableFuture().cancel(true);
        held.run();

        assertThat(cancels).hasValue(1);
        assertThat(closes).hasValue(1);
    }

    @Test
    void map_completedFromOutside_closesTheResultUnread() {
        AtomicInteger calls = new AtomicInteger();
        CallExecution<Integer> mapped = (CallExecution<Integer>) start().map(result -> calls.incrementAndGet());

        mapped.complete(5);
        held.run();

        assertThat(cancels).hasValue(1);
        assertThat(calls).hasValue(0);
        assertThat(rows.closed).isTrue();
    }

    @Test
    void copy_ofAnExecutionThatHasEnded_isComplete() {
        CallExecution<FixedRows> execution = start();
        held.run();

        assertThat(execution.toCompletableFuture()).isCompletedWithValue(rows);
        assertThat(execution.thenApply(result -> result).toCompletableFuture()).isCompletedWithValue(rows);
    }

    @ParameterizedTest
    @MethodSource("results")
    void lateResult_ofEveryKind_isClosed(Result result, AtomicInteger closes) {
        CallExecution<Result> execution = CallExecution.start(held, cancels::incrementAndGet, () -> result);

        execution.toCompletableFuture().cancel(true);
        held.run();

        assertThat(closes).hasValue(1);
    }

    static List<Object[]> results() {
        AtomicInteger documents = new AtomicInteger();
        AtomicInteger several = new AtomicInteger();
        return List.of(
                new Object[] {
                    new Documents() {
                        @Override
                        public @Nullable List<Document> next() {
                            return null;
                        }

                        @Override
                        public Execution<@Nullable List<Document>> nextAsync() {
                            throw new AssertionError("not read");
                        }

                        @Override
                        public void cancel() {}

                        @Override
                        public void close() {
                            documents.incrementAndGet();
                        }
                    },
                    documents
                },
                new Object[] {
                    new Several() {
                        @Override
                        public @Nullable Result next() {
                            return null;
                        }

                        @Override
                        public Execution<@Nullable Result> nextAsync() {
                            throw new AssertionError("not read");
                        }

                        @Override
                        public void cancel() {}

                        @Override
                        public void close() {
                            several.incrementAndGet();
                        }
                    },
                    several
                });
    }

    @Test
    void lateResult_whoseCloseFails_harmsNothing() {
        CallExecution<AutoCloseable> execution = CallExecution.start(held, cancels::incrementAndGet, () -> () -> {
            throw new IllegalStateException("a close that fails");
        });
        execution.toCompletableFuture().cancel(true);
        AtomicInteger other = new AtomicInteger();
        execution.onEnd(result -> other.incrementAndGet(), failure -> {});

        assertThatCode(held::run).doesNotThrowAnyException();

        assertThat(execution).isCompleted();
        assertThat(other).hasValue(1);
    }

    @Test
    void executorRefuses_failsAndCancels() {
        CallExecution<FixedRows> execution = CallExecution.start(refusing(), cancels::incrementAndGet, () -> rows);

        assertThat(catchThrowableOfType(ClosedException.class, execution::await))
                .satisfies(failure -> {
                    assertThat(failure.code()).isEqualTo(ErrorCode.CLOSED);
                    assertThat(failure.outcome()).isEqualTo(Outcome.NOT_DONE);
                    assertThat(failure).hasCauseInstanceOf(RejectedExecutionException.class);
                });
        assertThat(cancels).hasValue(1);
    }

    @Test
    void executorRefuses_workHoldsSomething_isReleased() {
        AtomicInteger releases = new AtomicInteger();
        CallExecution<FixedRows> execution =
                CallExecution.start(refusing(), cancels::incrementAndGet, releases::incrementAndGet, () -> rows);

        assertThat(execution).isCompletedExceptionally();
        assertThat(releases).hasValue(1);
        assertThat(cancels).hasValue(0);
    }

    @Test
    void executorRefuses_releaseFails_isSuppressed() {
        IllegalStateException bug = new IllegalStateException("a release that fails");
        CallExecution<FixedRows> execution = CallExecution.start(
                refusing(),
                () -> {
                    throw bug;
                },
                () -> rows);

        assertThat(catchThrowable(execution::await))
                .isInstanceOf(ClosedException.class)
                .hasSuppressedException(bug);
    }

    @Test
    void executorFails_execution_failsWithTheError() {
        OutOfMemoryError error = new OutOfMemoryError("unable to create native thread");
        CallExecution<FixedRows> execution = CallExecution.start(
                task -> {
                    throw error;
                },
                cancels::incrementAndGet,
                () -> rows);

        assertThat(catchThrowable(execution::await)).isSameAs(error);
        assertThat(cancels).hasValue(1);
    }

    @Test
    void task_executorRefuses_failsAndTellsItsCanceller() {
        RunningTask<String> task =
                RunningTask.start("Copying", "rows", -1, refusing(), cancels::incrementAndGet, running -> "never");

        assertThat(catchThrowable(task::await)).isInstanceOf(ClosedException.class);
        assertThat(cancels).hasValue(1);
        assertThat(task.progress().elapsed()).isEqualTo(task.progress().elapsed());
    }

    private CallExecution<FixedRows> start() {
        return CallExecution.start(held, cancels::incrementAndGet, () -> rows);
    }

    private static Executor refusing() {
        return task -> {
            throw new RejectedExecutionException("shut down");
        };
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Keeps the work until the test runs it. */
    private static final class Held implements Executor, Runnable {
        private final AtomicReference<@Nullable Runnable> kept = new AtomicReference<>();

        @Override
        public void execute(Runnable task) {
            kept.set(task);
        }

        @Override
        public void run() {
            Runnable task = kept.getAndSet(null);
            assertThat(task).isNotNull();
            task.run();
        }
    }
}
