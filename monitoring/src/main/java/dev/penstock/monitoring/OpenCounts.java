package dev.penstock.monitoring;

import java.util.Arrays;

/** Times counted by bucket, with room for every bucket. Not safe for use by many threads. */
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

    /** Hands over what it has counted and begins anew. */
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
