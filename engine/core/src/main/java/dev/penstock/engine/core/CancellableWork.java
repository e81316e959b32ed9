package dev.penstock.engine.core;

import dev.penstock.engine.api.CancelledException;
import dev.penstock.engine.api.Diagnosis;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.Outcome;
import org.jspecify.annotations.Nullable;

/** A work of several operations: one cancel stops the operation under way and those to come. */
final class CancellableWork implements OperationObserver {
    private @Nullable Operation current;
    private boolean cancelled;

    /** From any thread; returns at once. */
    synchronized void cancel() {
        cancelled = true;
        if (current != null) {
            current.cancel();
        }
    }

    @Override
    public synchronized void runs(Operation operation) {
        if (cancelled) {
            throw new CancelledException(
                    ErrorCode.CANCELLED, "The call was cancelled", Diagnosis.of(Outcome.NOT_DONE, ""), null);
        }
        current = operation;
    }
}
