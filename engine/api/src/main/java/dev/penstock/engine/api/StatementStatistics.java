package dev.penstock.engine.api;

import dev.penstock.engine.api.Metrics.Latency;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The cost of the statements with one digest in a window of time. A statement counts at its end.
 *
 * @param digest the text without its values; empty for all others together
 * @param text the latest text; null if it is longer than the limit (4,096 characters), and for all others together
 * @param calls the number of ended statements, including refused and failed ones
 * @param errors the number of failed ones
 * @param rows the number of rows read or changed
 * @param total the total time, including waits
 * @param waited the part of the total time in admission and pool
 * @param latency the latency
 * @param trend the calls per slot of {@link Metrics#STATEMENT_SLOT}, oldest first, the current slot last; shorter than
 *     the window if recording began later
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

    /** The mean time; null if there were no calls. */
    public @Nullable Duration mean() {
        return calls == 0 ? null : total.dividedBy(calls);
    }
}
