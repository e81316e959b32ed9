package dev.penstock.engine.core.task;

import org.jspecify.annotations.Nullable;

/**
 * What an execution hands out as a {@link java.util.concurrent.CompletableFuture}: a copy that behaves as any other and that its holder may
 * complete, cancel or limit. The execution itself ends with its work.
 *
 * @param <T> what it returns
 */
final class FutureCopy<T extends @Nullable Object> extends TrackedFuture<T> {

    private FutureCopy(Runnable stop, @Nullable TrackedFuture<?> parent) {
        super(stop, parent);
    }

    static <T extends @Nullable Object> FutureCopy<T> of(TrackedFuture<T> original) {
        FutureCopy<T> copy = new FutureCopy<>(original::stopWork, null);
        original.expectTaker();
        original.onEnd(
                result -> {
                    if (!copy.take(result)) {
                        original.missed(result);
                    }
                },
                copy::fail);
        return copy;
    }

    @Override
    <U extends @Nullable Object> TrackedFuture<U> dependent(@Nullable TrackedFuture<?> source) {
        return new FutureCopy<>(this::stopWork, source);
    }
}
