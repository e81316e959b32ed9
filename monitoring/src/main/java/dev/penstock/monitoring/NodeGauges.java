package dev.penstock.monitoring;

import dev.penstock.engine.api.Database;
import dev.penstock.engine.api.Health;
import dev.penstock.engine.api.Node;
import dev.penstock.engine.api.PoolState;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * Gauges of pools and nodes. {@link #refresh} reads the values and adds or removes gauges with the nodes. A value that
 * is not observed yet has no gauge. Not thread-safe.
 */
final class NodeGauges {
    private static final double NANOS_PER_SECOND = 1e9;

    private final Supplier<List<Database>> databases;
    private final MultiGauge connections;
    private final MultiGauge max;
    private final MultiGauge pending;
    private final MultiGauge health;
    private final MultiGauge lag;
    private final MultiGauge roundTrip;

    NodeGauges(MeterRegistry registry, Supplier<List<Database>> databases) {
        this.databases = databases;
        connections = gauge(registry, Names.CONNECTION_COUNT, "Connections of a pool by state", "");
        max = gauge(registry, Names.CONNECTION_MAX, "Maximum number of connections of a pool", "");
        pending = gauge(registry, Names.CONNECTION_PENDING, "Statements that wait for a connection", "");
        health = gauge(registry, Names.NODE_HEALTH, "1 for the current health of a node, 0 for the others", "");
        lag = gauge(registry, Names.NODE_LAG, "Lag of a node behind its primary", "seconds");
        roundTrip = gauge(registry, Names.NODE_ROUND_TRIP, "Round trip of the last probe of a node", "seconds");
    }

    /** Updates the gauges from the present state of pools and nodes. */
    void refresh() {
        List<Row<?>> counts = new ArrayList<>();
        List<Row<?>> limits = new ArrayList<>();
        List<Row<?>> waiting = new ArrayList<>();
        List<Row<?>> healths = new ArrayList<>();
        List<Row<?>> lags = new ArrayList<>();
        List<Row<?>> trips = new ArrayList<>();
        for (Database database : databases.get()) {
            for (PoolState pool : database.pools()) {
                Tags tags = Names.pool(database.name(), pool.node());
                counts.add(Row.of(tags.and(Names.CONNECTION_STATE, "used"), pool.active()));
                counts.add(Row.of(tags.and(Names.CONNECTION_STATE, "idle"), pool.idle()));
                limits.add(Row.of(tags, pool.max()));
                waiting.add(Row.of(tags, pool.waiting()));
            }
            Tags whose = Names.database(database.name(), database);
            for (Node node : database.topology().nodes()) {
                Tags tags = whose.and(Names.node(node.name(), node.address()));
                addHealth(healths, tags, node.health());
                Node.Observation observed = node.observed();
                if (observed != null) {
                    trips.add(Row.of(tags, seconds(observed.roundTrip())));
                    if (observed.lag() != null) {
                        lags.add(Row.of(tags, seconds(observed.lag())));
                    }
                }
            }
        }
        connections.register(counts, true);
        max.register(limits, true);
        pending.register(waiting, true);
        health.register(healths, true);
        lag.register(lags, true);
        roundTrip.register(trips, true);
    }

    private static void addHealth(List<Row<?>> rows, Tags tags, Health is) {
        for (Health each : Health.values()) {
            String name = each.name().toLowerCase(Locale.ROOT);
            rows.add(Row.of(tags.and(Names.HEALTH, name), each == is ? 1 : 0));
        }
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / NANOS_PER_SECOND;
    }

    private static MultiGauge gauge(MeterRegistry registry, String name, String description, String unit) {
        MultiGauge.Builder builder = MultiGauge.builder(name).description(description);
        return (unit.isEmpty() ? builder : builder.baseUnit(unit)).register(registry);
    }
}
