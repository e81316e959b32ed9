package dev.penstock.app.ui.live;

import dev.penstock.app.ui.text.Figures;
import dev.penstock.app.ui.text.Messages;
import dev.penstock.app.ui.view.TableExport;
import dev.penstock.app.ui.view.Target;
import dev.penstock.app.ui.view.ViewContext;
import dev.penstock.app.ui.work.Failure;
import dev.penstock.engine.api.Database;
import dev.penstock.engine.api.EngineEvent;
import dev.penstock.engine.api.Subscription;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;

/**
 * What the databases are doing, each second anew while it is on screen and not paused; which database and which
 * statement are selected. FX thread only.
 */
final class LiveViewModel {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration FRESH = Duration.ofSeconds(3);
    private final ViewContext context;
    private final Messages messages;
    private final LiveReader reader;
    private final DetailReader details;
    private final List<Subscription> subscriptions;
    private final StatementRows rows = new StatementRows();
    private final ReadOnlyObjectWrapper<@Nullable LiveState> state = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Failure> failure = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable String> database = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable StatementKey> selected = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Detail> detail = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper age = new ReadOnlyStringWrapper("");
    private final BooleanProperty paused = new SimpleBooleanProperty();
    private Instant asked = Instant.MIN;
    private boolean onScreen;
    private boolean reading;
    private boolean again;

    private record Reading(
            @Nullable String database,
            @Nullable LiveState state,
            @Nullable Detail detail) {}

    LiveViewModel(ViewContext context, Messages messages) {
        this.context = context;
        this.messages = messages;
        this.reader = new LiveReader(context.penstock(), messages);
        this.details = new DetailReader(context.penstock().metrics(), messages, ZoneId.systemDefault());
        this.subscriptions = List.of(
                context.ticker().every(SECOND, this::tick),
                context.events().on(EngineEvent.TopologyChanged.class, events -> changed()));
        paused.subscribe(now -> {
            tellAge();
            if (!now && onScreen) {
                refresh();
            }
        });
    }

    /** What is shown; null until it has been read once. */
    ReadOnlyObjectProperty<@Nullable LiveState> state() {
        return state.getReadOnlyProperty();
    }

    /** Why it could not be read; null if it could. */
    ReadOnlyObjectProperty<@Nullable Failure> failure() {
        return failure.getReadOnlyProperty();
    }

    /** The one database shown; null for all. */
    ReadOnlyObjectProperty<@Nullable String> database() {
        return database.getReadOnlyProperty();
    }

    /** The lines of the table. */
    StatementRows rows() {
        return rows;
    }

    /** The selected statement; null for none. */
    ReadOnlyObjectProperty<@Nullable StatementKey> selected() {
        return selected.getReadOnlyProperty();
    }

    /** What is known of it; null for none. */
    ReadOnlyObjectProperty<@Nullable Detail> detail() {
        return detail.getReadOnlyProperty();
    }

    /** Whether what is on screen stands still. */
    BooleanProperty paused() {
        return paused;
    }

    /** How old what is on screen is, in words; empty while it is fresh. */
    ReadOnlyStringProperty age() {
        return age.getReadOnlyProperty();
    }

    /** The databases there are, in the workspace's order. */
    List<String> databases() {
        return context.penstock().databases().stream().map(Database::name).toList();
    }

    /** It is on screen from now on, or no longer. */
    void show(boolean shown) {
        onScreen = shown;
        if (shown && !(paused.get() && state.get() != null)) {
            refresh();
        }
    }

    /** Shows one database, or all. */
    void choose(@Nullable String name) {
        if (!Objects.equals(name, database.get())) {
            database.set(name);
            select(null);
            state.set(null);
            refresh();
        }
    }

    /** Turns to a target's database, where there is one of this name. */
    void turnTo(Target target) {
        if (databases().contains(target.database())) {
            choose(target.database());
        }
    }

    /** Selects a statement; null for none. */
    void select(@Nullable StatementKey key) {
        if (!Objects.equals(key, selected.get())) {
            selected.set(key);
            detail.set(null);
            if (key != null) {
                refresh();
            }
        }
    }

    /** Whether a statement can be opened in Query. */
    boolean opens() {
        return context.navigator().has("query");
    }

    /** Puts the text of the selected statement, as it was written last, into Query, where it does not run. */
    void open() {
        StatementKey key = selected.get();
        String text = text(key);
        if (key != null && text != null && opens()) {
            context.navigator().go(new Target("query", key.database(), text));
        }
    }

    /** Goes to Query with nothing in particular. */
    void openQuery() {
        context.navigator().go(new Target("query", database.get(), null));
    }

    /** The text of a statement on screen; null where it is not kept. */
    @Nullable
    String text(@Nullable StatementKey key) {
        return rows.shown().stream()
                .filter(row -> row.key().equals(key))
                .map(row -> row.now().statistics().text())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** Puts the selected statement's text, without its values, on the clipboard. */
    void copyStatement() {
        StatementKey key = selected.get();
        if (key != null) {
            context.dialogs().copy(key.digest());
        }
    }

    /** Puts the table, as it is shown, on the clipboard. */
    void copyTable() {
        context.dialogs().copy(StatementsText.table(lines()).tabbed());
        context.notices().done(messages.say("copied", lines().size()));
    }

    /** Writes the table, as it is shown, to a file that the user chooses. */
    void export() {
        List<StatementFigures> lines = lines();
        TableExport.save(
                context,
                messages.say("export.title"),
                "statements.csv",
                StatementsText.table(lines),
                file -> messages.say("exported", lines.size(), file));
    }

    /** Reads once more and sorts, even where the order is held or all stands still. */
    void refreshNow() {
        rows.sortNow();
        refresh();
    }

    void close() {
        subscriptions.forEach(Subscription::close);
    }

    private List<StatementFigures> lines() {
        return rows.shown().stream().map(StatementRow::now).toList();
    }

    private void changed() {
        if (onScreen && !paused.get()) {
            refresh();
        }
    }

    /** The pools are looked at each second, for their lines; what is on screen follows as often as the user wants. */
    private void tick() {
        tellAge();
        if (due() && onScreen && !paused.get()) {
            refresh();
        } else if (!reading) {
            reading = true;
            context.background()
                    .run(
                            () -> {
                                reader.sample(context.clock().instant());
                                return true;
                            },
                            done -> ended(),
                            why -> ended());
        }
    }

    private boolean due() {
        Duration every = context.preferences().refresh().get();
        return !every.isZero() && !asked.isAfter(context.clock().instant().minus(every));
    }

    private void tellAge() {
        LiveState shown = state.get();
        Duration old = shown == null
                ? Duration.ZERO
                : Duration.between(shown.at(), context.clock().instant());
        if (paused.get()) {
            age.set(messages.say("paused", Figures.span(old)));
        } else {
            Duration expected = context.preferences().refresh().get().multipliedBy(2);
            boolean fresh = old.compareTo(FRESH) <= 0 || old.compareTo(expected) <= 0;
            age.set(!fresh ? messages.say("stale", Figures.span(old)) : "");
        }
    }

    /** While one reading is under way, the next waits for its end. */
    private void refresh() {
        if (reading) {
            again = true;
            return;
        }
        reading = true;
        asked = context.clock().instant();
        String wanted = database.get();
        StatementKey key = selected.get();
        context.background().run(() -> read(wanted, key), this::arrived, this::failed);
    }

    private Reading read(@Nullable String wanted, @Nullable StatementKey key) {
        return new Reading(
                wanted, reader.read(wanted, context.clock().instant()), key == null ? null : details.read(key));
    }

    private void arrived(Reading read) {
        failure.set(null);
        LiveState now = read.state;
        if (now != null && Objects.equals(read.database, database.get())) {
            rows.show(now.statements());
            state.set(now);
            tellAge();
        }
        Detail found = read.detail;
        if (found != null && found.key().equals(selected.get())) {
            detail.set(found);
        }
        ended();
    }

    private void failed(Failure why) {
        failure.set(why);
        ended();
    }

    private void ended() {
        reading = false;
        if (again) {
            again = false;
            refresh();
        }
    }
}
