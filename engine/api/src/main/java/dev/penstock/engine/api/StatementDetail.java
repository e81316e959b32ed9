package dev.penstock.engine.api;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of the statements with one digest in a window of time.
 *
 * @param statistics in sum
 * @param nodes where they ran, most calls first
 * @param slowest of them, the slowest first; at most ten
 */
public record StatementDetail(StatementStatistics statistics, List<OnNode> nodes, List<Run> slowest) {

    /** Copies the lists. */
    public StatementDetail {
        nodes = List.copyOf(nodes);
        slowest = List.copyOf(slowest);
    }

    /**
     * Those of them that ran last on one node.
     *
     * @param node its name; null for those that reached none
     * @param calls how many
     * @param errors of these, failed
     * @param total their time in all
     */
    public record OnNode(@Nullable String node, long calls, long errors, Duration total) {}

    /**
     * A single one.
     *
     * @param at when it ended
     * @param took from its beginning to its end
     * @param waited of that in admission and pool
     * @param node where it ran last; null if it reached none
     * @param caller on whose behalf
     * @param rows read or changed
     * @param error why it failed; null if it did not
     * @param reason the same in words; null if it did not fail
     */
    public record Run(
            Instant at,
            Duration took,
            Duration waited,
            @Nullable String node,
            Caller caller,
            long rows,
            @Nullable ErrorCode error,
            @Nullable String reason) {}
}
