package dev.penstock.engine.api;

import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A completed execution. */
final class Done<R extends @Nullable Object> extends CompletableFuture<R> implements Execution<R> {
    Done(R result) {
        complete(result);
    }

    @Override
    public void cancel() {}

    @Override
    public R await() {
        return join();
    }

    @Override
    public <S extends @Nullable Object> Execution<S> map(Function<? super R, ? extends S> function) {
        return new Done<>(function.apply(join()));
    }
}
