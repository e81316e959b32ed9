package dev.penstock.engine.core;

import dev.penstock.engine.api.Caller;
import dev.penstock.engine.api.Database;
import dev.penstock.engine.api.Diagnosis;
import dev.penstock.engine.api.EngineEvent;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.Execution;
import dev.penstock.engine.api.Intent;
import dev.penstock.engine.api.Node;
import dev.penstock.engine.api.Outcome;
import dev.penstock.engine.api.PoolState;
import dev.penstock.engine.api.Profile;
import dev.penstock.engine.api.Result;
import dev.penstock.engine.api.SecretResolver;
import dev.penstock.engine.api.Session;
import dev.penstock.engine.api.Shard;
import dev.penstock.engine.api.Statement;
import dev.penstock.engine.api.Topology;
import dev.penstock.engine.api.UnsupportedException;
import dev.penstock.engine.api.catalog.Catalog;
import dev.penstock.engine.api.spi.Breaker;
import dev.penstock.engine.api.spi.CatalogReader;
import dev.penstock.engine.api.spi.ConnectorProvider;
import dev.penstock.engine.api.spi.NodePool;
import dev.penstock.engine.api.spi.NodeTarget;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** One database: its nodes, and the one way to them. */
final class CoreDatabase implements Database, AutoCloseable {
    /** How long statements may go on when the engine closes. */
    private static final Duration GRACE = Duration.ofSeconds(1);

    private final Profile profile;
    private final Services services;
    private final CatalogReader catalogReader;
    private final Map<String, NodeRuntime> runtimes = new LinkedHashMap<>();
    private final List<NodeWatch> watches = new ArrayList<>();
    private final Session own;
    private final Turn migrationTurn = new Turn();
    private volatile Topology topology;
    private volatile boolean watched;
    private volatile boolean closed;

    CoreDatabase(Profile profile, ConnectorProvider connector, SecretResolver secrets, Services services) {
        this.profile = profile;
        this.services = services;
        this.catalogReader = connector.catalog();
        this.own = new CoreSession(this, Caller.of("engine"), Intent.WRITE);
        Instant now = Instant.now();
        List<Node> nodes = profile.nodes().stream()
                .map(address -> Node.unobserved(address, now))
                .toList();
        this.topology = new Topology(profile.name(), List.of(new Shard("0", nodes)));
        for (Node node : nodes) {
            NodePool pool =
                    connector.open(new NodeTarget(profile.name(), node.name(), node.address(), profile, secrets));
            runtimes.put(
                    node.name(),
                    new NodeRuntime(
                            node.name(),
                            Breaker.OFF,
                            new FairAdmission(profile.pool().max()),
                            pool,
                            profile.pool().acquireTimeout()));
            watches.add(new NodeWatch(node, pool, profile.probeEvery(), this::observe));
        }
    }

    @Override
    public String name() {
        return profile.name();
    }

    @Override
    public Profile profile() {
        return profile;
    }

    @Override
    public Topology topology() {
        watch();
        return topology;
    }

    /** What is known, without beginning to look. */
    Topology observed() {
        return topology;
    }

    /** Begins to observe the nodes. Idempotent. */
    void watch() {
        if (!watched) {
            watched = true;
            watches.forEach(NodeWatch::start);
        }
    }

    private synchronized void observe(Node node) {
        Topology before = topology;
        Topology now = new Topology(
                name(),
                before.shards().stream()
                        .map(shard -> new Shard(
                                shard.name(),
                                shard.nodes().stream()
                                        .map(old -> old.name().equals(node.name()) ? node : old)
                                        .toList()))
                        .toList());
        topology = now;
        boolean changed = before.node(node.name())
                .filter(old -> old.health() == node.health() && old.role() == node.role())
                .isEmpty();
        if (changed && services.events().heard()) {
            services.events().publish(new EngineEvent.TopologyChanged(Instant.now(), before, now));
        }
    }

    @Override
    public List<PoolState> pools() {
        return runtimes.values().stream().map(NodeRuntime::state).toList();
    }

    NodeRuntime runtime(Node node) {
        NodeRuntime runtime = runtimes.get(node.name());
        if (runtime == null) {
            throw new IllegalStateException("The router chose " + node.name() + ", which is no node of " + name());
        }
        return runtime;
    }

    Services services() {
        return services;
    }

    @Override
    public Session session(Caller caller, Intent defaultIntent) {
        requireOpen();
        return new CoreSession(this, caller, defaultIntent);
    }

    @Override
    public Result execute(Statement statement) {
        return own.execute(statement);
    }

    @Override
    public Execution<Result> executeAsync(Statement statement) {
        return own.executeAsync(statement);
    }

    @Override
    public Catalog catalog(Caller caller) {
        return new CoreCatalog(catalogReader, new CoreSession(this, caller, Intent.READ));
    }

    @Override
    public DataSource dataSource(Caller caller) {
        if (!profile.engine().speaksSql()) {
            throw new UnsupportedException(
                    ErrorCode.UNSUPPORTED,
                    profile.engine().title() + " does not speak SQL, so there is no DataSource of it",
                    Diagnosis.of(Outcome.NOT_DONE, "Use execute(…) with a DocumentCommand."),
                    null);
        }
        return new RoutedDataSource(this, caller, JdbcManner.ORDINARY);
    }

    /** Whoever applies migrations takes turns by it. */
    Turn migrationTurn() {
        return migrationTurn;
    }

    void requireOpen() {
        if (closed) {
            throw Failures.closed("The engine");
        }
    }

    @Override
    public void close() {
        closed = true;
        watches.forEach(NodeWatch::close);
        runtimes.values().forEach(runtime -> runtime.pool().close(GRACE));
    }
}
