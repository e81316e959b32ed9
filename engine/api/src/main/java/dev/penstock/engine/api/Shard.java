package dev.penstock.engine.api;

import java.util.List;

/**
 * One of several equal parts of a sharded database; a database that is not sharded has one.
 *
 * @param name {@code 0}, {@code 1}, … unless the workspace names it
 * @param nodes at least one
 */
public record Shard(String name, List<Node> nodes) {
    /** Copies the list. */
    public Shard {
        nodes = List.copyOf(nodes);
    }
}
