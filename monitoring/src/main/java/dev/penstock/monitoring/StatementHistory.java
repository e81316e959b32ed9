package dev.penstock.monitoring;

import dev.penstock.engine.api.EngineEvent.Completion;
import org.jspecify.annotations.Nullable;

/** The statements of one digest. Not safe for use by many threads. */
final class StatementHistory {
    private final String digest;
    private final StatementSlots slots = new StatementSlots();
    private final SlowRuns slow = new SlowRuns();
    private @Nullable String text;

    StatementHistory(String digest) {
        this.digest = digest;
    }

    /** Adds a statement; its text is null where it is too long to be kept. */
    void add(Completion completion, @Nullable String written) {
        text = written;
        slots.add(completion, completion.totalNanos());
        slow.add(completion);
    }

    String digest() {
        return digest;
    }

    /** As it was written last; null where that is not kept. */
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
