package dev.penstock.engine.headless.command;

import dev.penstock.engine.api.Database;
import dev.penstock.engine.api.Deadline;
import dev.penstock.engine.api.Health;
import dev.penstock.engine.api.Node;
import dev.penstock.engine.api.Penstock;
import dev.penstock.engine.headless.text.Figures;
import dev.penstock.engine.headless.text.TextTable.Heading;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code check}: is the workspace in order, and is every node there? */
@Command(
        name = "check",
        description = {
            "Checks the workspace and reaches every node of it, all at the same time.",
            "",
            "Prints a row a node: database, node, role, version, how far behind its primary, TLS, and how long it took"
                    + " to answer. A node that does not answer shows why in its row, and again on standard error."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  penstock check",
            "  penstock check -e prod --json",
            "  penstock check --timeout 2s || echo 'somebody is down'"
        })
final class CheckCommand implements Callable<Integer> {
    private static final Duration POLL = Duration.ofMillis(5);

    private static final List<Heading> HEADINGS = List.of(
            Heading.text("database"),
            Heading.text("node"),
            Heading.text("role"),
            Heading.text("version"),
            Heading.number("lag"),
            Heading.text("TLS"),
            Heading.number("round trip"),
            Heading.text("state"));

    private final Root root;

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            converter = TimeSpan.class,
            defaultValue = "10s",
            description = "How long a node has to answer, such as 500ms, 2s, 1m; ${DEFAULT-VALUE} unless given.")
    private Duration timeout = Duration.ofSeconds(10);

    /** One node of one database. */
    private record Found(Database database, Node node) {}

    CheckCommand(Root root) {
        this.root = root;
    }

    @Override
    public Integer call() throws InterruptedException {
        Terminal terminal = root.terminal();
        try (Penstock penstock = root.open()) {
            penstock.workspace().notices().forEach(notice -> terminal.err().println("notice: " + notice));
            List<Found> all = observe(penstock, Deadline.after(timeout));
            Output output = new Output(terminal);
            if (root.json()) {
                output.json(all.stream().map(this::object).toList());
            } else {
                output.table(HEADINGS, all.stream().map(this::row).toList());
            }
            List<Found> missing =
                    all.stream().filter(found -> !answers(found.node())).toList();
            missing.forEach(found -> terminal.err()
                    .println("down: " + found.database().name() + ", node "
                            + found.node().name() + ": " + reason(found.node())));
            return missing.isEmpty() ? ExitStatus.DONE : ExitStatus.FAILED;
        }
    }

    /** The first call for a topology begins to observe it: all databases begin before anyone waits. */
    private static List<Found> observe(Penstock penstock, Deadline deadline) throws InterruptedException {
        penstock.databases().forEach(Database::topology);
        List<Found> all = new ArrayList<>();
        for (Database database : penstock.databases()) {
            while (database.topology().nodes().stream().anyMatch(node -> node.health() == Health.UNKNOWN)
                    && !deadline.expired()) {
                Thread.sleep(POLL);
            }
            database.topology().nodes().forEach(node -> all.add(new Found(database, node)));
        }
        return all;
    }

    private static boolean answers(Node node) {
        return node.health() == Health.UP || node.health() == Health.DEGRADED;
    }

    private String reason(Node node) {
        return node.reason() != null ? node.reason() : "It has not answered within " + Figures.duration(timeout);
    }

    private List<String> row(Found found) {
        Node node = found.node();
        Node.Observation seen = answers(node) ? node.observed() : null;
        String state = switch (node.health()) {
            case UP -> "up";
            case DEGRADED -> "degraded: " + reason(node);
            case DOWN, UNKNOWN -> "down: " + reason(node);
        };
        return List.of(
                found.database().name(),
                node.name(),
                seen == null ? "–" : lower(node.role()),
                seen == null ? "–" : seen.version(),
                seen == null ? "–" : figure(seen.lag()),
                seen == null ? "–" : seen.tls() == null ? "no" : seen.tls(),
                seen == null ? "–" : figure(seen.roundTrip()),
                state);
    }

    private static String figure(@Nullable Duration duration) {
        return duration == null ? "–" : Figures.duration(duration);
    }

    private Map<String, @Nullable Object> object(Found found) {
        Node node = found.node();
        Node.Observation seen = answers(node) ? node.observed() : null;
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("database", found.database().name());
        object.put("engine", found.database().profile().engine().id());
        object.put("node", node.name());
        object.put("state", node.health() == Health.UNKNOWN ? "down" : lower(node.health()));
        object.put("role", seen == null ? null : lower(node.role()));
        object.put("version", seen == null ? null : seen.version());
        object.put("lag_seconds", seen == null ? null : seconds(seen.lag()));
        object.put("tls", seen == null ? null : seen.tls());
        object.put("round_trip_seconds", seen == null ? null : seconds(seen.roundTrip()));
        object.put("reason", node.health() == Health.UP ? null : reason(node));
        return object;
    }

    private static @Nullable Object seconds(@Nullable Duration duration) {
        return duration == null ? null : duration.toNanos() / 1e9;
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
