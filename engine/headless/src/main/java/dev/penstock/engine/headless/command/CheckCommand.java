package dev.penstock.engine.headless.command;

import dev.penstock.engine.api.Database;
import dev.penstock.engine.api.Deadline;
import dev.penstock.engine.api.Health;
import dev.penstock.engine.api.Node;
import dev.penstock.engine.api.Penstock;
import dev.penstock.engine.headless.text.ConsoleTable.Heading;
import dev.penstock.engine.headless.text.UnitFormat;
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

/** {@code check}: validates the workspace and probes every node. */
@Command(
        name = "check",
        description = {
            "Checks the workspace and connects to all its nodes in parallel.",
            "",
            "Prints one row per node: database, node, role, version, lag behind the primary, TLS and round trip. If a"
                    + " node does not answer, its row and standard error show the reason."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  penstock check",
            "  penstock check -e prod --json",
            "  penstock check --timeout 2s || echo 'a node is down'"
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
            converter = DurationConverter.class,
            defaultValue = "10s",
            description = "Time limit for a node to answer, such as 500ms, 2s, 1m. Default: ${DEFAULT-VALUE}.")
    private Duration timeout = Duration.ofSeconds(10);

    /** One node of one database. */
    private record ProbedNode(Database database, Node node) {}

    CheckCommand(Root root) {
        this.root = root;
    }

    @Override
    public Integer call() throws InterruptedException {
        Terminal terminal = root.terminal();
        try (Penstock penstock = root.open()) {
            penstock.workspace().notices().forEach(notice -> terminal.err().println("notice: " + notice));
            List<ProbedNode> all = observe(penstock, Deadline.after(timeout));
            Output output = new Output(terminal);
            if (root.json()) {
                output.json(all.stream().map(this::object).toList());
            } else {
                output.table(HEADINGS, all.stream().map(this::row).toList());
            }
            List<ProbedNode> missing =
                    all.stream().filter(found -> !answers(found.node())).toList();
            missing.forEach(found -> terminal.err()
                    .println("down: " + found.database().name() + ", node "
                            + found.node().name() + ": " + reason(found.node())));
            return missing.isEmpty() ? ExitStatus.DONE : ExitStatus.FAILED;
        }
    }

    /**
     * Waits for the first probe of every node. The first call of {@link Database#topology} starts the probes, so all
     * databases start before the first wait.
     */
    private static List<ProbedNode> observe(Penstock penstock, Deadline deadline) throws InterruptedException {
        penstock.databases().forEach(Database::topology);
        List<ProbedNode> all = new ArrayList<>();
        for (Database database : penstock.databases()) {
            while (database.topology().nodes().stream().anyMatch(node -> node.health() == Health.UNKNOWN)
                    && !deadline.expired()) {
                Thread.sleep(POLL);
            }
            database.topology().nodes().forEach(node -> all.add(new ProbedNode(database, node)));
        }
        return all;
    }

    private static boolean answers(Node node) {
        return node.health() == Health.UP || node.health() == Health.DEGRADED;
    }

    private String reason(Node node) {
        return node.reason() != null ? node.reason() : "No answer within " + UnitFormat.duration(timeout);
    }

    private List<String> row(ProbedNode found) {
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
        return duration == null ? "–" : UnitFormat.duration(duration);
    }

    private Map<String, @Nullable Object> object(ProbedNode found) {
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
