package dev.penstock.app.ui.fake;

import dev.penstock.engine.api.Metrics;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Metrics that tell what a test says; a database it says nothing of has had no statement. */
public final class FakeMetrics implements Metrics {
    private volatile Instant since = FakeDatabase.NOW.minusSeconds(3600);
    private volatile InstantSource clock = InstantSource.fixed(FakeDatabase.NOW);
    private final Map<String, Load> loads = new HashMap<>();

    private record Load(double rate, double errors, Duration p95) {}

    /** Recording began then. */
    public FakeMetrics since(Instant when) {
        since = when;
        return this;
    }

    /** It is the time that this tells. */
    public FakeMetrics clock(InstantSource source) {
        clock = source;
        return this;
    }

    /** A database has had this load all the time, going up and down a little. */
    public FakeMetrics load(String database, double rate, double errors, Duration p95) {
        loads.put(database, new Load(rate, errors, p95));
        return this;
    }

    @Override
    public Instant recordingSince() {
        return since;
    }

    @Override
    public Series series(String database, Duration window) {
        Load load = loads.get(database);
        List<Slot> slots = new ArrayList<>();
        long end = clock.instant().getEpochSecond();
        for (long second = Math.max(end - window.toSeconds(), since.getEpochSecond()); second < end; second++) {
            slots.add(slot(second, load));
        }
        return new Series(database, slots, load == null ? Latency.NONE : latency(load, end));
    }

    private static Slot slot(long second, @Nullable Load load) {
        Instant at = Instant.ofEpochSecond(second);
        if (load == null) {
            return new Slot(at, 0, 0, 0, Latency.NONE);
        }
        double wave = 1 + 0.35 * Math.sin(second / 17.0) + 0.15 * Math.sin(second / 3.1);
        long statements = Math.round(load.rate * wave);
        long errors = Math.min(statements, Math.round(load.errors * Math.max(0, Math.sin(second / 11.0)) * 2));
        return new Slot(at, statements, errors, statements * 3, latency(load, second));
    }

    private static Latency latency(Load load, long second) {
        Duration p95 = Duration.ofNanos((long) (load.p95.toNanos() * (1 + 0.3 * Math.sin(second / 23.0))));
        return new Latency(p95.dividedBy(4), p95, p95.multipliedBy(3));
    }

    @Override
    public void expose(Appendable out) {
        throw new UnsupportedOperationException();
    }
}
