package dev.penstock.monitoring;

/**
 * The statements that ended in one second.
 *
 * @param second since the epoch
 * @param statements how many
 * @param errors of these
 * @param rows of these
 * @param latencies of these
 */
record Second(long second, long statements, long errors, long rows, SparseCounts latencies) {

    /** Both together; they are of the same second. */
    Second plus(Second other) {
        return new Second(
                second,
                statements + other.statements,
                errors + other.errors,
                rows + other.rows,
                latencies.plus(other.latencies));
    }
}
