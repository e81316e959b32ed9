package dev.penstock.engine.core.task;

import dev.penstock.engine.api.ClosedException;
import dev.penstock.engine.api.Diagnosis;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.Outcome;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Runs the tasks of one engine. Each has its own platform thread: a task that copies millions of rows seldom waits, and
 * on a virtual thread it would occupy the carrier that its cancel needs.
 */
public final class LongWork implements AutoCloseable {
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofPlatform().daemon().name("penstock-task-", 0).factory());
    private final Set<RunningTask<?>> running = new HashSet<>();
    private boolean closed;

    /** Creates a runner without tasks. */
    public LongWork() {}

    /**
     * Starts a task like {@link RunningTask#start}.
     *
     * @throws ClosedException if this runner is closed
     */
    public synchronized <R extends @Nullable Object> RunningTask<R> start(
            String title, String unit, long total, Runnable onCancel, Function<RunningTask<R>, ? extends R> work) {
        if (closed) {
            throw new ClosedException(
                    ErrorCode.CLOSED,
                    "The engine has been closed",
                    Diagnosis.of(Outcome.NOT_DONE, "Open a new engine."),
                    null);
        }
        RunningTask<R> task = RunningTask.start(title, unit, total, threads, onCancel, work);
        running.add(task);
        task.onEnd(result -> ended(task), failure -> ended(task));
        return task;
    }

    private synchronized void ended(RunningTask<?> task) {
        running.remove(task);
    }

    /** Cancels the running tasks, waits for their end and refuses new ones. */
    @Override
    public void close() {
        List<RunningTask<?>> left;
        synchronized (this) {
            closed = true;
            left = List.copyOf(running);
        }
        left.forEach(RunningTask::cancel);
        left.forEach(LongWork::awaitEnd);
        threads.shutdown();
    }

    /** Waits until the task has ended, successfully or not. */
    public static void awaitEnd(RunningTask<?> task) {
        CompletableFuture<?> ended = task.handle((result, failure) -> true);
        ended.join();
    }
}
