package dev.penstock.app.ui.overview;

import dev.penstock.app.ui.text.Figure;
import dev.penstock.app.ui.text.Figures;
import dev.penstock.app.ui.text.Messages;
import dev.penstock.engine.api.Health;
import dev.penstock.engine.api.Node;
import dev.penstock.engine.api.NodeAddress;
import dev.penstock.engine.api.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts what is known of a node into words. */
final class NodeReader {
    private static final Duration FRESH = Duration.ofSeconds(3);
    private final Messages messages;

    NodeReader(Messages messages) {
        this.messages = messages;
    }

    NodeState read(Node node, Duration probeEvery, Instant now) {
        String full = node.address().display();
        String old = stale(node, probeEvery, now).orElse(null);
        return new NodeState(
                node.name(),
                node.role(),
                node.health(),
                shortened(node.address()),
                full,
                old == null ? lag(node) : Figure.missing(messages.say("missing.stale", old)),
                old == null ? null : dated(lag(node), old),
                trouble(node, now),
                node.code());
    }

    private String dated(Figure lag, String old) {
        return lag.missing() == null ? messages.say("stale", lag.text(), old) : messages.say("stale.answer", old);
    }

    /** A file by its name alone: its folder is the same for most, and its end is what tells them apart. */
    private static String shortened(NodeAddress address) {
        return switch (address) {
            case NodeAddress.File file -> String.valueOf(file.path().getFileName());
            case NodeAddress.Host host -> host.display();
            case NodeAddress.Url url -> url.display();
        };
    }

    /** How far it is behind, or why that is not known. */
    Figure lag(Node node) {
        Node.Observation observed = node.observed();
        if (observed == null) {
            return Figure.missing(messages.say("missing.unobserved"));
        }
        Duration lag = observed.lag();
        if (lag != null) {
            return Figure.of(Figures.duration(lag));
        }
        if (node.address() instanceof NodeAddress.File) {
            return Figure.missing(messages.say("missing.lag.file"));
        }
        return Figure.missing(
                node.role() == Role.PRIMARY ? messages.say("missing.lag.primary") : messages.say("missing.lag"));
    }

    /** How old what it told is, where it is older than three probes of as long as the last took. */
    Optional<String> stale(Node node, Duration probeEvery, Instant now) {
        Instant at = node.observedAt();
        Node.Observation observed = node.observed();
        if (at == null || observed == null) {
            return Optional.empty();
        }
        Duration age = Duration.between(at, now);
        Duration three = probeEvery.multipliedBy(3);
        Duration allowed = (three.compareTo(FRESH) > 0 ? three : FRESH).plus(observed.roundTrip());
        return age.compareTo(allowed) > 0 ? Optional.of(messages.say("ago", Figures.span(age))) : Optional.empty();
    }

    private @Nullable String trouble(Node node, Instant now) {
        if (node.health() == Health.UP) {
            return null;
        }
        if (node.health() == Health.UNKNOWN && node.reason() == null) {
            return messages.say("trouble.unknown");
        }
        String why = node.reason() == null ? messages.say("trouble.unsaid") : ended(node.reason());
        return messages.say("trouble", Figures.span(Duration.between(node.since(), now)), why, next(node, now));
    }

    private String next(Node node, Instant now) {
        Instant at = node.nextProbeAt();
        if (at == null) {
            return messages.say("probe.none");
        }
        Duration left = Duration.between(now, at);
        return left.compareTo(Duration.ofSeconds(1)) < 0
                ? messages.say("probe.now")
                : messages.say("probe.in", Figures.span(left));
    }

    private static String ended(String reason) {
        return reason.endsWith(".") ? reason : reason + ".";
    }
}
