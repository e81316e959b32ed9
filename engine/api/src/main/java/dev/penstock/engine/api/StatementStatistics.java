package dev.penstock.engine.api;

import dev.penstock.engine.api.Metrics.Latency;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the statements with one digest have cost in a window of time. A statement counts where it ended.
 *
 * @param digest the text without its values; empty where it stands for all others together
 * @param text as it was written when it ran last; null where that was longer than what is kept (4,096 characters), and
 *     for all others together
 * @param calls how many ended, refused and failed ones included
 * @param errors of these, failed
 * @param rows read or changed by all of them
 * @param total their time in all, waiting included
 * @param waited of that in admission and pool
 * @param latency of a single one
 * @param trend calls of each slot of {@link Metrics#STATEMENT_SLOT}, oldest first, the slot under way last; shorter than
 *     the window where recording began later
 */
public record StatementStatistics(
        String digest,
        @Nullable String text,
        long calls,
        long errors,
        long rows,
        Duration total,
        Duration waited,
        Latency latency,
        List<Long> trend) {

    /** Copies the list. */
    public StatementStatistics {
        trend = List.copyOf(trend);
    }

    /** The mean time of a single one; null where there was none. */
    public @Nullable Duration mean() {
        return calls == 0 ? null : total.dividedBy(calls);
    }
}
