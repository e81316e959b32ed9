package dev.penstock.engine.core.task;

import dev.penstock.engine.api.CancelledException;
import dev.penstock.engine.api.Diagnosis;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.Outcome;
import dev.penstock.engine.api.Task;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Long work on another thread. The work reports its progress and checks for cancellation.
 *
 * @param <R> the type of its result
 */
public final class RunningTask<R extends @Nullable Object> extends CallExecution<R> implements Task<R> {
    private final String title;
    private final String unit;
    private volatile OptionalLong total;
    private final CancelRequest cancel;
    private final long startedAt = System.nanoTime();
    private volatile long done;
    private volatile long endedAt;

    private RunningTask(String title, String unit, long total, CancelRequest cancel) {
        super(cancel::request);
        this.title = title;
        this.unit = unit;
        this.total = total < 0 ? OptionalLong.empty() : OptionalLong.of(total);
        this.cancel = cancel;
        onEnd(result -> ended(), failure -> ended());
    }

    private synchronized void ended() {
        if (endedAt == 0) {
            endedAt = System.nanoTime();
        }
    }

    /**
     * Runs the work on the executor.
     *
     * @param total the total number of units; negative if it is unknown
     * @param onCancel runs once at the first cancel; must return at once
     */
    public static <R extends @Nullable Object> RunningTask<R> start(
            String title,
            String unit,
            long total,
            Executor executor,
            Runnable onCancel,
            Function<RunningTask<R>, ? extends R> work) {
        RunningTask<R> task = new RunningTask<>(title, unit, total, new CancelRequest(onCancel));
        task.run(executor, task::cancel, () -> work.apply(task));
        return task;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public Progress progress() {
        if (isDone()) {
            // its caller may know of the end before the task does
            ended();
        }
        long until = endedAt == 0 ? System.nanoTime() : endedAt;
        return new Progress(done, total, unit, Duration.ofNanos(until - startedAt));
    }

    /** Sets the total number of units. */
    public void total(long units) {
        total = OptionalLong.of(units);
    }

    /** Sets the number of units done. */
    public void done(long units) {
        done = units;
    }

    /** Whether a cancel was requested. */
    public boolean stopping() {
        return cancel.requested;
    }

    /**
     * Checks for a cancel.
     *
     * @throws CancelledException if a cancel was requested
     */
    public void checkpoint() {
        if (cancel.requested) {
            throw new CancelledException(
                    ErrorCode.CANCELLED, title + " was cancelled", Diagnosis.of(Outcome.NOT_DONE, ""), null);
        }
    }

    /** The cancel request. It exists before the task, because the constructor needs a canceller. */
    private static final class CancelRequest {
        private final Runnable first;
        private volatile boolean requested;

        private CancelRequest(Runnable first) {
            this.first = first;
        }

        private void request() {
            synchronized (this) {
                if (requested) {
                    return;
                }
                requested = true;
            }
            first.run();
        }
    }
}
