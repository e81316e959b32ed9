package dev.penstock.engine.api;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * Long work under way: progress, time left, cancel.
 *
 * @param <R> what it makes
 */
public interface Task<R> extends Execution<R> {

    /** What is being done, for people: {@code Exporting to orders.csv}. */
    String title();

    /** How far it has got. */
    Progress progress();

    /**
     * How far work has got.
     *
     * @param done units done
     * @param total units in all, where it is known
     * @param unit in the plural: {@code rows}
     * @param elapsed since it began
     */
    record Progress(long done, OptionalLong total, String unit, Duration elapsed) {

        /** From 0 to 1, where the total is known. */
        public OptionalDouble fraction() {
            return total.isPresent() && total.getAsLong() > 0
                    ? OptionalDouble.of(Math.min(1, (double) done / total.getAsLong()))
                    : OptionalDouble.empty();
        }

        /** Time left if it goes on as it did, where the total is known and something is done. */
        public Optional<Duration> left() {
            if (total.isEmpty() || done <= 0) {
                return Optional.empty();
            }
            double perUnit = (double) elapsed.toNanos() / done;
            return Optional.of(Duration.ofNanos((long) (perUnit * Math.max(0, total.getAsLong() - done))));
        }
    }
}
