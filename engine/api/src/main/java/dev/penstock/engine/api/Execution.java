package dev.penstock.engine.api;

import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A call under way. It completes on a thread of the engine: do not block in what you chain to it.
 *
 * @param <R> what it returns
 */
public interface Execution<R extends @Nullable Object> extends CompletionStage<R> {

    /**
     * Asks the server to stop. Returns at once; the execution then fails with {@link CancelledException}, or completes
     * as usual where the cancel came too late. Idempotent, does nothing once it has completed: a result that came with
     * rows is cancelled by {@link Rows#cancel()}.
     */
    void cancel();

    /** Whether it has ended, in whatever way. */
    boolean isDone();

    /**
     * Waits for the result.
     *
     * @throws PenstockException the failure itself, not wrapped
     */
    R await();

    /** The same execution with its result passed through a quick function; cancelling it cancels this. */
    <S extends @Nullable Object> Execution<S> map(Function<? super R, ? extends S> function);
}
