package dev.penstock.engine.headless.admin;

import dev.penstock.engine.api.Database;
import dev.penstock.engine.api.Health;
import dev.penstock.engine.api.Node;
import dev.penstock.engine.api.Penstock;
import dev.penstock.engine.headless.text.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reports whether the last probe of every node of every database succeeded. A node without a probe is not ready. */
final class Readiness {
    private final Penstock penstock;

    Readiness(Penstock penstock) {
        this.penstock = penstock;
    }

    /** Status 200 or 503, with a line per node. */
    Response response() {
        boolean ready = true;
        List<String> lines = new ArrayList<>();
        for (Database database : penstock.databases()) {
            for (Node node : database.topology().nodes()) {
                boolean usable = usable(node.health());
                ready &= usable;
                lines.add("  " + line(database, node, usable));
            }
        }
        String body = "[\n" + String.join(",\n", lines) + "\n]\n";
        return new Response(ready ? 200 : 503, Response.JSON, body);
    }

    private static boolean usable(Health health) {
        return switch (health) {
            case UP, DEGRADED -> true;
            case DOWN, UNKNOWN -> false;
        };
    }

    private static String line(Database database, Node node, boolean usable) {
        String reason = node.health() == Health.UNKNOWN ? "Not probed yet" : node.reason();
        Map<String, @Nullable Object> line = new LinkedHashMap<>();
        line.put("database", database.name());
        line.put("node", node.name());
        line.put("role", node.role());
        line.put("health", node.health());
        line.put("ready", usable);
        line.put("reason", reason);
        line.put("since", node.since());
        return Json.of(line);
    }
}
