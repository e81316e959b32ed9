package dev.penstock.monitoring;

import java.util.ArrayList;
import java.util.List;

/**
 * The totals of the statements that ended in one slot of five seconds. The arrays must not be modified.
 *
 * @param slot the slot since the epoch
 * @param calls the number of statements
 * @param errors the number of failed statements
 * @param rows the number of their rows
 * @param nanos their total time
 * @param waitNanos their total wait for admission and connections
 * @param counts the counted durations per bucket
 * @param nodes the tallies of their nodes
 */
record StatementSlot(
        long slot,
        long calls,
        long errors,
        long rows,
        long nanos,
        long waitNanos,
        SparseCounts counts,
        List<NodeTally> nodes) {

    /** The sum of both, which must be of the same slot. */
    StatementSlot plus(StatementSlot other) {
        List<NodeTally> both = new ArrayList<>(nodes.size());
        NodeTally.addAll(both, nodes);
        NodeTally.addAll(both, other.nodes);
        return new StatementSlot(
                slot,
                calls + other.calls,
                errors + other.errors,
                rows + other.rows,
                nanos + other.nanos,
                waitNanos + other.waitNanos,
                counts.plus(other.counts),
                both);
    }
}
