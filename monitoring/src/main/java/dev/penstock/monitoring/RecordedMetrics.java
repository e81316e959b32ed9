package dev.penstock.monitoring;

import dev.penstock.engine.api.EngineKind;
import dev.penstock.engine.api.Metrics;
import dev.penstock.engine.api.StatementDetail;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The metrics of a recorder. */
final class RecordedMetrics implements Metrics {
    private static final String TEXT_004 = "text/plain; version=0.0.4; charset=utf-8";

    private final PrometheusMeterRegistry registry;
    private final NodeGauges gauges;
    private final Map<String, DatabaseMeters> meters;
    private final InstantSource clock;
    private final Instant since;
    private final SecondRing nothing = new SecondRing(EngineKind.POSTGRESQL);

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
        long until = clock.instant().getEpochSecond();
        long from = Math.max(since.getEpochSecond(), until - seconds(window));
        return ring(database).read(database, from, until);
    }

    @Override
    public Series series(List<String> databases, Duration window, Duration slot) {
        long until = clock.instant().getEpochSecond();
        long from = Math.max(since.getEpochSecond(), until - seconds(window));
        List<SecondRing> rings = databases.stream().map(this::ring).toList();
        return SecondRing.read("", rings, from, until, Math.max(1, seconds(slot)));
    }

    @Override
    public Statements statements(String database, Duration window) {
        long now = slot(clock.instant());
        return ring(database).statements().read(database, firstSlot(window, now), now);
    }

    @Override
    public Optional<StatementDetail> statement(String database, String digest, Duration window) {
        long now = slot(clock.instant());
        return ring(database).statements().detail(digest, firstSlot(window, now), now);
    }

    @Override
    public Waits waits(List<String> databases, Duration window) {
        long now = slot(clock.instant());
        long from = firstSlot(window, now);
        SlotSums sums = SlotSums.together(databases.stream()
                .map(database -> ring(database).statements().waits(from, now))
                .toList());
        return sums.waits();
    }

    private SecondRing ring(String database) {
        DatabaseMeters recorded = meters.get(database);
        return recorded == null ? nothing : recorded.ring();
    }

    /** The first slot of the window. Only the first slot may start before the recording. */
    private long firstSlot(Duration window, long now) {
        long slots = -Math.floorDiv(-seconds(window), SlotSums.SECONDS);
        return Math.max(slot(since), now - slots + 1);
    }

    private static long slot(Instant at) {
        return StatementSlots.slotOf(at.getEpochSecond());
    }

    /** Synchronized, because two concurrent refreshes would remove each other's gauges. */
    @Override
    public void expose(Appendable out) throws IOException {
        String text;
        synchronized (gauges) {
            gauges.refresh();
            text = registry.scrape(TEXT_004);
        }
        out.append(text);
    }

    /** The window in whole seconds, rounded up and limited to the retention. */
    private static long seconds(Duration window) {
        long whole = window.plusNanos(999_999_999).toSeconds();
        return Math.clamp(whole, 0, SecondRing.SECONDS);
    }
}
