package dev.penstock.monitoring;

/**
 * The totals of the statements that ended in one second.
 *
 * @param second the second since the epoch
 * @param statements the number of statements
 * @param errors the number of failed statements
 * @param rows the number of their rows
 * @param latencies their latencies per bucket
 */
record Second(long second, long statements, long errors, long rows, SparseCounts latencies) {

    /** The sum of both, which must be of the same second. */
    Second plus(Second other) {
        return new Second(
                second,
                statements + other.statements,
                errors + other.errors,
                rows + other.rows,
                latencies.plus(other.latencies));
    }
}
