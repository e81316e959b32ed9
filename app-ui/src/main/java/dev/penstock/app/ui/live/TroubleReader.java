package dev.penstock.app.ui.live;

import dev.penstock.app.ui.text.Figures;
import dev.penstock.app.ui.text.Messages;
import dev.penstock.engine.api.Database;
import dev.penstock.engine.api.Health;
import dev.penstock.engine.api.Node;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says what is wrong with nodes. Stateless. */
final class TroubleReader {
    private final Messages messages;

    TroubleReader(Messages messages) {
        this.messages = messages;
    }

    /** The worst of some databases. */
    static Health health(List<Database> databases) {
        Health worst = Health.UP;
        for (Database each : databases) {
            Health its = each.topology().health();
            worst = rank(its) > rank(worst) ? its : worst;
        }
        return databases.isEmpty() ? Health.UNKNOWN : worst;
    }

    /** Each node that is known not to be up, the worst first. */
    List<Trouble> read(List<Database> databases, Instant now) {
        List<Trouble> troubles = new ArrayList<>();
        for (Health health : List.of(Health.DOWN, Health.DEGRADED)) {
            for (Database database : databases) {
                for (Node node : database.topology().nodes()) {
                    if (node.health() == health) {
                        troubles.add(new Trouble(health, sentence(database.name(), node, now), node.code()));
                    }
                }
            }
        }
        return troubles;
    }

    private String sentence(String database, Node node, Instant now) {
        String lasted = Figures.span(Duration.between(node.since(), now));
        String why = ended(node.reason());
        String next = next(node.nextProbeAt(), now);
        return node.health() == Health.DOWN
                ? messages.say("trouble.down", database, node.name(), lasted, why, next)
                : messages.say("trouble.degraded", database, node.name(), lasted, why, next);
    }

    private String next(@Nullable Instant at, Instant now) {
        if (at == null) {
            return messages.say("probe.none");
        }
        Duration left = Duration.between(now, at);
        return left.compareTo(Duration.ofSeconds(1)) < 0
                ? messages.say("probe.now")
                : messages.say("probe.in", Figures.span(left));
    }

    private String ended(@Nullable String reason) {
        String why = reason == null ? messages.say("trouble.unsaid") : reason;
        return why.endsWith(".") ? why : why + ".";
    }

    private static int rank(Health health) {
        return switch (health) {
            case UP -> 0;
            case UNKNOWN -> 1;
            case DEGRADED -> 2;
            case DOWN -> 3;
        };
    }
}
