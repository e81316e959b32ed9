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
 * Long work on another thread. The work tells how far it has got and looks whether it is to stop.
 *
 * @param <R> what it makes
 */
public final class RunningTask<R extends @Nullable Object> extends CallExecution<R> implements Task<R> {
    private final String title;
    private final String unit;
    private volatile OptionalLong total;
    private final Stop stop;
    private final long startedAt = System.nanoTime();
    private volatile long done;
    private volatile long endedAt;

    private RunningTask(String title, String unit, long total, Stop stop) {
        super(stop::request);
        this.title = title;
        this.unit = unit;
        this.total = total < 0 ? OptionalLong.empty() : OptionalLong.of(total);
        this.stop = stop;
        var _ = whenComplete((result, failure) -> endedAt = System.nanoTime());
    }

    /**
     * Runs the work on the executor.
     *
     * @param total units in all; negative if that is not known
     * @param onCancel called once, at the first cancel, besides marking the task; must return at once
     */
    public static <R extends @Nullable Object> RunningTask<R> start(
            String title,
            String unit,
            long total,
            Executor executor,
            Runnable onCancel,
            Function<RunningTask<R>, ? extends R> work) {
        RunningTask<R> task = new RunningTask<>(title, unit, total, new Stop(onCancel));
        task.run(executor, () -> work.apply(task));
        return task;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public Progress progress() {
        long until = endedAt == 0 ? System.nanoTime() : endedAt;
        return new Progress(done, total, unit, Duration.ofNanos(until - startedAt));
    }

    /** It has become known how much there is to do. */
    public void total(long units) {
        total = OptionalLong.of(units);
    }

    /** The work has got so far. */
    public void done(long units) {
        done = units;
    }

    /** Whether somebody asked it to stop. */
    public boolean stopping() {
        return stop.requested;
    }

    /**
     * Returns unless somebody asked it to stop.
     *
     * @throws CancelledException if so
     */
    public void checkpoint() {
        if (stop.requested) {
            throw new CancelledException(
                    ErrorCode.CANCELLED, title + " was cancelled", Diagnosis.of(Outcome.NOT_DONE, ""), null);
        }
    }

    /** Exists before the task does, because a canceller must. */
    private static final class Stop {
        private final Runnable first;
        private volatile boolean requested;

        private Stop(Runnable first) {
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
