package dev.penstock.engine.api;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A running call. It completes on a thread of the engine, so chained functions must not block.
 *
 * @param <R> the type of the result
 */
public interface Execution<R extends @Nullable Object> extends CompletionStage<R> {

    /**
     * Cancels the call at the server. Returns immediately. The execution then fails with {@link CancelledException}, or
     * completes normally if the cancel came too late. Idempotent; does nothing after the completion. To cancel a result
     * with rows, use {@link Rows#cancel()}.
     */
    void cancel();

    /** Whether the call has ended, successfully or not. */
    boolean isDone();

    /**
     * Waits for the result.
     *
     * @throws PenstockException the failure itself, not wrapped
     */
    R await();

    /** An execution with the result of a quick function. Cancelling it cancels this execution. */
    <S extends @Nullable Object> Execution<S> map(Function<? super R, ? extends S> function);

    /**
     * A copy that its holder may complete, cancel or limit ({@code orTimeout}). That cancels the call and leaves this
     * execution to end as the call does. A result that then comes all the same is closed, unless another copy, another
     * stage or a thread in {@link #await} gets it.
     */
    @Override
    CompletableFuture<R> toCompletableFuture();
}
