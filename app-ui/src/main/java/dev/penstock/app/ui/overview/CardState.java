package dev.penstock.app.ui.overview;

import dev.penstock.app.ui.text.Figure;
import dev.penstock.engine.api.Health;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a database's card shows at one moment.
 *
 * @param name its key
 * @param product engine and version
 * @param environment in force; null for none
 * @param safeMode in the workspace's words
 * @param health the worst of its nodes
 * @param nodes the worst first
 * @param load what it had to do lately
 * @param pool leases of the most there may be
 * @param waiting callers in the queues; empty where there is no pool
 * @param queued whether there are any
 * @param use share of the leases that are out, 0 to 1; NaN where not known
 */
record CardState(
        String name,
        Figure product,
        @Nullable String environment,
        String safeMode,
        Health health,
        List<NodeState> nodes,
        Load load,
        Figure pool,
        String waiting,
        boolean queued,
        double use) {}
