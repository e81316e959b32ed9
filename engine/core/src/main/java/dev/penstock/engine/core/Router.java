package dev.penstock.engine.core;

import dev.penstock.engine.api.Attempt;
import dev.penstock.engine.api.Intent;
import dev.penstock.engine.api.Node;
import dev.penstock.engine.api.Topology;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Chooses the node of a statement. A pure function; safe for use by many threads. */
@FunctionalInterface
interface Router {

    /** The only node; among several the primary, and for reads any node that is up if there is no primary. */
    Router BY_ROLE = new RoleRouter();

    /**
     * A node in service, or null if none will do now: the engine then waits for another topology.
     *
     * @param intent what the statement does
     * @param tried the attempts so far, oldest first
     */
    @Nullable
    Node route(Topology topology, Intent intent, List<Attempt> tried);
}
