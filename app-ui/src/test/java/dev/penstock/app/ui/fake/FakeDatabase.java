package dev.penstock.app.ui.fake;

import dev.penstock.engine.api.Caller;
import dev.penstock.engine.api.CheckoutState;
import dev.penstock.engine.api.Database;
import dev.penstock.engine.api.EngineKind;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.Execution;
import dev.penstock.engine.api.Health;
import dev.penstock.engine.api.Node;
import dev.penstock.engine.api.NodeAddress;
import dev.penstock.engine.api.PoolState;
import dev.penstock.engine.api.Profile;
import dev.penstock.engine.api.Result;
import dev.penstock.engine.api.Role;
import dev.penstock.engine.api.ServiceState;
import dev.penstock.engine.api.Session;
import dev.penstock.engine.api.Shard;
import dev.penstock.engine.api.Statement;
import dev.penstock.engine.api.Template;
import dev.penstock.engine.api.Topology;
import dev.penstock.engine.api.catalog.Catalog;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A database that is in whatever state a test says, for states that no real server can be brought into. */
public final class FakeDatabase implements Database {
    /** What time it is in the tests that use this. */
    public static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final Profile profile;
    private volatile List<Node> nodes = new ArrayList<>();
    private volatile List<PoolState> pools = List.of();
    private volatile @Nullable Catalog catalog;

    public FakeDatabase(String name, EngineKind engine, Profile.SafeMode safeMode) {
        this.profile = Profile.builder(name, engine)
                // of no importance: the nodes are those of the topology
                .nodes(new NodeAddress.Host("unused", 1))
                .databaseName(engine == EngineKind.SQLITE ? null : name)
                .username(engine == EngineKind.SQLITE ? null : new Template("app"))
                .probeEvery(Duration.ofMillis(500))
                .safeMode(safeMode)
                .place(new Profile.Place(Path.of("/srv/shop/penstock.yaml"), 4, 3))
                .build();
    }

    /** Holds what the catalog says. */
    public FakeDatabase with(Catalog now) {
        catalog = now;
        return this;
    }

    /** A server that answers. */
    public FakeDatabase up(String host, Role role, @Nullable Duration lag) {
        return with(new Node.Builder("0/" + host, host, address(host), NOW.minusSeconds(4000))
                .role(role)
                .health(Health.UP, NOW.minusSeconds(4000))
                .reason(null, null)
                .observed(
                        new Node.Observation(version(), "0/3A4F10B8", lag, "TLSv1.3", Duration.ofNanos(412_000)),
                        NOW.minusMillis(300))
                .nextProbeAt(NOW.plusMillis(200))
                .build());
    }

    /** A server in trouble, last observed a while ago. */
    public FakeDatabase bad(String host, Role role, Health health, String reason, @Nullable ErrorCode code) {
        return with(new Node.Builder("0/" + host, host, address(host), NOW.minusSeconds(72))
                .role(role)
                .health(health, NOW.minusSeconds(72))
                .reason(reason, code)
                .observed(
                        new Node.Observation(
                                version(), "0/3A4F0000", Duration.ofMillis(1840), "TLSv1.3", Duration.ofMillis(2)),
                        NOW.minusSeconds(72))
                .nextProbeAt(NOW.plusMillis(4400))
                .build());
    }

    /** A server that has never answered. */
    public FakeDatabase never(String host, Health health, @Nullable String reason, @Nullable ErrorCode code) {
        return with(new Node.Builder("0/" + host, host, address(host), NOW.minusSeconds(5))
                .role(Role.UNKNOWN)
                .health(health, NOW.minusSeconds(5))
                .reason(reason, code)
                .observed(null, null)
                .nextProbeAt(NOW.plusMillis(400))
                .build());
    }

    /** A database file. */
    public FakeDatabase file(String path) {
        return with(new Node.Builder("0/" + path, path, new NodeAddress.File(Path.of(path)), NOW.minusSeconds(4000))
                .role(Role.PRIMARY)
                .health(Health.UP, NOW.minusSeconds(4000))
                .reason(null, null)
                .observed(
                        new Node.Observation("3.54.1", null, null, null, Duration.ofNanos(38_000)),
                        NOW.minusMillis(300))
                .nextProbeAt(NOW.plusMillis(200))
                .build());
    }

    /** Any node. */
    public FakeDatabase with(Node node) {
        List<Node> more = new ArrayList<>(nodes);
        more.add(node);
        nodes = List.copyOf(more);
        return this;
    }

    /** No node any more. */
    public FakeDatabase without() {
        nodes = List.of();
        return this;
    }

    /** The pool of the first node. */
    public FakeDatabase pool(int active, int idle, int waiting, int max) {
        pools = List.of(new PoolState(nodes.getFirst().name(), active, idle, waiting, max));
        return this;
    }

    private String version() {
        return switch (profile.engine()) {
            case POSTGRESQL -> "18.6";
            case MYSQL -> "9.7.0";
            case MONGODB -> "8.2.1";
            case SQLITE -> "3.54.1";
        };
    }

    private static NodeAddress address(String host) {
        int colon = host.lastIndexOf(':');
        return new NodeAddress.Host(host.substring(0, colon), Integer.parseInt(host, colon + 1, host.length(), 10));
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
        return new Topology(name(), 1, List.of(new Shard("0", nodes)));
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
        return new FakeSession(this, caller, catalog);
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
