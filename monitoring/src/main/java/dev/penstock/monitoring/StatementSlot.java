package dev.penstock.monitoring;

import java.util.ArrayList;
import java.util.List;

/**
 * Statements that ended in one slot of five seconds. What it holds is not changed any more.
 *
 * @param slot since the epoch
 * @param calls how many
 * @param errors of these
 * @param rows of these
 * @param nanos their time in all
 * @param waitNanos of that in admission and pool
 * @param counts the times that are asked for, by bucket
 * @param nodes where they ran
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

    /** Both together; they are of the same slot. */
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
