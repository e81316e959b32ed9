package dev.penstock.engine.core;

import dev.penstock.engine.api.Execution;
import dev.penstock.engine.api.Result;
import dev.penstock.engine.api.Several;
import dev.penstock.engine.api.spi.Answer;
import dev.penstock.engine.api.spi.Lease;
import dev.penstock.engine.core.task.CallExecution;
import org.jspecify.annotations.Nullable;

/** The results of the statements of one text, each of which runs when its result is fetched. */
final class OpenSeveral implements Several {
    private final Operation operation;
    private final Lease lease;
    private final int statements;
    private volatile @Nullable OpenResult current;
    private int index;
    private volatile boolean closed;
    private boolean exhausted;

    OpenSeveral(Operation operation, Lease lease) {
        this.operation = operation;
        this.lease = lease;
        this.statements = operation.analysis().statements().size();
    }

    @Override
    public @Nullable Result next() {
        if (exhausted) {
            return null;
        }
        closeCurrent();
        if (closed || !operation.resume()) {
            throw Failures.resultClosed();
        }
        try {
            operation.checkpoint();
            if (index >= statements) {
                exhausted = true;
                end();
                return null;
            }
            return run(index++);
        } catch (Throwable thrown) {
            closed = true;
            throw operation.fail(thrown);
        } finally {
            operation.pause();
        }
    }

    private Result run(int next) {
        operation.begin(next);
        Answer answer = Answers.execute(operation, lease, next);
        Result whole = Answers.whole(operation, answer);
        if (whole != null) {
            return whole;
        }
        OpenResult part = OpenResult.part(operation, Answers.closing(answer));
        current = part;
        return Answers.open(part, answer);
    }

    private void closeCurrent() {
        OpenResult last = current;
        current = null;
        if (last != null) {
            last.close();
        }
    }

    @Override
    public Execution<@Nullable Result> nextAsync() {
        return CallExecution.start(operation.services().callers(), this::cancel, this::next);
    }

    @Override
    public void cancel() {
        operation.cancel();
    }

    @Override
    public void close() {
        if (closed || !(operation.resumeToClose() || operation.resumeToClose(this::close))) {
            return;
        }
        try {
            OpenResult last = current;
            current = null;
            if (last != null) {
                last.closeResumed();
            }
            end();
        } catch (Throwable thrown) {
            throw operation.fail(thrown);
        } finally {
            operation.pause();
        }
    }

    private void end() {
        closed = true;
        Answers.requireEnded(operation, lease);
        operation.succeed();
    }
}
