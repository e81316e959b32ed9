package dev.penstock.engine.core.task;

import dev.penstock.engine.api.CancelledException;
import dev.penstock.engine.api.ClosedException;
import dev.penstock.engine.api.Diagnosis;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.Execution;
import dev.penstock.engine.api.Outcome;
import dev.penstock.engine.api.PenstockException;
import dev.penstock.engine.api.UnsupportedException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A call that runs on another thread. Its cancel asks the work to stop and never completes the execution by itself, so that
 * its callers learn how the work really ended.
 *
 * @param <R> what it returns
 */
public class CallExecution<R extends @Nullable Object> extends TrackedFuture<R> implements Execution<R> {

    /**
     * An execution that is completed by other means than {@link #run}.
     *
     * @param canceller asks the work to stop and returns at once; may be called more than once, from any thread
     */
    protected CallExecution(Runnable canceller) {
        this(canceller, null);
    }

    private CallExecution(Runnable canceller, @Nullable TrackedFuture<?> parent) {
        super(canceller, parent);
    }

    /**
     * Runs the work on the executor.
     *
     * @param canceller asks the work to stop and returns at once; may be called more than once, from any thread; called as
     *     well if the executor refuses the work
     * @return fails with {@link ErrorCode#CLOSED} if the executor refuses the work
     */
    public static <R extends @Nullable Object> CallExecution<R> start(
            Executor executor, Runnable canceller, Supplier<? extends R> work) {
        return start(executor, canceller, canceller, work);
    }

    /**
     * As {@link #start(Executor, Runnable, Supplier)}, for work that holds something before it has begun.
     *
     * @param release gives back what the work holds; called if the executor refuses the work, in place of the canceller
     */
    public static <R extends @Nullable Object> CallExecution<R> start(
            Executor executor, Runnable canceller, Runnable release, Supplier<? extends R> work) {
        CallExecution<R> execution = new CallExecution<>(canceller);
        execution.run(executor, release, work);
        return execution;
    }

    /** Runs the work on the executor and completes this with its result, or releases what the work holds. */
    protected final void run(Executor executor, Runnable release, Supplier<? extends R> work) {
        try {
            executor.execute(() -> {
                try {
                    finish(work.get());
                } catch (Throwable failure) {
                    // a checked one as well: a caller's code in another language declares none
                    fail(failure);
                }
            });
        } catch (RejectedExecutionException refusal) {
            refused(
                    release,
                    new ClosedException(
                            ErrorCode.CLOSED,
                            "The engine has been closed",
                            Diagnosis.of(Outcome.NOT_DONE, "Open a new one."),
                            refusal));
        } catch (RuntimeException | Error failure) {
            // no memory for another thread, for example
            refused(release, failure);
        }
    }

    private void refused(Runnable release, Throwable failure) {
        try {
            release.run();
        } catch (RuntimeException | Error onRelease) {
            failure.addSuppressed(onRelease);
        }
        fail(failure);
    }

    @Override
    public void cancel() {
        stopWork();
    }

    /** As {@link #cancel()}; no thread is interrupted, whatever the argument says. */
    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        cancel();
        return isCancelled();
    }

    @Override
    public R await() {
        try {
            return join();
        } catch (CompletionException wrapped) {
            throw unwrap(wrapped);
        } catch (CancellationException stopped) {
            throw new CancelledException(
                    ErrorCode.CANCELLED, "It was cancelled", Diagnosis.of(Outcome.UNKNOWN, ""), stopped);
        }
    }

    @Override
    public <S extends @Nullable Object> Execution<S> map(Function<? super R, ? extends S> function) {
        CallExecution<S> mapped = dependent(null);
        expectTaker();
        onEnd(
                result -> {
                    if (mapped.isDone()) {
                        missed(result);
                    } else {
                        mapped.apply(function, result);
                    }
                },
                mapped::fail);
        return mapped;
    }

    private <Q extends @Nullable Object> void apply(Function<? super Q, ? extends R> function, Q value) {
        try {
            finish(function.apply(value));
        } catch (Throwable thrown) {
            fail(thrown);
        }
    }

    @Override
    public CompletableFuture<R> toCompletableFuture() {
        return FutureCopy.of(this);
    }

    @Override
    final <U extends @Nullable Object> CallExecution<U> dependent(@Nullable TrackedFuture<?> source) {
        return new CallExecution<>(this::cancel, source);
    }

    private static RuntimeException unwrap(CompletionException wrapped) {
        return switch (wrapped.getCause()) {
            case PenstockException failure -> failure;
            case RuntimeException failure -> failure;
            case Error error -> throw error;
            case null, default ->
                new UnsupportedException(
                        ErrorCode.INTERNAL,
                        "A call failed in an unexpected way",
                        Diagnosis.of(Outcome.UNKNOWN, "Report it with its stack."),
                        wrapped);
        };
    }
}
