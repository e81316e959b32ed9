package dev.penstock.engine.core.task;

import dev.penstock.engine.api.CancelledException;
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
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A call that runs on another thread. Its cancel asks the work to stop and never completes the execution by itself, so
 * that whoever waits learns how the work really ended.
 *
 * @param <R> what it returns
 */
public class CallExecution<R extends @Nullable Object> extends CompletableFuture<R> implements Execution<R> {
    private final Runnable canceller;

    /**
     * An execution that somebody else completes.
     *
     * @param canceller asks the work to stop and returns at once; may be called more than once, from any thread
     */
    public CallExecution(Runnable canceller) {
        this.canceller = canceller;
    }

    /** Runs the work on the executor. */
    public static <R extends @Nullable Object> CallExecution<R> start(
            Executor executor, Runnable canceller, Supplier<? extends R> work) {
        CallExecution<R> execution = new CallExecution<>(canceller);
        execution.run(executor, work);
        return execution;
    }

    /** Runs the work on the executor and completes this with what comes of it. */
    protected final void run(Executor executor, Supplier<? extends R> work) {
        executor.execute(() -> {
            try {
                complete(work.get());
            } catch (RuntimeException | Error failure) {
                completeExceptionally(failure);
            }
        });
    }

    @Override
    public void cancel() {
        if (!isDone()) {
            canceller.run();
        }
    }

    /** As {@link #cancel()}; nobody is interrupted, whatever the argument says. */
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
        CallExecution<S> mapped = new CallExecution<>(this::cancel);
        var _ = whenComplete((result, failure) -> {
            if (failure != null) {
                mapped.completeExceptionally(failure);
                return;
            }
            try {
                mapped.complete(function.apply(result));
            } catch (RuntimeException | Error thrown) {
                mapped.completeExceptionally(thrown);
            }
        });
        return mapped;
    }

    @Override
    public <U> CompletableFuture<U> newIncompleteFuture() {
        return new CallExecution<>(this::cancel);
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
