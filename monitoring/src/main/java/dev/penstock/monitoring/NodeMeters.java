package dev.penstock.monitoring;

import dev.penstock.engine.api.EngineEvent;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.Intent;
import dev.penstock.engine.api.PenstockException;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** The histograms of statements on one node, with the bounds that OpenTelemetry advises. */
final class NodeMeters {
    private static final Duration[] SECONDS = {
        Duration.ofMillis(1),
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofSeconds(5),
        Duration.ofSeconds(10)
    };
    private static final double[] ROWS = {1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000};

    private final MeterRegistry registry;
    private final Tags tags;
    private final Timer done;
    private final DistributionSummary rows;
    private final ConcurrentHashMap<ErrorCode, Timer> failed = new ConcurrentHashMap<>();

    NodeMeters(MeterRegistry registry, Tags tags) {
        this.registry = registry;
        this.tags = tags;
        done = timer("");
        rows = DistributionSummary.builder(Names.RETURNED_ROWS)
                .description("Rows that a read returned")
                .tags(tags)
                .serviceLevelObjectives(ROWS)
                .register(registry);
    }

    void completed(EngineEvent.Completion completion) {
        PenstockException error = completion.error();
        Timer timer = error == null ? done : failed(error.code());
        timer.record(completion.totalNanos(), TimeUnit.NANOSECONDS);
        if (error == null && completion.started().intent() == Intent.READ) {
            rows.record((double) completion.rows());
        }
    }

    private Timer failed(ErrorCode code) {
        Timer known = failed.get(code);
        return known != null ? known : failed.computeIfAbsent(code, key -> timer(key.id()));
    }

    private Timer timer(String errorType) {
        return Timer.builder(Names.OPERATION_DURATION)
                .description("Time from a statement's beginning to the end of its result")
                .tags(tags)
                .tag(Names.ERROR_TYPE, errorType)
                .serviceLevelObjectives(SECONDS)
                .register(registry);
    }
}
