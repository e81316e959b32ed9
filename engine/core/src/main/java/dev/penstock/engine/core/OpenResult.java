package dev.penstock.engine.core;

import dev.penstock.engine.api.Execution;
import dev.penstock.engine.core.task.CallExecution;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * A result that the server still holds something for. The first of its last batch, a failure and a close ends it, and
 * with it the operation, unless it is one of several.
 */
final class OpenResult {
    private final Operation operation;
    private final Runnable closeCursor;
    private final @Nullable Runnable whole;
    private volatile boolean closed;
    private boolean exhausted;

    /** The operation's only result. */
    OpenResult(Operation operation, Runnable closeCursor) {
        this(operation, closeCursor, operation::succeed);
    }

    private OpenResult(Operation operation, Runnable closeCursor, @Nullable Runnable whole) {
        this.operation = operation;
        this.closeCursor = closeCursor;
        this.whole = whole;
    }

    /** One of several results, whose end leaves the operation running. */
    static OpenResult part(Operation operation, Runnable closeCursor) {
        return new OpenResult(operation, closeCursor, null);
    }

    int fetchSize() {
        return operation.statement().options().fetchSize();
    }

    /**
     * The next piece; null after the last.
     *
     * @param last whether no other piece follows this one, so that it ends the result
     */
    <T> @Nullable T next(
            Supplier<? extends @Nullable T> read, ToLongFunction<? super T> rows, Predicate<? super T> last) {
        if (exhausted) {
            return null;
        }
        if (closed || !operation.resume()) {
            throw Failures.resultClosed();
        }
        try {
            operation.checkpoint();
            T piece = read.get();
            if (piece != null) {
                operation.count(rows.applyAsLong(piece));
            }
            if (piece == null || last.test(piece)) {
                exhausted = true;
                end();
            }
            return piece;
        } catch (Throwable thrown) {
            throw failed(thrown);
        } finally {
            operation.pause();
        }
    }

    <T> Execution<@Nullable T> async(Supplier<? extends @Nullable T> next) {
        return CallExecution.start(operation.services().callers(), this::cancel, next);
    }

    void cancel() {
        operation.cancel();
    }

    void close() {
        if (closed || !(operation.resumeToClose() || operation.resumeToClose(this::close))) {
            return;
        }
        try {
            end();
        } catch (Throwable thrown) {
            throw operation.fail(thrown);
        } finally {
            operation.pause();
        }
    }

    /** Closes it for a caller that has resumed the operation. */
    void closeResumed() {
        if (!closed) {
            end();
        }
    }

    private void end() {
        closed = true;
        closeCursor.run();
        if (whole != null) {
            whole.run();
        }
    }

    private RuntimeException failed(Throwable thrown) {
        closed = true;
        try {
            closeCursor.run();
        } catch (RuntimeException | Error onClose) {
            thrown.addSuppressed(onClose);
        }
        return operation.fail(thrown);
    }
}
