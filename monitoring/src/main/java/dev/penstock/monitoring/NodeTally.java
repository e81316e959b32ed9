package dev.penstock.monitoring;

import dev.penstock.engine.api.StatementDetail.OnNode;
import dev.penstock.engine.api.StatementEvent.Completed;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The number and the total time of statements on a node. Not thread-safe. */
final class NodeTally {
    private final @Nullable String node;
    private long calls;
    private long errors;
    private long nanos;

    private NodeTally(@Nullable String node) {
        this.node = node;
    }

    /** The tally of a node, added to the list if it is missing. The search is linear, because nodes are few. */
    static NodeTally in(List<NodeTally> tallies, @Nullable String node) {
        for (int i = 0; i < tallies.size(); i++) {
            if (Objects.equals(tallies.get(i).node, node)) {
                return tallies.get(i);
            }
        }
        NodeTally tally = new NodeTally(node);
        tallies.add(tally);
        return tally;
    }

    void add(Completed completion) {
        calls++;
        nanos += completion.totalNanos();
        if (completion.error() != null) {
            errors++;
        }
    }

    /** Adds each tally to the sum of its node. */
    static void addAll(List<NodeTally> sums, List<NodeTally> more) {
        for (NodeTally each : more) {
            NodeTally sum = in(sums, each.node);
            sum.calls += each.calls;
            sum.errors += each.errors;
            sum.nanos += each.nanos;
        }
    }

    long calls() {
        return calls;
    }

    OnNode onNode() {
        return new OnNode(node, calls, errors, Duration.ofNanos(nanos));
    }
}
