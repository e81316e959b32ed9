package dev.penstock.engine.api;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * A long-running task with progress, remaining time and cancel.
 *
 * @param <R> the type of the result
 */
public interface Task<R> extends Execution<R> {

    /** The title for users: {@code Exporting to orders.csv}. */
    String title();

    /** The current progress. */
    Progress progress();

    /**
     * The progress of a task.
     *
     * @param done the number of completed units
     * @param total the total number of units; empty if it is unknown
     * @param unit the unit in the plural: {@code rows}
     * @param elapsed the time since the start
     */
    record Progress(long done, OptionalLong total, String unit, Duration elapsed) {

        /** The completed fraction from 0 to 1; empty if the total is unknown. */
        public OptionalDouble fraction() {
            return total.isPresent() && total.getAsLong() > 0
                    ? OptionalDouble.of(Math.min(1, (double) done / total.getAsLong()))
                    : OptionalDouble.empty();
        }

        /** The remaining time at the same speed; empty if the total is unknown or nothing is completed. */
        public Optional<Duration> left() {
            if (total.isEmpty() || done <= 0) {
                return Optional.empty();
            }
            double perUnit = (double) elapsed.toNanos() / done;
            return Optional.of(Duration.ofNanos((long) (perUnit * Math.max(0, total.getAsLong() - done))));
        }
    }
}
