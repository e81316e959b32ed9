package dev.penstock.monitoring;

import dev.penstock.engine.api.EngineEvent.Completion;
import dev.penstock.engine.api.StatementDetail.OnNode;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How many statements ran on a node, and for how long. Not safe for use by many threads. */
final class NodeTally {
    private final @Nullable String node;
    private long calls;
    private long errors;
    private long nanos;

    private NodeTally(@Nullable String node) {
        this.node = node;
    }

    /** The one of a node; added where there is none yet. There are a handful at most. */
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

    void add(Completion completion) {
        calls++;
        nanos += completion.totalNanos();
        if (completion.error() != null) {
            errors++;
        }
    }

    /** Adds all of some to others, each to the one of its node. */
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

    OnNode told() {
        return new OnNode(node, calls, errors, Duration.ofNanos(nanos));
    }
}
