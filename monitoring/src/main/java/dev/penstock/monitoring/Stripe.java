package dev.penstock.monitoring;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A part of one second's statements. Whoever wants to write takes the stripe by one compare-and-set and turns to the
 * next where it is taken, so that nobody waits and nothing but that one step is atomic.
 */
final class Stripe {
    private final AtomicBoolean taken = new AtomicBoolean();
    private final int[] latencies = new int[LatencyBuckets.COUNT];
    private long second = Long.MIN_VALUE;
    private int lowest = LatencyBuckets.COUNT;
    private int highest = -1;
    private long statements;
    private long errors;
    private long rows;

    /** Takes it, unless somebody else has. */
    boolean take() {
        return !taken.getPlain() && taken.compareAndSet(false, true);
    }

    /** Gives it back. */
    void release() {
        taken.setRelease(false);
    }

    /** Which second it holds; only for whoever has taken it. */
    long second() {
        return second;
    }

    /** Adds a statement; only for whoever has taken it. */
    void add(long nanos, long rowCount, boolean failed) {
        int bucket = LatencyBuckets.indexOf(nanos);
        latencies[bucket]++;
        lowest = Math.min(lowest, bucket);
        highest = Math.max(highest, bucket);
        statements++;
        rows += rowCount;
        if (failed) {
            errors++;
        }
    }

    /** Hands over what it holds and begins another second; only for whoever has taken it. */
    Second turnTo(long next) {
        Second held = new Second(second, statements, errors, rows, SparseCounts.of(latencies, lowest, highest + 1));
        if (highest >= 0) {
            Arrays.fill(latencies, lowest, highest + 1, 0);
        }
        second = next;
        lowest = LatencyBuckets.COUNT;
        highest = -1;
        statements = 0;
        errors = 0;
        rows = 0;
        return held;
    }
}
