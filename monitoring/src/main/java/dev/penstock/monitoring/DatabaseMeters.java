package dev.penstock.monitoring;

import dev.penstock.engine.api.Database;
import dev.penstock.engine.api.EngineKind;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.Node;
import dev.penstock.engine.api.NodeAddress;
import dev.penstock.engine.api.StatementEvent;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** The meters of one database. Thread-safe. */
final class DatabaseMeters {
    private static final String NO_NODE = "";

    private final @Nullable Database database;
    private final Tags tags;
    private final SecondRing ring;
    private final LongAdder started = new LongAdder();
    private final ConcurrentHashMap<String, NodeLines> nodes = new ConcurrentHashMap<>();
    private final List<Line> lines = new CopyOnWriteArrayList<>();

    DatabaseMeters(MeterRegistry registry, String name, @Nullable Database database) {
        this.database = database;
        ring = new SecondRing(
                database == null ? EngineKind.POSTGRESQL : database.profile().engine());
        tags = Names.database(name, database);
        Gauge.builder(Names.STATEMENTS_ACTIVE, this, DatabaseMeters::active)
                .description("Statements that have started but not ended")
                .tags(tags)
                .register(registry);
        FunctionCounter.builder(Names.STATEMENTS_WAIT, this, DatabaseMeters::waitSeconds)
                .description("Time that statements waited for admission and for a connection")
                .baseUnit("seconds")
                .tags(tags)
                .register(registry);
    }

    void started() {
        started.increment();
    }

    void completed(StatementEvent.Completed completion) {
        ring.record(node(completion.node()).of(completion.error()), completion);
    }

    SecondRing ring() {
        return ring;
    }

    /** Every series with statements, in the order of their first statement. */
    List<Line> lines() {
        return lines;
    }

    private long active() {
        // read the ended ones first, so that a statement that ends meanwhile does not make the difference negative
        long ended = ring.total().count();
        return started.sum() - ended;
    }

    private double waitSeconds() {
        return ring.total().waitSeconds();
    }

    private NodeLines node(@Nullable String name) {
        String key = name == null ? NO_NODE : name;
        NodeLines known = nodes.get(key);
        return known != null ? known : nodes.computeIfAbsent(key, this::make);
    }

    private NodeLines make(String name) {
        Tags whose = tags.and(Names.node(name, address(name)));
        return new NodeLines(error -> line(whose, error));
    }

    private synchronized Line line(Tags whose, @Nullable ErrorCode error) {
        Line line = new Line(lines.size(), whose, error);
        lines.add(line);
        return line;
    }

    private @Nullable NodeAddress address(String node) {
        return database == null
                ? null
                : database.topology().nodes().stream()
                        .filter(each -> each.name().equals(node))
                        .map(Node::address)
                        .findFirst()
                        .orElse(null);
    }
}
