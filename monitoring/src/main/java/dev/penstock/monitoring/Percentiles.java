package dev.penstock.monitoring;

import dev.penstock.engine.api.Metrics.Latency;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Computes percentiles from counts per bucket. */
final class Percentiles {
    private static final int ENOUGH_FOR_P95 = 20;
    private static final int ENOUGH_FOR_P99 = 100;

    private Percentiles() {}

    /** Percentiles of sparse counts. A percentile with too few values is null. */
    static Latency of(SparseCounts counts, long total) {
        if (total == 0) {
            return Latency.NONE;
        }
        Ranks ranks = new Ranks(total);
        counts.visit(ranks::add);
        return ranks.latency();
    }

    /** Percentiles of counts with one element per bucket. */
    static Latency of(long[] counts, long total) {
        if (total == 0) {
            return Latency.NONE;
        }
        Ranks ranks = new Ranks(total);
        for (int bucket = 0; bucket < counts.length && ranks.add(bucket, counts[bucket]); bucket++) {}
        return ranks.latency();
    }

    /** Visits the buckets in ascending order and records where each percentile is reached. */
    private static final class Ranks {
        private final long total;
        private long passed;
        private int p50 = -1;
        private int p95 = -1;
        private int p99 = -1;

        private Ranks(long total) {
            this.total = total;
        }

        /** Whether a percentile is still missing. */
        private boolean add(int bucket, long count) {
            passed += count;
            p50 = reached(p50, bucket, 50);
            p95 = reached(p95, bucket, 95);
            p99 = reached(p99, bucket, 99);
            return p99 < 0;
        }

        private int reached(int found, int bucket, int percent) {
            return found < 0 && passed * 100 >= total * percent ? bucket : found;
        }

        private Latency latency() {
            return new Latency(
                    duration(p50),
                    total < ENOUGH_FOR_P95 ? null : duration(p95),
                    total < ENOUGH_FOR_P99 ? null : duration(p99));
        }

        private static @Nullable Duration duration(int bucket) {
            return Duration.ofNanos(LatencyBuckets.highest(bucket));
        }
    }
}
