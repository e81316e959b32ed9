package dev.penstock.app.ui.fake;

import dev.penstock.engine.api.CancelledException;
import dev.penstock.engine.api.Diagnosis;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.Execution;
import dev.penstock.engine.api.Outcome;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** An answer that comes when a test says; a cancel ends it at once. */
public final class FakeAnswer<R> extends CompletableFuture<R> implements Execution<R> {
    @Override
    public void cancel() {
        completeExceptionally(
                new CancelledException(ErrorCode.CANCELLED, "It was cancelled", Diagnosis.of(Outcome.DONE, ""), null));
    }

    @Override
    public R await() {
        return join();
    }

    @Override
    public <S> Execution<S> map(Function<? super R, ? extends S> function) {
        FakeAnswer<S> mapped = new FakeAnswer<>();
        CompletableFuture<R> _ = whenComplete((value, failure) -> {
            if (failure == null) {
                mapped.complete(function.apply(value));
            } else {
                mapped.completeExceptionally(failure);
            }
        });
        return mapped;
    }
}
