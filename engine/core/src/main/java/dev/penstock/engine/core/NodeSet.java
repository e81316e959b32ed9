package dev.penstock.engine.core;

import dev.penstock.engine.api.CheckoutState;
import dev.penstock.engine.api.Deadline;
import dev.penstock.engine.api.Diagnosis;
import dev.penstock.engine.api.EngineEvent;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.Node;
import dev.penstock.engine.api.NodeAddress;
import dev.penstock.engine.api.Outcome;
import dev.penstock.engine.api.PoolState;
import dev.penstock.engine.api.Profile;
import dev.penstock.engine.api.SecretResolver;
import dev.penstock.engine.api.ServiceState;
import dev.penstock.engine.api.Shard;
import dev.penstock.engine.api.Topology;
import dev.penstock.engine.api.UnreachableException;
import dev.penstock.engine.api.spi.ConnectorProvider;
import dev.penstock.engine.api.spi.NodePool;
import dev.penstock.engine.api.spi.NodeTarget;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The nodes of a database and what is known of them. Another reading of the workspace is reconciled with it node by node:
 * what did not change is not touched. Safe for use by many threads.
 */
final class NodeSet {
    static final String ONLY_SHARD = "0";

    private final Services services;
    private final ConnectorProvider connector;
    private final SecretResolver secrets;
    private volatile Map<String, NodeRuntime> runtimes = Map.of();
    private volatile Topology topology;
    private volatile @Nullable String ending;
    private boolean watched;

    /** Opens the pools, which reaches no server. */
    NodeSet(Profile profile, ConnectorProvider connector, SecretResolver secrets, Services services) {
        this.services = services;
        this.connector = connector;
        this.secrets = secrets;
        this.topology = new Topology(profile.name(), 0, List.of(new Shard(ONLY_SHARD, List.of())));
        reconcile(profile);
        if (profile.nodes().size() > 1) {
            watch();
        }
    }

    Topology topology() {
        return topology;
    }

    ConnectorProvider connector() {
        return connector;
    }

    /**
     * Puts another profile of the same database and engine into force. A node whose address is still there stays, with its
     * connections and what it was found to be; a new address adds a node, one that is gone drains.
     */
    synchronized void reconcile(Profile profile) {
        Instant now = Instant.now();
        Map<String, NodeRuntime> next = new LinkedHashMap<>();
        List<NodeRuntime> opened = new ArrayList<>();
        List<Node> nodes = new ArrayList<>();
        try {
            for (NodeAddress address : profile.nodes()) {
                Node fresh = Node.unobserved(ONLY_SHARD, address, now);
                NodeRuntime there = runtimes.get(fresh.id());
                if (there == null) {
                    there = open(fresh, profile);
                    opened.add(there);
                }
                next.put(fresh.id(), there);
                nodes.add(topology.node(fresh.id()).orElse(fresh));
            }
        } catch (RuntimeException | Error failure) {
            opened.forEach(runtime -> runtime.close(Duration.ZERO));
            throw failure;
        }
        Map<String, NodeRuntime> before = runtimes;
        runtimes = next;
        know(List.of(new Shard(ONLY_SHARD, nodes)));
        next.values().stream()
                .filter(runtime -> !opened.contains(runtime))
                .forEach(runtime -> refresh(runtime, profile));
        if (watched) {
            opened.forEach(runtime -> runtime.watch().start());
        }
        before.forEach((id, runtime) -> {
            if (!next.containsKey(id)) {
                drain(runtime, profile.name());
            }
        });
    }

    private NodeRuntime open(Node node, Profile profile) {
        NodeTarget target = target(node, profile);
        NodePool pool = connector.open(target);
        NodeWatch watch =
                new NodeWatch(node.name(), pool, profile.probeEvery(), (probe, change) -> change(node.id(), change));
        return new NodeRuntime(node.id(), target, pool, watch, services);
    }

    private NodeTarget target(Node node, Profile profile) {
        return new NodeTarget(profile.name(), node.name(), node.address(), profile, secrets);
    }

    private void refresh(NodeRuntime runtime, Profile profile) {
        topology.node(runtime.id()).ifPresent(node -> {
            NodeTarget renewed = target(node, profile);
            if (!renewed.equals(runtime.target())) {
                runtime.refresh(renewed);
            }
        });
    }

    private static void drain(NodeRuntime runtime, String database) {
        runtime.end("Node " + runtime.name() + " of database '" + database + "' is in the workspace no more");
        Thread.ofVirtual().name("penstock-drain-" + runtime.name()).start(() -> runtime.close(Duration.ofDays(1)));
    }

    /** Begins to observe the nodes. Idempotent. */
    synchronized void watch() {
        watched = true;
        runtimes.values().forEach(runtime -> runtime.watch().start());
    }

    /** Applies a change to what is known of a node; nothing if it has left. */
    synchronized void change(String id, UnaryOperator<Node> change) {
        if (topology.node(id).isEmpty()) {
            return;
        }
        know(topology.shards().stream()
                .map(shard -> new Shard(
                        shard.name(),
                        shard.nodes().stream()
                                .map(node -> node.id().equals(id) ? change.apply(node) : node)
                                .toList()))
                .toList());
    }

    /** Swaps the topology; its epoch rises and waiters look again if what matters for routing differs. */
    private void know(List<Shard> shards) {
        Topology before = topology;
        boolean changed = !routing(before.shards()).equals(routing(shards));
        topology = new Topology(before.database(), before.epoch() + (changed ? 1 : 0), shards);
        if (changed) {
            notifyAll();
            if (before.epoch() > 0) {
                services.events().publish(new EngineEvent.TopologyChanged(Instant.now(), before, topology));
            }
        }
    }

    private static List<Object> routing(List<Shard> shards) {
        List<Object> facts = new ArrayList<>();
        for (Shard shard : shards) {
            for (Node node : shard.nodes()) {
                facts.add(List.of(node.id(), node.address(), node.role(), node.health(), node.service()));
            }
        }
        return facts;
    }

    /** See {@link dev.penstock.engine.api.Database#setService}. */
    void setService(String id, ServiceState state) {
        NodeRuntime runtime = runtimes.get(id);
        if (runtime == null) {
            throw new IllegalArgumentException(
                    "There is no node '" + id + "'. The nodes are: " + String.join(", ", runtimes.keySet()));
        }
        change(id, node -> node.toBuilder().service(state).build());
        if (state != ServiceState.IN_SERVICE) {
            runtime.sendAway();
        }
        if (state == ServiceState.FENCED) {
            runtime.cutAll();
        }
    }

    /**
     * Waits until the topology meets a condition.
     *
     * @return the topology; null if none has met it by the deadline, the operation was stopped, or the set ends
     */
    @Nullable
    Topology await(Predicate<? super Topology> condition, Deadline deadline, StopSignal stop) {
        stop.onStop(this::wakeAll);
        try {
            synchronized (this) {
                while (!condition.test(topology)) {
                    long left = deadline.remainingNanos() / 1_000_000;
                    if (left <= 0 || stop.stopped() || ending != null) {
                        return null;
                    }
                    wait(left);
                }
                return topology;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        } finally {
            stop.onStop(null);
        }
    }

    private void wakeAll() {
        // a stop may come from a thread that holds another lock, so it does not wait for this one
        services.cancellers().execute(() -> {
            synchronized (this) {
                notifyAll();
            }
        });
    }

    /**
     * The node that the router chooses; waits for another topology if none will do.
     *
     * @throws dev.penstock.engine.api.PenstockException if none will do in time, or the operation was stopped
     */
    NodeRuntime choose(Router router, Operation operation) {
        Node node = router.route(topology, operation.intent(), operation.attempts());
        if (node == null) {
            node = awaitNode(router, operation);
        }
        NodeRuntime runtime = runtimes.get(node.id());
        if (runtime != null) {
            return runtime;
        }
        // the topology was swapped in this very moment
        return Objects.requireNonNull(
                runtimes.get(awaitNode(router, operation).id()), "The router chose a node that is not there");
    }

    private Node awaitNode(Router router, Operation operation) {
        operation.database().requireOpen();
        boolean hopeless = topology.nodes().stream()
                .allMatch(node -> node.service() == ServiceState.FENCED || node.service() == ServiceState.DRAINING);
        Deadline wait = hopeless
                ? Deadline.after(Duration.ZERO)
                : operation
                        .deadline()
                        .within(operation.database().profile().pool().acquireTimeout());
        Topology found = await(
                seen -> router.route(seen, operation.intent(), operation.attempts()) != null,
                wait,
                operation.cancellation());
        Node node = found == null ? null : router.route(found, operation.intent(), operation.attempts());
        if (node != null) {
            return node;
        }
        operation.checkpoint();
        operation.database().requireOpen();
        throw new UnreachableException(
                ErrorCode.OUT_OF_SERVICE,
                "No node of '" + topology.database() + "' takes this statement: " + states(),
                Diagnosis.of(Outcome.NOT_DONE, "Put a node back into service."),
                null);
    }

    private String states() {
        return String.join(
                ", ",
                topology.nodes().stream()
                        .map(node -> node.name() + " is " + node.role() + ", " + node.health() + ", " + node.service())
                        .toList());
    }

    /** How many nodes there are. */
    int size() {
        return runtimes.size();
    }

    List<PoolState> pools() {
        return runtimes.values().stream().map(NodeRuntime::state).toList();
    }

    /** How many permits of the nodes' admissions are taken. */
    int permitsOut() {
        return runtimes.values().stream().mapToInt(NodeRuntime::permitsOut).sum();
    }

    List<CheckoutState> checkouts() {
        return runtimes.values().stream()
                .flatMap(runtime -> runtime.checkouts().stream())
                .toList();
    }

    /** Says why the nodes are about to end; callers that wait for them are sent away. Only the first reason counts. */
    void end(String why) {
        synchronized (this) {
            if (ending == null) {
                ending = why;
            }
            notifyAll();
        }
        runtimes.values().forEach(runtime -> runtime.end(why));
    }

    /** Closes the nodes; returns when all that runs has ended or been cut. A second call shortens the grace. */
    void close(Duration grace) {
        List<Thread> closing = runtimes.values().stream()
                .map(runtime -> Thread.ofVirtual()
                        .name("penstock-close-" + runtime.name())
                        .start(() -> runtime.close(grace)))
                .toList();
        closing.forEach(Threads::join);
    }
}
