package dev.penstock.engine.api;

import java.util.List;

/**
 * One of several equal parts of a sharded database. A database without shards has one.
 *
 * @param name the name in the workspace; by default {@code 0}, {@code 1}, …
 * @param nodes the nodes, at least one
 */
public record Shard(String name, List<Node> nodes) {
    /** Copies the list. */
    public Shard {
        nodes = List.copyOf(nodes);
    }
}
