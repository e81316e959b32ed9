package dev.penstock.engine.headless.admin;

import dev.penstock.engine.api.Database;
import dev.penstock.engine.api.EngineEvent;
import dev.penstock.engine.api.EngineListener;
import dev.penstock.engine.api.Health;
import dev.penstock.engine.api.Node;
import dev.penstock.engine.api.Penstock;
import dev.penstock.engine.api.Subscription;
import dev.penstock.engine.api.Topology;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;

/** Prints one line for each change of a node's health. */
final class HealthLog implements EngineListener {
    private final Penstock penstock;
    private final PrintWriter out;
    private final Map<String, Health> last = new HashMap<>();

    HealthLog(Penstock penstock, PrintWriter out) {
        this.penstock = penstock;
        this.out = out;
    }

    /** Starts to watch every node. */
    static Subscription start(Penstock penstock, PrintWriter out) {
        return penstock.listen(new HealthLog(penstock, out));
    }

    @Override
    public void on(EngineEvent event) {
        switch (event) {
            case EngineEvent.TopologyChanged changed -> compare(changed.at(), changed.now());
            case EngineEvent.Dropped dropped -> {
                // a lost event may have been a change
                for (Database database : penstock.databases()) {
                    compare(dropped.at(), database.topology());
                }
            }
            case EngineEvent.ResultReclaimed ignored -> {}
            case EngineEvent.ConnectFailed ignored -> {}
            case EngineEvent.WorkspaceChanged ignored -> {}
        }
    }

    private void compare(Instant at, Topology now) {
        for (Node node : now.nodes()) {
            Health before = last.put(now.database() + "/" + node.name(), node.health());
            if (before != node.health() && (before != null || node.health() != Health.UNKNOWN)) {
                String reason = node.reason() == null ? "" : ": " + node.reason();
                out.println(at.truncatedTo(ChronoUnit.SECONDS) + " " + now.database() + " " + node.name() + " "
                        + (before == null ? Health.UNKNOWN : before) + " → " + node.health() + reason);
                out.flush();
            }
        }
    }
}
