package dev.penstock.monitoring;

import dev.penstock.engine.api.Database;
import dev.penstock.engine.api.Metrics;
import dev.penstock.engine.api.StatementEvent;
import dev.penstock.engine.api.spi.Recorder;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Counts and times every statement. The meters of a database are created at its first statement; later statements only
 * look them up.
 */
final class MicrometerRecorder implements Recorder {
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final ConcurrentHashMap<String, DatabaseMeters> meters = new ConcurrentHashMap<>();
    private final Supplier<List<Database>> databases;
    private final RecordedMetrics metrics;

    MicrometerRecorder(Supplier<List<Database>> databases, InstantSource clock) {
        this.databases = databases;
        registry.getPrometheusRegistry().register(new StatementHistograms(meters.values()));
        metrics = new RecordedMetrics(registry, new NodeGauges(registry, databases), meters, clock);
    }

    @Override
    public void started(StatementEvent.Started started) {
        of(started.database()).started();
    }

    @Override
    public void completed(StatementEvent.Completed completion) {
        of(completion.started().database()).completed(completion);
    }

    @Override
    public Metrics metrics() {
        return metrics;
    }

    @Override
    public void close() {
        registry.close();
    }

    private DatabaseMeters of(String name) {
        DatabaseMeters known = meters.get(name);
        return known != null ? known : meters.computeIfAbsent(name, this::make);
    }

    private DatabaseMeters make(String name) {
        return new DatabaseMeters(registry, name, find(name));
    }

    private @Nullable Database find(String name) {
        for (Database database : databases.get()) {
            if (database.name().equals(name)) {
                return database;
            }
        }
        return null;
    }
}
