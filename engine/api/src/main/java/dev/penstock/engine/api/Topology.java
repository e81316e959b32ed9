package dev.penstock.engine.api;

import java.util.List;
import java.util.Optional;

/**
 * What is known of a database's nodes at one moment. Immutable; swapped whole.
 *
 * @param database which
 * @param epoch rises with each change of nodes, roles, health or service states; from 1
 * @param shards at least one
 */
public record Topology(String database, long epoch, List<Shard> shards) {
    /** Copies the list. */
    public Topology {
        shards = List.copyOf(shards);
    }

    /** All nodes of all shards. */
    public List<Node> nodes() {
        return shards.size() == 1
                ? shards.getFirst().nodes()
                : shards.stream().flatMap(shard -> shard.nodes().stream()).toList();
    }

    /** A node by its {@link Node#id()}. */
    public Optional<Node> node(String id) {
        return nodes().stream().filter(node -> node.id().equals(id)).findFirst();
    }

    /** The worst health of its nodes. */
    public Health health() {
        Health worst = Health.UP;
        for (Node node : nodes()) {
            if (severity(node.health()) > severity(worst)) {
                worst = node.health();
            }
        }
        return worst;
    }

    private static int severity(Health health) {
        return switch (health) {
            case UP -> 0;
            case UNKNOWN -> 1;
            case DEGRADED -> 2;
            case DOWN -> 3;
        };
    }
}
