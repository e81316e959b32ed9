package dev.penstock.monitoring;

import dev.penstock.engine.api.Intent;
import dev.penstock.engine.api.StatementEvent.Completed;

/**
 * The statements of one {@linkplain Line series} since recording began, in histograms with the bounds that
 * OpenTelemetry recommends. Not thread-safe: only the thread with the {@link Stripe} may use it.
 */
final class Tally {
    private static final long[] NANOS = {
        1_000_000L,
        5_000_000L,
        10_000_000L,
        50_000_000L,
        100_000_000L,
        500_000_000L,
        1_000_000_000L,
        5_000_000_000L,
        10_000_000_000L
    };
    private static final long[] ROWS = {1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000};
    private static final double NANOS_PER_SECOND = 1e9;

    private final long[] durations = new long[NANOS.length + 1];
    private final long[] rows = new long[ROWS.length + 1];
    private long count;
    private long nanos;
    private long waitNanos;
    private long readRows;

    /** The upper bounds of the buckets of {@link #durations}, in seconds; the last is infinite. */
    static double[] durationBounds() {
        return bounds(NANOS, NANOS_PER_SECOND);
    }

    /** The upper bounds of the buckets of {@link #rows}; the last is infinite. */
    static double[] rowBounds() {
        return bounds(ROWS, 1);
    }

    private static double[] bounds(long[] upper, double unit) {
        double[] bounds = new double[upper.length + 1];
        for (int i = 0; i < upper.length; i++) {
            bounds[i] = upper[i] / unit;
        }
        bounds[upper.length] = Double.POSITIVE_INFINITY;
        return bounds;
    }

    void add(Completed completion) {
        count++;
        nanos += completion.totalNanos();
        waitNanos += completion.waitNanos();
        durations[bucket(NANOS, completion.totalNanos())]++;
        if (completion.error() == null && completion.started().intent() == Intent.READ) {
            readRows += completion.rows();
            rows[bucket(ROWS, completion.rows())]++;
        }
    }

    void add(Tally other) {
        count += other.count;
        nanos += other.nanos;
        waitNanos += other.waitNanos;
        readRows += other.readRows;
        add(durations, other.durations);
        add(rows, other.rows);
    }

    private static void add(long[] sum, long[] more) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += more[i];
        }
    }

    private static int bucket(long[] upper, long value) {
        int bucket = 0;
        while (bucket < upper.length && value > upper[bucket]) {
            bucket++;
        }
        return bucket;
    }

    /** The number of statements. */
    long count() {
        return count;
    }

    /** Their total time, in seconds. */
    double seconds() {
        return nanos / NANOS_PER_SECOND;
    }

    /** Their total wait for admission and connections, in seconds. */
    double waitSeconds() {
        return waitNanos / NANOS_PER_SECOND;
    }

    /** The number of statements in each bucket of {@link #durationBounds}. */
    long[] durations() {
        return durations.clone();
    }

    /** The total number of rows of reads. */
    long readRows() {
        return readRows;
    }

    /** The number of reads in each bucket of {@link #rowBounds}. */
    long[] rows() {
        return rows.clone();
    }
}
