package dev.penstock.app.ui.overview;

import dev.penstock.app.ui.text.Figure;
import dev.penstock.app.ui.text.Figures;
import dev.penstock.app.ui.text.Messages;
import dev.penstock.engine.api.Database;
import dev.penstock.engine.api.Health;
import dev.penstock.engine.api.Node;
import dev.penstock.engine.api.Penstock;
import dev.penstock.engine.api.PoolState;
import dev.penstock.engine.api.Topology;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads from the engine what the cards show. One thread at a time, and not the FX thread. */
final class FleetReader {
    private static final Comparator<CardState> WORST_FIRST = Comparator.comparingInt(card -> rank(card.health()));
    private static final Comparator<NodeState> WORST_NODE_FIRST = Comparator.comparingInt(node -> rank(node.health()));
    private final Penstock penstock;
    private final Messages messages;
    private final NodeReader nodes;
    private final Map<String, LoadReader> loads = new LinkedHashMap<>();

    FleetReader(Penstock penstock, Messages messages) {
        this.penstock = penstock;
        this.messages = messages;
        this.nodes = new NodeReader(messages);
    }

    Fleet read(Instant now) {
        List<CardState> cards = new ArrayList<>();
        for (Database database : penstock.databases()) {
            cards.add(card(database, now));
        }
        cards.sort(WORST_FIRST);
        Health worst = cards.isEmpty() ? Health.UNKNOWN : cards.getFirst().health();
        return new Fleet(worst, summary(cards), recording(now), List.copyOf(cards));
    }

    private CardState card(Database database, Instant now) {
        Topology topology = database.topology();
        List<PoolState> pools = database.pools();
        int active = pools.stream().mapToInt(PoolState::active).sum();
        int max = pools.stream().mapToInt(PoolState::max).sum();
        int waiting = pools.stream().mapToInt(PoolState::waiting).sum();
        Figure noPool = Figure.missing(messages.say("missing.pool"));
        LoadReader load =
                loads.computeIfAbsent(database.name(), name -> new LoadReader(penstock.metrics(), name, messages));
        return new CardState(
                database.name(),
                product(database, topology),
                penstock.workspace().environment(),
                safeMode(database),
                topology.health(),
                topology.nodes().stream()
                        .map(node -> nodes.read(node, database.profile().probeEvery(), now))
                        .sorted(WORST_NODE_FIRST)
                        .toList(),
                load.read(now),
                max == 0 ? noPool : Figure.of(messages.say("pool", Figures.count(active), Figures.count(max))),
                max == 0 ? "" : messages.say("waiting", Figures.count(waiting)),
                waiting > 0,
                max == 0 ? Double.NaN : (double) active / max);
    }

    private Figure product(Database database, Topology topology) {
        String engine = database.profile().engine().title();
        String versions = topology.nodes().stream()
                .map(Node::observed)
                .filter(Objects::nonNull)
                .map(Node.Observation::version)
                .distinct()
                .collect(Collectors.joining(", "));
        return versions.isEmpty()
                ? new Figure(messages.say("product", engine, "—"), messages.say("missing.unobserved"))
                : Figure.of(messages.say("product", engine, versions));
    }

    /** A safe mode as the workspace file writes it. */
    static String safeMode(Database database) {
        return database.profile().safeMode().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private String summary(List<CardState> cards) {
        if (cards.isEmpty()) {
            return messages.say("summary.none");
        }
        Map<Health, List<String>> names = cards.stream()
                .collect(Collectors.groupingBy(
                        CardState::health,
                        () -> new EnumMap<>(Health.class),
                        Collectors.mapping(CardState::name, Collectors.toList())));
        int up = names.getOrDefault(Health.UP, List.of()).size();
        if (up == cards.size()) {
            return up == 1 ? messages.say("summary.up.one") : messages.say("summary.up", up);
        }
        String bad = Stream.of(Health.DOWN, Health.DEGRADED, Health.UNKNOWN)
                .filter(names::containsKey)
                .map(health -> group(health, String.join(", ", names.getOrDefault(health, List.of()))))
                .collect(Collectors.joining("; "));
        return messages.say("summary.bad", up, cards.size(), bad);
    }

    private String group(Health health, String names) {
        return switch (health) {
            case DOWN -> messages.say("summary.down", names);
            case DEGRADED -> messages.say("summary.degraded", names);
            case UNKNOWN, UP -> messages.say("summary.unknown", names);
        };
    }

    private String recording(Instant now) {
        Instant since = penstock.metrics().recordingSince();
        return since.equals(Instant.MAX)
                ? messages.say("recording.none")
                : messages.say("recording", Figures.span(Duration.between(since, now)));
    }

    private static int rank(Health health) {
        return switch (health) {
            case DOWN -> 0;
            case DEGRADED -> 1;
            case UNKNOWN -> 2;
            case UP -> 3;
        };
    }
}
