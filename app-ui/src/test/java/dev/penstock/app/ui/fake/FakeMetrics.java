package dev.penstock.app.ui.fake;

import dev.penstock.engine.api.Metrics;
import dev.penstock.engine.api.StatementDetail;
import dev.penstock.engine.api.StatementStatistics;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** Metrics that tell what a test says; a database it says nothing of has had no statement. */
public final class FakeMetrics implements Metrics {
    private volatile Instant since = FakeDatabase.NOW.minusSeconds(3600);
    private volatile InstantSource clock = InstantSource.fixed(FakeDatabase.NOW);
    private final Map<String, Load> loads = new HashMap<>();

    private final Map<String, List<StatementDetail>> statements = new ConcurrentHashMap<>();

    private volatile boolean failing;
    private volatile CountDownLatch stuck = new CountDownLatch(0);

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

    @Override
    public Series series(List<String> databases, Duration window, Duration slot) {
        List<Slot> slots = new ArrayList<>();
        long step = slot.toSeconds();
        long end = clock.instant().getEpochSecond();
        long from = Math.max(end - window.toSeconds(), since.getEpochSecond());
        for (long begin = Math.floorDiv(from, step) * step; begin < end; begin += step) {
            long statements = 0;
            long errors = 0;
            Latency latency = Latency.NONE;
            for (String name : databases) {
                Load load = loads.get(name);
                for (long second = Math.max(from, begin); second < Math.min(end, begin + step); second++) {
                    Slot its = slot(second, load);
                    statements += its.statements();
                    errors += its.errors();
                    latency = load == null || statements < 100 ? latency : its.latency();
                }
            }
            slots.add(new Slot(Instant.ofEpochSecond(begin), statements, errors, statements * 3, latency));
        }
        return new Series("", slots, Latency.NONE);
    }

    /** A database has had this statement, and others too where the digest is empty. */
    public FakeMetrics statement(String database, StatementDetail detail) {
        statements
                .computeIfAbsent(database, name -> new CopyOnWriteArrayList<>())
                .add(detail);
        return this;
    }

    /** Whoever asks for statements waits from now on. */
    public void stick() {
        stuck = new CountDownLatch(1);
    }

    /** And no longer. */
    public void unstick() {
        stuck.countDown();
    }

    /** Whoever asks for statements gets a failure. */
    public void fail(boolean failing) {
        this.failing = failing;
    }

    /** The statements of a database are others from now on. */
    public FakeMetrics without(String database) {
        statements.remove(database);
        return this;
    }

    @Override
    public Statements statements(String database, Duration window) {
        if (failing) {
            throw new IllegalStateException("no metrics");
        }
        try {
            stuck.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        List<StatementStatistics> all = statements.getOrDefault(database, List.of()).stream()
                .map(StatementDetail::statistics)
                .toList();
        return new Statements(
                database,
                all.stream().filter(each -> !each.digest().isEmpty()).toList(),
                all.stream().filter(each -> each.digest().isEmpty()).findFirst().orElse(null));
    }

    @Override
    public Optional<StatementDetail> statement(String database, String digest, Duration window) {
        return statements.getOrDefault(database, List.of()).stream()
                .filter(each -> each.statistics().digest().equals(digest))
                .findFirst();
    }

    @Override
    public Waits waits(List<String> databases, Duration window) {
        long slots = window.dividedBy(STATEMENT_SLOT);
        List<Optional<Duration>> trend = new ArrayList<>();
        boolean loaded = databases.stream().anyMatch(loads::containsKey);
        for (long i = 0; i < slots; i++) {
            double millis = 0.4 + 0.3 * Math.sin(i / 5.0);
            trend.add(loaded ? Optional.of(Duration.ofNanos((long) (millis * 1e6))) : Optional.empty());
        }
        return loaded
                ? new Waits(
                        Duration.ofNanos(412_000),
                        new Latency(Duration.ofNanos(210_000), Duration.ofNanos(1_830_000), null),
                        trend)
                : new Waits(null, Latency.NONE, trend);
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
