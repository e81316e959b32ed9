package dev.penstock.engine.api;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The details of the statements with one digest in a window of time.
 *
 * @param statistics the totals
 * @param nodes the nodes in descending order of calls
 * @param slowest the slowest runs in descending order of time, at most ten
 */
public record StatementDetail(StatementStatistics statistics, List<OnNode> nodes, List<Run> slowest) {

    /** Copies the lists. */
    public StatementDetail {
        nodes = List.copyOf(nodes);
        slowest = List.copyOf(slowest);
    }

    /**
     * The statements whose last attempt was on one node.
     *
     * @param node the name of the node; null for statements that reached none
     * @param calls the number of statements
     * @param errors the number of failed ones
     * @param total their total time
     */
    public record OnNode(@Nullable String node, long calls, long errors, Duration total) {}

    /**
     * One run of a statement.
     *
     * @param at the time of its end
     * @param took the time from its start to its end
     * @param waited the part of that time in admission and pool
     * @param node the node of its last attempt; null if it reached none
     * @param caller the caller
     * @param rows the number of rows read or changed
     * @param error the error code; null for success
     * @param reason the summary of the failure; null for success
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
