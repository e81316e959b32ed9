package dev.penstock.app.ui.overview;

import dev.penstock.app.ui.text.Messages;
import dev.penstock.app.ui.view.Target;
import dev.penstock.app.ui.view.ViewContext;
import dev.penstock.app.ui.work.Failure;
import dev.penstock.engine.api.EngineEvent;
import dev.penstock.engine.api.Subscription;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** The fleet, anew as often as is set and at once when a node changes; which database is selected. FX thread only. */
final class OverviewViewModel {
    private static final List<String> OPENS = List.of("live", "query");
    private final ViewContext context;
    private final FleetReader reader;
    private final InspectionReader inspector;
    private final List<Subscription> subscriptions;
    private final ReadOnlyObjectWrapper<@Nullable Fleet> fleet = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Failure> failure = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable String> selected = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Inspection> inspection = new ReadOnlyObjectWrapper<>();
    private boolean reading;
    private boolean again;
    private boolean held;

    private record Reading(Fleet fleet, @Nullable Inspection inspection) {}

    OverviewViewModel(ViewContext context, Messages messages) {
        this.context = context;
        this.reader = new FleetReader(context.penstock(), messages);
        this.inspector = new InspectionReader(messages);
        this.subscriptions = List.of(
                context.preferences().refreshing(context.ticker(), this::refresh),
                context.events().on(EngineEvent.TopologyChanged.class, events -> refresh()),
                context.events().on(EngineEvent.WorkspaceChanged.class, events -> workspaceChanged()));
        refresh();
    }

    /** What the cards show; null until it has been read once. */
    ReadOnlyObjectProperty<@Nullable Fleet> fleet() {
        return fleet.getReadOnlyProperty();
    }

    /** Why it could not be read; null if it could. */
    ReadOnlyObjectProperty<@Nullable Failure> failure() {
        return failure.getReadOnlyProperty();
    }

    /** The name of the selected database; null for none. */
    ReadOnlyObjectProperty<@Nullable String> selected() {
        return selected.getReadOnlyProperty();
    }

    /** All that is known of the selected database; null for none. */
    ReadOnlyObjectProperty<@Nullable Inspection> inspection() {
        return inspection.getReadOnlyProperty();
    }

    /** Selects a database; null for none. */
    void select(@Nullable String database) {
        selected.set(database);
        if (database == null) {
            inspection.set(null);
        } else {
            refresh();
        }
    }

    /** Keeps the cards' order from now on, or sorts them again: they must not move under pointer and focus. */
    void hold(boolean hold) {
        held = hold;
        if (!hold) {
            refresh();
        }
    }

    /** Opens the view that shows more of a database, if there is one. */
    void open(String database) {
        OPENS.stream()
                .filter(context.navigator()::has)
                .findFirst()
                .ifPresent(view -> context.navigator().go(Target.of(view, database)));
    }

    /** Whether {@link #open} leads anywhere. */
    boolean opens() {
        return OPENS.stream().anyMatch(context.navigator()::has);
    }

    /** Puts all that is known of the selected database on the clipboard. */
    void copy() {
        Inspection shown = inspection.get();
        if (shown != null) {
            context.dialogs().copy(shown.text());
        }
    }

    /** Reads once more; while one reading is under way, the next waits for its end. */
    void refresh() {
        if (reading) {
            again = true;
            return;
        }
        reading = true;
        String wanted = selected.get();
        context.background().run(() -> read(wanted), this::arrived, this::failed);
    }

    private void workspaceChanged() {
        String name = selected.get();
        if (name != null && !context.penstock().workspace().databases().containsKey(name)) {
            select(null);
        }
        refresh();
    }

    void close() {
        subscriptions.forEach(Subscription::close);
    }

    private Reading read(@Nullable String wanted) {
        Instant now = context.clock().instant();
        return new Reading(
                reader.read(now),
                wanted == null ? null : inspector.read(context.penstock().database(wanted), now));
    }

    private void arrived(Reading read) {
        reading = false;
        failure.set(null);
        fleet.set(ordered(read.fleet));
        if (read.inspection != null && read.inspection.name().equals(selected.get())) {
            inspection.set(read.inspection);
        }
        next();
    }

    private void failed(Failure why) {
        reading = false;
        failure.set(why);
        next();
    }

    private void next() {
        if (again) {
            again = false;
            refresh();
        }
    }

    private Fleet ordered(Fleet now) {
        Fleet before = fleet.get();
        if (!held || before == null) {
            return now;
        }
        List<String> order = before.cards().stream().map(CardState::name).toList();
        List<CardState> cards = new ArrayList<>(now.cards());
        cards.sort(Comparator.comparingInt(card -> order.indexOf(card.name())));
        return new Fleet(now.health(), now.summary(), now.recording(), cards);
    }
}
