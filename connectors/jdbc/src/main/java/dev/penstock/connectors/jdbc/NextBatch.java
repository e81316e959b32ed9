package dev.penstock.connectors.jdbc;

import dev.penstock.engine.api.Execution;
import dev.penstock.engine.api.PenstockException;
import dev.penstock.engine.api.RowBatch;
import dev.penstock.engine.api.Rows;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A batch that is being read on a thread of its own. */
final class NextBatch<R extends @Nullable Object> extends CompletableFuture<R> implements Execution<R> {
    private final Rows rows;

    private NextBatch(Rows rows) {
        this.rows = rows;
    }

    static Execution<@Nullable RowBatch> of(Rows rows) {
        NextBatch<@Nullable RowBatch> next = new NextBatch<>(rows);
        Thread.ofPlatform().daemon().name("penstock-next-batch").start(() -> next.run());
        return next;
    }

    @SuppressWarnings("unchecked")
    private void run() {
        try {
            complete((R) rows.next());
        } catch (RuntimeException | Error e) {
            completeExceptionally(e);
        }
    }

    @Override
    public void cancel() {
        rows.cancel();
    }

    @Override
    public R await() {
        try {
            return join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof PenstockException failure) {
                throw failure;
            }
            throw e;
        }
    }

    @Override
    public <S extends @Nullable Object> Execution<S> map(Function<? super R, ? extends S> function) {
        NextBatch<S> mapped = new NextBatch<>(rows);
        // the mapped one tells what comes of it
        CompletableFuture<R> _ = whenComplete((value, failure) -> mapped.settle(value, failure, function));
        return mapped;
    }

    private <T extends @Nullable Object> void settle(
            T value, @Nullable Throwable failure, Function<? super T, ? extends R> function) {
        if (failure != null) {
            completeExceptionally(failure);
            return;
        }
        try {
            complete(function.apply(value));
        } catch (RuntimeException e) {
            completeExceptionally(e);
        }
    }
}
