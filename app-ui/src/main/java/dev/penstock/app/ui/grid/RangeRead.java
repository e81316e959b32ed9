package dev.penstock.app.ui.grid;

import dev.penstock.engine.api.Execution;
import dev.penstock.engine.api.PenstockException;
import dev.penstock.engine.api.RowBatch;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One batch of a selection, read on a thread of its own. */
final class RangeRead<R extends @Nullable Object> extends CompletableFuture<R> implements Execution<R> {
    private final RangeRows rows;

    private RangeRead(RangeRows rows) {
        this.rows = rows;
    }

    static Execution<@Nullable RowBatch> start(RangeRows rows) {
        RangeRead<@Nullable RowBatch> read = new RangeRead<>(rows);
        Thread.ofVirtual().name("penstock-desktop-range").start(() -> {
            try {
                read.complete(rows.next());
            } catch (RuntimeException e) {
                read.completeExceptionally(e);
            }
        });
        return read;
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
            if (e.getCause() instanceof PenstockException known) {
                throw known;
            }
            throw e;
        }
    }

    @Override
    public <S extends @Nullable Object> Execution<S> map(Function<? super R, ? extends S> function) {
        RangeRead<S> mapped = new RangeRead<>(rows);
        var _ = whenComplete((value, thrown) -> {
            if (thrown != null) {
                mapped.completeExceptionally(thrown);
            } else {
                mapped.complete(function.apply(value));
            }
        });
        return mapped;
    }
}
