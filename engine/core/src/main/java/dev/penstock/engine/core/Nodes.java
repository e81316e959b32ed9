package dev.penstock.engine.core;

import dev.penstock.engine.api.Node;
import dev.penstock.engine.api.PoolState;
import dev.penstock.engine.api.Profile;
import dev.penstock.engine.api.SecretResolver;
import dev.penstock.engine.api.Shard;
import dev.penstock.engine.api.Topology;
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
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A database's nodes as one profile has them: their pools, their watches, and what is known of them. Another profile
 * has other nodes: these are replaced as a whole, and end.
 */
final class Nodes {
    private final CatalogReader catalog;
    private final Map<String, NodeRuntime> runtimes = new LinkedHashMap<>();
    private final List<NodeWatch> watches = new ArrayList<>();
    private final BiConsumer<Nodes, Node> observer;
    private volatile Topology topology;
    private volatile @Nullable String ending;

    /**
     * Opens the pools, which reaches no server.
     *
     * @param observer told of a node that has been asked, on the thread of its watch
     */
    Nodes(Profile profile, ConnectorProvider connector, SecretResolver secrets, BiConsumer<Nodes, Node> observer) {
        this.catalog = connector.catalog();
        this.observer = observer;
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
                            this,
                            Breaker.OFF,
                            new FairAdmission(profile.pool().max()),
                            pool,
                            profile.pool().acquireTimeout()));
            watches.add(new NodeWatch(node, pool, profile.probeEvery(), this::observe));
        }
    }

    private void observe(Node node) {
        observer.accept(this, node);
    }

    Topology topology() {
        return topology;
    }

    /** Swaps one node for what is known of it now; one thread at a time. */
    void know(Node node) {
        topology = new Topology(
                topology.database(),
                topology.shards().stream()
                        .map(shard -> new Shard(
                                shard.name(),
                                shard.nodes().stream()
                                        .map(old -> old.name().equals(node.name()) ? node : old)
                                        .toList()))
                        .toList());
    }

    NodeRuntime runtime(Node node) {
        NodeRuntime runtime = runtimes.get(node.name());
        if (runtime == null) {
            throw new IllegalStateException(
                    "The router chose " + node.name() + ", which is no node of " + topology.database());
        }
        return runtime;
    }

    List<PoolState> pools() {
        return runtimes.values().stream().map(NodeRuntime::state).toList();
    }

    CatalogReader catalog() {
        return catalog;
    }

    /** Begins to observe them. Idempotent. */
    void watch() {
        watches.forEach(NodeWatch::start);
    }

    /** Why they end, as a sentence without a full stop; null as long as they do not. */
    @Nullable
    String ending() {
        return ending;
    }

    /** Says why they are about to end; whoever queues for them is sent away. Only the first reason counts. */
    void end(String why) {
        if (ending == null) {
            ending = why;
            runtimes.values().forEach(runtime -> runtime.admission().end());
        }
    }

    /** Ends them; returns when all that runs has ended or been cut. Called again, it shortens the grace. */
    void close(Duration grace) {
        watches.forEach(NodeWatch::close);
        runtimes.values().forEach(runtime -> runtime.pool().close(grace));
    }
}
