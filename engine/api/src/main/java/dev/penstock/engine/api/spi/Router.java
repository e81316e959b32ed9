package dev.penstock.engine.api.spi;

import dev.penstock.engine.api.Attempt;
import dev.penstock.engine.api.Intent;
import dev.penstock.engine.api.Node;
import dev.penstock.engine.api.Statement;
import dev.penstock.engine.api.Topology;
import java.util.List;

/** Chooses the node for a statement. Safe for use by many threads. */
@FunctionalInterface
public interface Router {

    /** The one node of a database that has one. */
    Router SINGLE = (topology, intent, statement, tried) ->
            topology.shards().getFirst().nodes().getFirst();

    /**
     * A node of the topology.
     *
     * @param tried the attempts so far, oldest first
     * @throws dev.penstock.engine.api.UnreachableException if none will do
     */
    Node route(Topology topology, Intent intent, Statement statement, List<Attempt> tried);
}
