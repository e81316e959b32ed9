package dev.penstock.monitoring;

/**
 * Maps durations to buckets with a relative width of at most 1/64: 64 buckets of equal width per power of two from 1 µs
 * (2¹⁰ ns) to 18 minutes (2⁴⁰ ns). Shorter durations share the first bucket, longer ones the last.
 */
final class LatencyBuckets {
    private static final int SUB_BITS = 6;
    private static final int LOWEST_BITS = 10;
    private static final int HIGHEST_BITS = 40;
    private static final long LOWEST = 1L << LOWEST_BITS;
    private static final long HIGHEST = (1L << HIGHEST_BITS) - 1;

    /** The number of buckets. */
    static final int COUNT = 1 + ((HIGHEST_BITS - LOWEST_BITS) << SUB_BITS);

    private LatencyBuckets() {}

    /** The bucket of a duration. */
    static int indexOf(long nanos) {
        if (nanos < LOWEST) {
            return 0;
        }
        long value = Math.min(nanos, HIGHEST);
        int octave = Long.SIZE - 1 - Long.numberOfLeadingZeros(value);
        int sub = (int) (value >>> (octave - SUB_BITS)) - (1 << SUB_BITS);
        return 1 + ((octave - LOWEST_BITS) << SUB_BITS) + sub;
    }

    /** The longest duration of a bucket, in nanoseconds. */
    static long highest(int index) {
        if (index == 0) {
            return LOWEST - 1;
        }
        int octave = LOWEST_BITS + ((index - 1) >>> SUB_BITS);
        long sub = (1L << SUB_BITS) + ((index - 1) & ((1 << SUB_BITS) - 1));
        return ((sub + 1) << (octave - SUB_BITS)) - 1;
    }
}
