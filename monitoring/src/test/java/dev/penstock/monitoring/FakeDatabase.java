package dev.penstock.monitoring;

import dev.penstock.engine.api.Caller;
import dev.penstock.engine.api.CheckoutState;
import dev.penstock.engine.api.Database;
import dev.penstock.engine.api.EngineKind;
import dev.penstock.engine.api.Execution;
import dev.penstock.engine.api.Node;
import dev.penstock.engine.api.NodeAddress;
import dev.penstock.engine.api.PoolState;
import dev.penstock.engine.api.Profile;
import dev.penstock.engine.api.Result;
import dev.penstock.engine.api.ServiceState;
import dev.penstock.engine.api.Session;
import dev.penstock.engine.api.Shard;
import dev.penstock.engine.api.Statement;
import dev.penstock.engine.api.Topology;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

/** A database with a profile, nodes and pools that runs no statements. */
final class FakeDatabase implements Database {
    private final String name;
    private final EngineKind engine;
    private volatile List<Node> nodes = List.of();
    private volatile List<PoolState> pools = List.of();

    FakeDatabase(String name, EngineKind engine) {
        this.name = name;
        this.engine = engine;
    }

    FakeDatabase with(Node... some) {
        nodes = List.of(some);
        return this;
    }

    FakeDatabase with(PoolState... some) {
        pools = List.of(some);
        return this;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Profile profile() {
        return Profile.builder(name, engine)
                .nodes(new NodeAddress.Host("db1", 5432))
                .databaseName(engine == EngineKind.SQLITE ? null : "shop")
                .build();
    }

    @Override
    public Topology topology() {
        return new Topology(name, 1, List.of(new Shard("0", nodes)));
    }

    @Override
    public List<PoolState> pools() {
        return pools;
    }

    @Override
    public Topology awaitTopology(Predicate<? super Topology> condition, Duration timeout) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<CheckoutState> checkouts() {
        return List.of();
    }

    @Override
    public void setService(String nodeId, ServiceState state) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Session session(Caller caller) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Result execute(Statement statement) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Execution<Result> executeAsync(Statement statement) {
        throw new UnsupportedOperationException();
    }
}
