package dev.penstock.engine.core;

import dev.penstock.engine.api.Attempt;
import dev.penstock.engine.api.Health;
import dev.penstock.engine.api.Intent;
import dev.penstock.engine.api.Node;
import dev.penstock.engine.api.Role;
import dev.penstock.engine.api.ServiceState;
import dev.penstock.engine.api.Topology;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Routes by role alone. */
final class RoleRouter implements Router {

    @Override
    public @Nullable Node route(Topology topology, Intent intent, List<Attempt> tried) {
        List<Node> nodes = topology.shards().getFirst().nodes();
        if (nodes.size() == 1) {
            Node only = nodes.getFirst();
            return only.service() == ServiceState.IN_SERVICE ? only : null;
        }
        Node chosen = null;
        for (Node node : nodes) {
            if (node.service() == ServiceState.IN_SERVICE
                    && rank(node, intent, tried) > (chosen == null ? 0 : rank(chosen, intent, tried))) {
                chosen = node;
            }
        }
        return chosen;
    }

    /** The higher the better; 0 if the node will not do. */
    private static int rank(Node node, Intent intent, List<Attempt> tried) {
        if (intent != Intent.READ && node.role() == Role.REPLICA) {
            return 0;
        }
        int rank = switch (node.role()) {
            case PRIMARY -> 30;
            case UNKNOWN -> 20;
            case REPLICA -> 10;
        };
        if (node.health() == Health.DOWN) {
            rank -= intent == Intent.READ ? 8 : 1;
        }
        return Math.max(1, rank - (tried(node, tried) ? 9 : 0));
    }

    private static boolean tried(Node node, List<Attempt> tried) {
        for (Attempt attempt : tried) {
            if (attempt.node().equals(node.name())) {
                return true;
            }
        }
        return false;
    }
}
