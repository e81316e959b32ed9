package dev.penstock.monitoring;

import dev.penstock.engine.api.StatementEvent.Completed;
import org.jspecify.annotations.Nullable;

/** The statements of one digest. Not thread-safe. */
final class StatementHistory {
    private final String digest;
    private final StatementSlots slots = new StatementSlots();
    private final SlowRuns slow = new SlowRuns();
    private @Nullable String text;

    StatementHistory(String digest) {
        this.digest = digest;
    }

    /** Adds a statement. Its text is null if it is too long to be stored. */
    void add(Completed completion, @Nullable String written) {
        text = written;
        slots.add(completion, completion.totalNanos());
        slow.add(completion);
    }

    String digest() {
        return digest;
    }

    /** The latest text; null if it is not stored. */
    @Nullable
    String text() {
        return text;
    }

    StatementSlots slots() {
        return slots;
    }

    SlowRuns slow() {
        return slow;
    }
}
