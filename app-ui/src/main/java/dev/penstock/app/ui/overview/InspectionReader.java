package dev.penstock.app.ui.overview;

import dev.penstock.app.ui.overview.Inspection.Line;
import dev.penstock.app.ui.overview.Inspection.Section;
import dev.penstock.app.ui.text.Figure;
import dev.penstock.app.ui.text.Figures;
import dev.penstock.app.ui.text.Messages;
import dev.penstock.engine.api.Database;
import dev.penstock.engine.api.Node;
import dev.penstock.engine.api.PoolState;
import dev.penstock.engine.api.Profile;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads from the engine what the inspector shows of one database. */
final class InspectionReader {
    private final Messages messages;
    private final NodeReader words;

    InspectionReader(Messages messages) {
        this.messages = messages;
        this.words = new NodeReader(messages);
    }

    Inspection read(Database database, Instant now) {
        Map<String, PoolState> pools =
                database.pools().stream().collect(Collectors.toMap(PoolState::node, Function.identity(), (a, b) -> a));
        List<Section> sections = new ArrayList<>();
        sections.add(new Section(messages.say("inspect.profile"), profile(database)));
        for (Node node : database.topology().nodes()) {
            sections.add(
                    new Section(node.address().display(), node(node, pools.get(node.name()), database.profile(), now)));
        }
        return new Inspection(database.name(), sections);
    }

    private List<Line> profile(Database database) {
        Profile profile = database.profile();
        Profile.Pool pool = profile.pool();
        String unset = messages.say("missing.unset");
        return List.of(
                line(messages.say("inspect.engine"), profile.engine().title()),
                line(messages.say("inspect.database"), figure(profile.databaseName(), unset)),
                line(
                        messages.say("inspect.user"),
                        figure(
                                profile.username() == null
                                        ? null
                                        : profile.username().raw(),
                                unset)),
                line(messages.say("inspect.tls"), word(profile.tls().mode())),
                line(messages.say("inspect.safe"), FleetReader.safeMode(database)),
                line(messages.say("inspect.pool"), messages.say("inspect.limits", pool.min(), pool.max())),
                line(messages.say("inspect.acquire"), Figures.duration(pool.acquireTimeout())),
                line(messages.say("inspect.probe"), Figures.duration(profile.probeEvery())),
                line(
                        messages.say("inspect.place"),
                        profile.place().file().getFileName() + ":"
                                + profile.place().line()));
    }

    private List<Line> node(Node node, @Nullable PoolState pool, Profile profile, Instant now) {
        String unobserved = messages.say("missing.unobserved");
        Node.Observation observed = node.observed();
        List<Line> lines = new ArrayList<>();
        lines.add(line(messages.say("inspect.role"), node.role().name()));
        lines.add(line(
                messages.say("inspect.health"),
                messages.say(
                        "inspect.since", node.health().name(), Figures.span(Duration.between(node.since(), now)))));
        if (node.reason() != null) {
            lines.add(line(messages.say("inspect.reason"), node.reason()));
        }
        if (node.code() != null) {
            lines.add(line(
                    messages.say("inspect.code"),
                    messages.say(
                            "inspect.code.text", node.code().id(), node.code().title())));
        }
        boolean old = words.stale(node, profile.probeEvery(), now).isPresent();
        lines.add(new Line(messages.say("inspect.lag"), words.lag(node), old));
        if (observed == null) {
            lines.add(line(messages.say("inspect.version"), Figure.missing(unobserved)));
        } else {
            Figure position = figure(observed.position(), messages.say("missing.position"));
            Figure wire = figure(observed.tls(), messages.say("missing.tls"));
            Figure trip = Figure.of(Figures.duration(observed.roundTrip()));
            lines.add(new Line(messages.say("inspect.version"), Figure.of(observed.version()), old));
            lines.add(new Line(messages.say("inspect.position"), position, old));
            lines.add(new Line(messages.say("inspect.wire"), wire, old));
            lines.add(new Line(messages.say("inspect.trip"), trip, old));
        }
        Instant at = node.observedAt();
        lines.add(line(
                messages.say("inspect.observed"),
                at == null
                        ? Figure.missing(unobserved)
                        : Figure.of(messages.say("ago", Figures.span(Duration.between(at, now))))));
        lines.add(line(
                messages.say("inspect.leases"),
                pool == null ? Figure.missing(messages.say("missing.pool")) : Figure.of(leases(pool))));
        return lines;
    }

    private String leases(PoolState pool) {
        return messages.say("inspect.leases.text", pool.active(), pool.idle(), pool.waiting(), pool.max());
    }

    private static Line line(String label, String value) {
        return line(label, Figure.of(value));
    }

    private static Line line(String label, Figure value) {
        return new Line(label, value, false);
    }

    private static Figure figure(@Nullable String value, String missing) {
        return value == null ? Figure.missing(missing) : Figure.of(value);
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
