package dev.penstock.app.ui.work;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.app.ui.fake.FakeDatabase;
import dev.penstock.app.ui.fake.FakeTask;
import dev.penstock.app.ui.fake.ManualTime;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.Subscription;
import dev.penstock.engine.api.Task;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class WorkTest {
    private final Queue<Runnable> workers = new ArrayDeque<>();
    private final Queue<Runnable> fx = new ArrayDeque<>();
    private final Background background = new Background(workers::add, fx::add);
    private final List<Object> said = new ArrayList<>();

    private void work() {
        while (!workers.isEmpty() || !fx.isEmpty()) {
            Runnable next = workers.isEmpty() ? fx.remove() : workers.remove();
            next.run();
        }
    }

    @Test
    void answer_comesOnTheFxThread() {
        background.run(() -> "done", said::add, failure -> said.add(failure.summary()));
        workers.remove().run();
        assertThat(said).isEmpty();
        work();
        assertThat(said).containsExactly("done");
    }

    @Test
    void failure_comesOnTheFxThread() {
        background.run(
                () -> {
                    throw new IllegalStateException("broken");
                },
                said::add,
                failure -> said.add(failure.summary()));
        work();
        assertThat(said).containsExactly("IllegalStateException: broken");
    }

    @Test
    void forgottenAnswer_neverComes() {
        Subscription answer = background.run(() -> "done", said::add, said::add);
        workers.remove().run();
        answer.close();
        work();
        assertThat(said).isEmpty();
    }

    @Test
    void followedStage_bringsAnswerOrFailure() {
        background.follow(CompletableFuture.completedFuture("done"), said::add, said::add);
        background.follow(
                CompletableFuture.failedFuture(new IllegalStateException("broken")),
                said::add,
                failure -> said.add(failure.summary()));
        background.show(() -> said.add("shown"));
        work();
        assertThat(said).containsExactly("done", "IllegalStateException: broken", "shown");
    }

    @Test
    void virtualThreads_work() throws Exception {
        CompletableFuture<String> answer = new CompletableFuture<>();
        Background.onVirtualThreads(Runnable::run)
                .run(() -> Thread.currentThread().getName(), answer::complete, failure -> {});
        assertThat(answer.get()).startsWith("penstock-desktop-");
    }

    @Test
    void failureOfOurs_keepsCodeAndAdvice() {
        Failure failure = Failure.of(new CompletionException(new ExecutionException(FakeTask.cancelled())));
        assertThat(failure.code()).isEqualTo(ErrorCode.CANCELLED);
        assertThat(failure.sentence()).isEqualTo("It was cancelled. Begin again.");
        assertThat(failure.penstock()).isNotNull();
    }

    @Test
    void anyOtherFailure_isAFaultOfPenstock() {
        Failure failure = Failure.of(new IllegalStateException());
        assertThat(failure.code()).isEqualTo(ErrorCode.INTERNAL);
        assertThat(failure.summary()).isEqualTo("IllegalStateException");
        assertThat(failure.penstock()).isNull();
        assertThat(new Failure(ErrorCode.INTERNAL, "It broke", "", failure.cause()).sentence())
                .isEqualTo("It broke.");
        assertThat(Failure.of(new CompletionException((Throwable) null)).summary())
                .isEqualTo("CompletionException");
    }

    @Test
    void workThatIsNoTask_isShownUntilItsEnd() {
        ManualTime time = new ManualTime(FakeDatabase.NOW);
        Tasks tasks = new Tasks(background, time);
        AtomicLong rows = new AtomicLong();
        TaskRow row = tasks.begin(
                "orders: select 1",
                () -> new Task.Progress(rows.get(), OptionalLong.empty(), "rows", Duration.ZERO),
                () -> said.add("cancel"));
        rows.set(7);
        time.pass(Duration.ofMillis(250));
        assertThat(row.progress().get().done()).isEqualTo(7);
        row.cancel();
        row.cancel();
        assertThat(said).containsExactly("cancel", "cancel");
        tasks.end(row);
        assertThat(tasks.running()).isEmpty();
        assertThat(time.ticking()).isZero();
    }

    @Test
    void tasks_areShownWithTheirProgressUntilTheyEnd() {
        ManualTime time = new ManualTime(FakeDatabase.NOW);
        Tasks tasks = new Tasks(background, time);
        FakeTask<Long> first = new FakeTask<>("Exporting to a.csv");
        FakeTask<Long> second = new FakeTask<>("Exporting to b.csv");
        TaskRow row = tasks.add(first, said::add, said::add);
        tasks.add(second, said::add, failure -> said.add(failure.code()));
        assertThat(tasks.running())
                .extracting(TaskRow::title)
                .containsExactly("Exporting to a.csv", "Exporting to b.csv");
        first.progress(5, 10, Duration.ofSeconds(1));
        time.pass(Duration.ofMillis(250));
        assertThat(row.progress().get().fraction()).hasValue(0.5);

        first.complete(10L);
        work();
        assertThat(tasks.running()).hasSize(1);
        assertThat(time.ticking()).isEqualTo(1);
        TaskRow last = tasks.running().getFirst();
        assertThat(last.cancelled().get()).isFalse();
        last.cancel();
        assertThat(last.cancelled().get()).isTrue();
        work();
        assertThat(tasks.running()).isEmpty();
        assertThat(time.ticking()).isZero();
        assertThat(said).containsExactly(10L, ErrorCode.CANCELLED);
    }

    @Test
    void inOrder_oneAfterTheOther_andSettled() throws Exception {
        assertThat(background.settle(Duration.ZERO)).isTrue();
        List<String> told = new ArrayList<>();
        background.runInOrder(() -> "one", told::add, failure -> told.add("failed"));
        background.<String>runInOrder(
                () -> {
                    throw new IOException("the disk is full");
                },
                told::add,
                failure -> told.add(failure.summary()));
        background
                .runInOrder(() -> "three", told::add, failure -> told.add("failed"))
                .close();
        assertThat(workers).as("one worker for them all").hasSize(1);
        assertThat(background.settle(Duration.ofMillis(5))).isFalse();

        workers.remove().run();

        assertThat(background.settle(Duration.ZERO)).isTrue();
        fx.forEach(Runnable::run);
        assertThat(told).containsExactly("one", "the disk is full");
    }

    @Test
    void settle_waitsForWhatIsUnderWay() throws Exception {
        Background threads = Background.onVirtualThreads(Runnable::run);
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        AtomicBoolean written = new AtomicBoolean();
        threads.runInOrder(
                () -> {
                    begun.countDown();
                    go.await();
                    written.set(true);
                    return true;
                },
                done -> {},
                failure -> {});
        begun.await();
        Thread.ofVirtual().start(() -> go.countDown());

        assertThat(threads.settle(Duration.ofSeconds(30))).isTrue();
        assertThat(written).isTrue();
    }
}
