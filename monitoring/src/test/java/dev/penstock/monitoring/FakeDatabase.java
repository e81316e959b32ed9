package dev.penstock.monitoring;

import dev.penstock.engine.api.Caller;
import dev.penstock.engine.api.Database;
import dev.penstock.engine.api.EngineKind;
import dev.penstock.engine.api.Execution;
import dev.penstock.engine.api.Intent;
import dev.penstock.engine.api.Node;
import dev.penstock.engine.api.NodeAddress;
import dev.penstock.engine.api.PoolState;
import dev.penstock.engine.api.Profile;
import dev.penstock.engine.api.Result;
import dev.penstock.engine.api.Session;
import dev.penstock.engine.api.Shard;
import dev.penstock.engine.api.Statement;
import dev.penstock.engine.api.Topology;
import dev.penstock.engine.api.catalog.Catalog;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;

/** A database that has a profile, nodes and pools, and runs nothing. */
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
        return new Profile(
                name,
                engine,
                List.of(new NodeAddress.Host("db1", 5432)),
                engine == EngineKind.SQLITE ? null : "shop",
                null,
                null,
                Profile.Tls.DEFAULT,
                Profile.Pool.DEFAULT,
                Duration.ofSeconds(1),
                Profile.SafeMode.OFF,
                new Profile.Place(Path.of("/penstock.yaml"), 1, 1));
    }

    @Override
    public Topology topology() {
        return new Topology(name, List.of(new Shard("0", nodes)));
    }

    @Override
    public List<PoolState> pools() {
        return pools;
    }

    @Override
    public Session session(Caller caller, Intent defaultIntent) {
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

    @Override
    public Catalog catalog(Caller caller) {
        throw new UnsupportedOperationException();
    }

    @Override
    public DataSource dataSource(Caller caller) {
        throw new UnsupportedOperationException();
    }
}
