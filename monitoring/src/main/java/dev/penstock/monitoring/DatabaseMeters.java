package dev.penstock.monitoring;

import dev.penstock.engine.api.Database;
import dev.penstock.engine.api.EngineEvent;
import dev.penstock.engine.api.Node;
import dev.penstock.engine.api.NodeAddress;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** What one database's statements are recorded into. Safe for use by many threads. */
final class DatabaseMeters {
    private static final String NO_NODE = "";
    private static final double NANOS_PER_SECOND = 1e9;

    private final MeterRegistry registry;
    private final @Nullable Database database;
    private final Tags tags;
    private final SecondRing ring = new SecondRing();
    private final LongAdder active = new LongAdder();
    private final LongAdder waitNanos = new LongAdder();
    private final ConcurrentHashMap<String, NodeMeters> nodes = new ConcurrentHashMap<>();

    DatabaseMeters(MeterRegistry registry, String name, @Nullable Database database) {
        this.registry = registry;
        this.database = database;
        tags = Names.database(name, database);
        Gauge.builder(Names.STATEMENTS_ACTIVE, active, LongAdder::sum)
                .description("Statements that have begun and not ended")
                .tags(tags)
                .register(registry);
        FunctionCounter.builder(Names.STATEMENTS_WAIT, waitNanos, nanos -> nanos.sum() / NANOS_PER_SECOND)
                .description("Time that statements spent in admission and pool")
                .baseUnit("seconds")
                .tags(tags)
                .register(registry);
    }

    void started() {
        active.increment();
    }

    void completed(EngineEvent.Completion completion) {
        active.decrement();
        if (completion.waitNanos() > 0) {
            waitNanos.add(completion.waitNanos());
        }
        ring.record(
                completion.at().getEpochSecond(),
                completion.totalNanos(),
                completion.rows(),
                completion.error() != null);
        node(completion.node()).completed(completion);
    }

    SecondRing ring() {
        return ring;
    }

    private NodeMeters node(@Nullable String name) {
        String key = name == null ? NO_NODE : name;
        NodeMeters known = nodes.get(key);
        return known != null ? known : nodes.computeIfAbsent(key, this::make);
    }

    private NodeMeters make(String name) {
        return new NodeMeters(registry, tags.and(Names.node(name, address(name))));
    }

    private @Nullable NodeAddress address(String node) {
        return database == null
                ? null
                : database.topology().node(node).map(Node::address).orElse(null);
    }
}
