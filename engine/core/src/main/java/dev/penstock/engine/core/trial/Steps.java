package dev.penstock.engine.core.trial;

import dev.penstock.engine.api.CancelledException;
import dev.penstock.engine.api.ConnectionStep;
import dev.penstock.engine.api.Diagnosis;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The steps of one try so far, and its cancel. Told by one thread; cancelled from any. */
final class Steps {
    private final Consumer<ConnectionStep> told;
    private final List<ConnectionStep> all = new ArrayList<>();
    private @Nullable AutoCloseable cut;
    private boolean cancelled;

    Steps(Consumer<ConnectionStep> told) {
        this.told = told;
    }

    void add(ConnectionStep step) {
        requireNotCancelled();
        all.add(step);
        told.accept(step);
    }

    List<ConnectionStep> all() {
        return List.copyOf(all);
    }

    synchronized void requireNotCancelled() {
        if (cancelled) {
            throw new CancelledException(
                    ErrorCode.CANCELLED, "The try was cancelled", Diagnosis.of(Outcome.NOT_DONE, ""), null);
        }
    }

    /** What a cancel closes; at once if it has come. */
    void cutBy(AutoCloseable next) {
        synchronized (this) {
            cut = next;
            if (!cancelled) {
                return;
            }
        }
        close(next);
    }

    /** Returns at once. */
    void cancel() {
        AutoCloseable open;
        synchronized (this) {
            cancelled = true;
            open = cut;
        }
        if (open != null) {
            Thread.ofVirtual().name("penstock-cancel-try").start(() -> close(open));
        }
    }

    private static void close(AutoCloseable open) {
        try {
            open.close();
        } catch (Exception e) {
            // whoever uses it finds out by itself
        }
    }
}
