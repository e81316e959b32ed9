package dev.penstock.monitoring;

import dev.penstock.engine.api.Metrics;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;

/** What a recorder has recorded, as its readers see it. */
final class RecordedMetrics implements Metrics {
    private static final String TEXT_004 = "text/plain; version=0.0.4; charset=utf-8";

    private final PrometheusMeterRegistry registry;
    private final NodeGauges gauges;
    private final Map<String, DatabaseMeters> meters;
    private final InstantSource clock;
    private final Instant since;
    private final SecondRing nothing = new SecondRing();

    RecordedMetrics(
            PrometheusMeterRegistry registry,
            NodeGauges gauges,
            Map<String, DatabaseMeters> meters,
            InstantSource clock) {
        this.registry = registry;
        this.gauges = gauges;
        this.meters = meters;
        this.clock = clock;
        since = clock.instant();
    }

    @Override
    public Instant recordingSince() {
        return since;
    }

    @Override
    public Series series(String database, Duration window) {
        DatabaseMeters recorded = meters.get(database);
        SecondRing ring = recorded == null ? nothing : recorded.ring();
        long until = clock.instant().getEpochSecond();
        long from = Math.max(since.getEpochSecond(), until - seconds(window));
        return ring.read(database, from, until);
    }

    /** Two at a time would take each other's gauges away. */
    @Override
    public void expose(Appendable out) throws IOException {
        String text;
        synchronized (gauges) {
            gauges.refresh();
            text = registry.scrape(TEXT_004);
        }
        out.append(text);
    }

    /** Whole seconds, a part of one counted as one, within what is kept. */
    private static long seconds(Duration window) {
        long whole = window.plusNanos(999_999_999).toSeconds();
        return Math.clamp(whole, 0, SecondRing.SECONDS);
    }
}
