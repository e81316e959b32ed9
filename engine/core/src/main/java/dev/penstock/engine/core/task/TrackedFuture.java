package dev.penstock.engine.core.task;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A future over work that can be stopped, with a result that may have to be closed. If it is completed from outside (by
 * {@code complete}, {@code cancel}, {@code orTimeout}), the work is asked to stop, for itself and for what depends on it. A
 * result that then comes all the same is closed if nothing else gets it: no other dependent and no caller that waits.
 *
 * <p>A dependent whose function already runs counts as one that gets the result.
 *
 * @param <T> what it returns
 */
abstract class TrackedFuture<T extends @Nullable Object> extends CompletableFuture<T> {
    private static final System.Logger LOG = System.getLogger(TrackedFuture.class.getName());

    private final Runnable stop;
    private final @Nullable TrackedFuture<?> parent;

    /** Dependents that get the result. */
    private int takers;

    /** Whether a caller has waited for the result itself. */
    private boolean read;

    private boolean discarded;

    /**
     * A future that is not complete.
     *
     * @param stop asks the work to stop and returns at once; may be called more than once, from any thread
     * @param parent the future whose result a function turns into this one's; null if there is none
     */
    TrackedFuture(Runnable stop, @Nullable TrackedFuture<?> parent) {
        this.stop = stop;
        this.parent = parent;
    }

    /** A future of the same kind that depends on this one. */
    abstract <U extends @Nullable Object> TrackedFuture<U> dependent(@Nullable TrackedFuture<?> source);

    /** Asks the work to stop unless it has ended. */
    final void stopWork() {
        if (!isDone()) {
            stop.run();
        }
    }

    /** Completes this with the result of the work, unless it is complete already. */
    final boolean take(T result) {
        return super.complete(result);
    }

    /** Completes this with the result of the work; a result that comes too late is closed. */
    final void finish(T result) {
        if (!take(result)) {
            close(result);
        }
    }

    /** Completes this with the failure of the work. */
    final void fail(Throwable failure) {
        super.completeExceptionally(failure);
    }

    /** Calls one of the two once this is complete. They do not count as takers of the result. */
    final void onEnd(Consumer<? super T> onResult, Consumer<? super Throwable> onFailure) {
        var _ = CompletableFuture.allOf(this).whenComplete((nothing, failure) -> {
            if (failure == null) {
                onResult.accept(super.join());
            } else {
                onFailure.accept(
                        failure instanceof CompletionException && failure.getCause() != null
                                ? failure.getCause()
                                : failure);
            }
        });
    }

    /** Counts a dependent that gets the result by {@link #take}, or else calls {@link #missed}. */
    final synchronized void expectTaker() {
        takers++;
    }

    /** A dependent was complete already when the result came. */
    final void missed(T result) {
        synchronized (this) {
            takers--;
        }
        discardUnlessTaken(result);
    }

    @Override
    public final <U> CompletableFuture<U> newIncompleteFuture() {
        expectTaker();
        return dependent(this);
    }

    @Override
    public boolean complete(T value) {
        boolean first = super.complete(value);
        if (first) {
            completedFromOutside();
        }
        return first;
    }

    @Override
    public boolean completeExceptionally(Throwable failure) {
        boolean first = super.completeExceptionally(failure);
        if (first) {
            completedFromOutside();
        }
        return first;
    }

    /** As {@link #complete} if the result has not come yet; one that has come belongs to the holder of this future. */
    @Override
    public void obtrudeValue(T value) {
        boolean first = !isDone();
        super.obtrudeValue(value);
        if (first) {
            completedFromOutside();
        }
    }

    /** As {@link #obtrudeValue}. */
    @Override
    public void obtrudeException(Throwable failure) {
        boolean first = !isDone();
        super.obtrudeException(failure);
        if (first) {
            completedFromOutside();
        }
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        completeExceptionally(new CancellationException());
        return isCancelled();
    }

    @Override
    public CompletableFuture<T> orTimeout(long timeout, TimeUnit unit) {
        after(timeout, unit, () -> completeExceptionally(new TimeoutException()));
        return this;
    }

    @Override
    public CompletableFuture<T> completeOnTimeout(T value, long timeout, TimeUnit unit) {
        after(timeout, unit, () -> complete(value));
        return this;
    }

    /** Not by a dependent, as the overridden methods do it: that would count as a taker. */
    private void after(long timeout, TimeUnit unit, Runnable action) {
        CompletableFuture<Boolean> timer = new CompletableFuture<Boolean>().completeOnTimeout(true, timeout, unit);
        var _ = timer.thenRun(action);
        onEnd(result -> timer.cancel(false), failure -> timer.cancel(false));
    }

    private void completedFromOutside() {
        stop.run();
        if (parent != null) {
            parent.lost();
        }
    }

    /** A dependent was completed from outside, so its function will not see the result unless it already has. */
    private void lost() {
        if (isDone()) {
            return;
        }
        boolean unwanted;
        synchronized (this) {
            takers--;
            unwanted = takers == 0 && !read;
        }
        if (unwanted) {
            onEnd(this::discardUnlessTaken, failure -> {});
        }
    }

    private void discardUnlessTaken(@Nullable Object result) {
        synchronized (this) {
            if (takers > 0 || read || discarded) {
                return;
            }
            discarded = true;
        }
        close(result);
    }

    private static void close(@Nullable Object result) {
        if (result instanceof AutoCloseable closeable) {
            try {
                closeable.close();
            } catch (Exception | Error failure) {
                LOG.log(System.Logger.Level.WARNING, "A result that nothing waited for could not be closed", failure);
            }
        }
    }

    @Override
    public final <U> CompletableFuture<U> thenApplyAsync(Function<? super T, ? extends U> function, Executor executor) {
        return super.thenApplyAsync(function, new ReleasingExecutor(executor));
    }

    @Override
    public final CompletableFuture<Void> thenAcceptAsync(Consumer<? super T> function, Executor executor) {
        return super.thenAcceptAsync(function, new ReleasingExecutor(executor));
    }

    @Override
    public final CompletableFuture<Void> thenRunAsync(Runnable function, Executor executor) {
        return super.thenRunAsync(function, new ReleasingExecutor(executor));
    }

    @Override
    public final <U> CompletableFuture<U> thenComposeAsync(
            Function<? super T, ? extends CompletionStage<U>> function, Executor executor) {
        return super.thenComposeAsync(function, new ReleasingExecutor(executor));
    }

    @Override
    public final <U> CompletableFuture<U> handleAsync(
            BiFunction<? super T, Throwable, ? extends U> function, Executor executor) {
        return super.handleAsync(function, new ReleasingExecutor(executor));
    }

    @Override
    public final CompletableFuture<T> whenCompleteAsync(
            BiConsumer<? super T, ? super Throwable> function, Executor executor) {
        return super.whenCompleteAsync(function, new ReleasingExecutor(executor));
    }

    @Override
    public final <U, V> CompletableFuture<V> thenCombineAsync(
            CompletionStage<? extends U> other,
            BiFunction<? super T, ? super U, ? extends V> function,
            Executor executor) {
        return super.thenCombineAsync(other, function, new ReleasingExecutor(executor));
    }

    @Override
    public final <U> CompletableFuture<Void> thenAcceptBothAsync(
            CompletionStage<? extends U> other, BiConsumer<? super T, ? super U> function, Executor executor) {
        return super.thenAcceptBothAsync(other, function, new ReleasingExecutor(executor));
    }

    /** A caller's executor. If it refuses a function, the result that the function was to get is closed. */
    private final class ReleasingExecutor implements Executor {
        private final Executor executor;

        private ReleasingExecutor(Executor executor) {
            this.executor = executor;
        }

        @Override
        public void execute(Runnable function) {
            try {
                executor.execute(function);
            } catch (RuntimeException | Error refusal) {
                synchronized (TrackedFuture.this) {
                    takers--;
                }
                onEnd(TrackedFuture.this::discardUnlessTaken, failure -> {});
                throw refusal;
            }
        }
    }

    private synchronized void claim() {
        read = true;
    }

    @Override
    public T join() {
        claim();
        return super.join();
    }

    @Override
    public T get() throws InterruptedException, ExecutionException {
        claim();
        return super.get();
    }

    @Override
    public T get(long timeout, TimeUnit unit) throws InterruptedException, ExecutionException, TimeoutException {
        claim();
        return super.get(timeout, unit);
    }

    @Override
    public T getNow(T valueIfAbsent) {
        claim();
        return super.getNow(valueIfAbsent);
    }

    @Override
    public T resultNow() {
        claim();
        return super.resultNow();
    }
}
