package dev.penstock.monitoring;

import java.util.Arrays;

/** Counts of durations per bucket, as a full array. Not thread-safe. */
final class OpenCounts {
    private final int[] counts = new int[LatencyBuckets.COUNT];
    private int lowest = LatencyBuckets.COUNT;
    private int highest = -1;

    void add(long nanos) {
        int bucket = LatencyBuckets.indexOf(nanos);
        counts[bucket]++;
        lowest = Math.min(lowest, bucket);
        highest = Math.max(highest, bucket);
    }

    /** Returns the counts and resets them. */
    SparseCounts take() {
        if (highest < 0) {
            return SparseCounts.NONE;
        }
        SparseCounts taken = SparseCounts.of(counts, lowest, highest + 1);
        Arrays.fill(counts, lowest, highest + 1, 0);
        lowest = LatencyBuckets.COUNT;
        highest = -1;
        return taken;
    }
}
