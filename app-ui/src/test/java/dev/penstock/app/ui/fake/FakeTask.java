package dev.penstock.app.ui.fake;

import dev.penstock.engine.api.CancelledException;
import dev.penstock.engine.api.Diagnosis;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.Execution;
import dev.penstock.engine.api.Outcome;
import dev.penstock.engine.api.Task;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** Long work that gets as far as a test says. */
public final class FakeTask<R> extends CompletableFuture<R> implements Task<R> {
    private final String title;
    private volatile Progress progress = new Progress(0, OptionalLong.empty(), "rows", Duration.ZERO);

    public FakeTask(String title) {
        this.title = title;
    }

    /** It has got so far. */
    public void progress(long done, long total, Duration elapsed) {
        progress = new Progress(done, OptionalLong.of(total), "rows", elapsed);
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public Progress progress() {
        return progress;
    }

    @Override
    public void cancel() {
        completeExceptionally(cancelled());
    }

    /** What a cancelled task ends with. */
    public static CancelledException cancelled() {
        return new CancelledException(
                ErrorCode.CANCELLED, "It was cancelled", Diagnosis.of(Outcome.NOT_DONE, "Begin again."), null);
    }

    @Override
    public R await() {
        return join();
    }

    @Override
    public <S> Execution<S> map(Function<? super R, ? extends S> function) {
        throw new UnsupportedOperationException();
    }
}
