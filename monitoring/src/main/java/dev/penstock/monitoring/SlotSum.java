package dev.penstock.monitoring;

import dev.penstock.engine.api.Metrics.Latency;
import dev.penstock.engine.api.Metrics.Slot;
import java.time.Instant;
import java.util.Arrays;

/** The sum of several seconds. Not thread-safe. */
final class SlotSum {
    private final long[] latencies = new long[LatencyBuckets.COUNT];
    private long statements;
    private long errors;
    private long rows;

    void add(Second second) {
        statements += second.statements();
        errors += second.errors();
        rows += second.rows();
        second.latencies().visit((bucket, count) -> {
            latencies[bucket] += count;
            return true;
        });
    }

    /** Adds another sum and resets it. */
    void takeFrom(SlotSum other) {
        if (other.statements == 0) {
            return;
        }
        statements += other.statements;
        for (int bucket = 0; bucket < latencies.length; bucket++) {
            latencies[bucket] += other.latencies[bucket];
        }
        Arrays.fill(other.latencies, 0);
        other.statements = 0;
        other.errors = 0;
        other.rows = 0;
    }

    Slot slot(Instant begin) {
        return new Slot(begin, statements, errors, rows, latency());
    }

    Latency latency() {
        return Percentiles.of(latencies, statements);
    }
}
