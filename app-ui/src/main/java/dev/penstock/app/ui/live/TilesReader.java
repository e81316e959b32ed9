package dev.penstock.app.ui.live;

import dev.penstock.app.ui.text.Figure;
import dev.penstock.app.ui.text.Figures;
import dev.penstock.app.ui.text.Messages;
import dev.penstock.engine.api.Database;
import dev.penstock.engine.api.Metrics;
import dev.penstock.engine.api.PoolState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToIntFunction;

/** Looks at the pools every second and reads the tiles from that. One thread at a time. */
final class TilesReader {
    private static final Duration LATELY = Duration.ofSeconds(10);
    private static final Duration PAST = Duration.ofSeconds((long) PoolSamples.PLACES * PoolSamples.SECONDS);
    private final Metrics metrics;
    private final Messages messages;
    private final Map<String, PoolSamples> samples = new ConcurrentHashMap<>();

    TilesReader(Metrics metrics, Messages messages) {
        this.metrics = metrics;
        this.messages = messages;
    }

    /** Looks at the pools, whether they are shown or not: a trend begins before somebody wants to see it. */
    void sample(List<Database> databases, Instant now) {
        for (Database each : databases) {
            of(each).add(now, each.pools());
        }
    }

    Tiles read(List<Database> databases, Instant now) {
        List<PoolState> pools = new ArrayList<>();
        databases.forEach(each -> pools.addAll(each.pools()));
        PoolState sum = PoolSamples.sum(pools);
        List<PoolSamples> past = databases.stream().map(this::of).toList();
        return new Tiles(
                tile(sum, PoolState::active, messages.say("of", Figures.count(sum.max())), false, past, now),
                tile(sum, PoolState::idle, "", false, past, now),
                tile(sum, PoolState::waiting, "", sum.waiting() > 0, past, now),
                waited(databases.stream().map(Database::name).toList()));
    }

    private Tile tile(
            PoolState sum,
            ToIntFunction<PoolState> value,
            String note,
            boolean alarming,
            List<PoolSamples> past,
            Instant now) {
        Values trend = PoolSamples.trend(past, now, value);
        return sum.max() == 0
                ? new Tile(Figure.missing(messages.say("missing.pool")), "", false, trend)
                : new Tile(Figure.of(Figures.count(value.applyAsInt(sum))), note, alarming, trend);
    }

    private Tile waited(List<String> databases) {
        Metrics.Waits lately = metrics.waits(databases, LATELY);
        Values trend = Values.of(metrics.waits(databases, PAST).trend().stream()
                .mapToDouble(TilesReader::millis)
                .toArray());
        Duration mean = lately.mean();
        if (mean == null) {
            return new Tile(Figure.missing(messages.say("missing.wait")), "", false, trend);
        }
        Duration p95 = lately.latency().p95();
        String note = p95 == null ? "" : messages.say("wait.p95", Figures.duration(p95));
        return new Tile(Figure.of(Figures.duration(mean)), note, false, trend);
    }

    private static double millis(Optional<Duration> mean) {
        return mean.map(each -> each.toNanos() / 1e6).orElse(Double.NaN);
    }

    private PoolSamples of(Database database) {
        return samples.computeIfAbsent(database.name(), name -> new PoolSamples());
    }
}
