package dev.penstock.monitoring;

import java.util.Arrays;

/**
 * Counts per bucket without the zeros: a few hundred bytes instead of the 7 KiB of the full array. Immutable.
 *
 * <p>Each entry is the distance to the previous bucket and the count, both as variable-length numbers with seven bits
 * per byte, lowest bits first.
 */
final class SparseCounts {
    static final SparseCounts NONE = new SparseCounts(new byte[0]);
    private static final int MAX_ENTRY_BYTES = 10;

    private final byte[] entries;

    private SparseCounts(byte[] entries) {
        this.entries = entries;
    }

    /** Receives a bucket and its count. */
    @FunctionalInterface
    interface BucketVisitor {
        /** Returns whether to continue. */
        boolean visit(int bucket, int count);
    }

    /** The counts from one bucket up to another, exclusive. */
    static SparseCounts of(int[] counts, int from, int to) {
        byte[] out = new byte[64];
        int size = 0;
        int last = 0;
        for (int bucket = from; bucket < to; bucket++) {
            if (counts[bucket] != 0) {
                if (out.length - size < MAX_ENTRY_BYTES) {
                    out = Arrays.copyOf(out, out.length * 2);
                }
                size = put(out, size, bucket - last);
                size = put(out, size, counts[bucket]);
                last = bucket;
            }
        }
        return size == 0 ? NONE : new SparseCounts(Arrays.copyOf(out, size));
    }

    /** Visits the buckets with their counts in ascending order. */
    void visit(BucketVisitor visitor) {
        int bucket = 0;
        int at = 0;
        while (at < entries.length) {
            long distance = number(at);
            at += (int) (distance >>> Integer.SIZE);
            bucket += (int) distance;
            long count = number(at);
            at += (int) (count >>> Integer.SIZE);
            if (!visitor.visit(bucket, (int) count)) {
                return;
            }
        }
    }

    /** The sum of both. */
    SparseCounts plus(SparseCounts other) {
        if (entries.length == 0) {
            return other;
        }
        int[] sum = new int[LatencyBuckets.COUNT];
        addTo(sum);
        other.addTo(sum);
        return of(sum, 0, sum.length);
    }

    private void addTo(int[] counts) {
        visit((bucket, count) -> {
            counts[bucket] += count;
            return true;
        });
    }

    private static int put(byte[] out, int at, int value) {
        int next = at;
        int rest = value;
        while (rest >>> 7 != 0) {
            out[next++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        out[next++] = (byte) rest;
        return next;
    }

    /** The number at an index in the low half, and its length in bytes in the high half. */
    private long number(int at) {
        int value = 0;
        int length = 0;
        byte part;
        do {
            part = entries[at + length];
            value |= (part & 0x7f) << (7 * length);
            length++;
        } while (part < 0);
        return ((long) length << Integer.SIZE) | (value & 0xffff_ffffL);
    }
}
