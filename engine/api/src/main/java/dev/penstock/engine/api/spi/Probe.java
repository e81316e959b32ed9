package dev.penstock.engine.api.spi;

import dev.penstock.engine.api.Node;
import dev.penstock.engine.api.NodeAddress;
import dev.penstock.engine.api.Role;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a node said of itself.
 *
 * @param role what it does
 * @param observation version, position, lag, TLS, round trip
 * @param position the same position, comparable; null if it has none
 * @param identity the server's own lasting identity, such as PostgreSQL's system identifier; null if it has none
 * @param timeline which history its positions belong to, such as PostgreSQL's timeline; null if it has none
 * @param readOnly whether it refuses writes although it is a primary
 * @param peers other nodes of the same database that it knows of
 */
public record Probe(
        Role role,
        Node.Observation observation,
        @Nullable Position position,
        @Nullable String identity,
        @Nullable String timeline,
        boolean readOnly,
        List<NodeAddress> peers) {

    /** Copies the list. */
    public Probe {
        peers = List.copyOf(peers);
    }

    /** A node without position, identity, timeline or peers. */
    public Probe(Role role, Node.Observation observation) {
        this(role, observation, null, null, null, false, List.of());
    }
}
