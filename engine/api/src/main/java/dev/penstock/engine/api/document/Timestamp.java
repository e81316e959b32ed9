package dev.penstock.engine.api.document;

import java.time.Instant;
import java.util.Comparator;

/**
 * A point in a server's log of operations, such as a cluster time. Not a date: those are {@link Instant}s. Ordered by
 * seconds, then by increment.
 *
 * @param seconds since 1970, from 0 to 4,294,967,295
 * @param increment among those of the same second, from 0 to 4,294,967,295
 */
public record Timestamp(long seconds, long increment) implements BsonValue, Comparable<Timestamp> {
    private static final long LARGEST = 0xFFFF_FFFFL;
    private static final Comparator<Timestamp> ORDER =
            Comparator.comparingLong(Timestamp::seconds).thenComparingLong(Timestamp::increment);

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if a part is out of its range
     */
    public Timestamp {
        check("seconds", seconds);
        check("increment", increment);
    }

    /** The time of its second. */
    public Instant time() {
        return Instant.ofEpochSecond(seconds);
    }

    @Override
    public int compareTo(Timestamp other) {
        return ORDER.compare(this, other);
    }

    private static void check(String what, long value) {
        if (value < 0 || value > LARGEST) {
            throw new IllegalArgumentException(what + " is " + value + ": give 0 to " + LARGEST);
        }
    }
}
