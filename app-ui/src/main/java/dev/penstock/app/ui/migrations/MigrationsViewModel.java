package dev.penstock.app.ui.migrations;

import dev.penstock.app.ui.text.Messages;
import dev.penstock.app.ui.text.TextTable;
import dev.penstock.app.ui.view.Notice;
import dev.penstock.app.ui.view.Severity;
import dev.penstock.app.ui.view.TableExport;
import dev.penstock.app.ui.view.Target;
import dev.penstock.app.ui.view.ViewContext;
import dev.penstock.app.ui.work.Failure;
import dev.penstock.app.ui.work.TaskRow;
import dev.penstock.engine.api.Caller;
import dev.penstock.engine.api.Database;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.MigrationException;
import dev.penstock.engine.api.Node;
import dev.penstock.engine.api.Profile;
import dev.penstock.engine.api.Subscription;
import dev.penstock.engine.api.migration.Migration;
import dev.penstock.engine.api.migration.MigrationReport;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** One database's migrations: read when shown and on F5, applied after a question. FX thread only. */
final class MigrationsViewModel {
    private static final String ID = "migrations";
    private static final Caller CALLER = Caller.of("desktop");
    private static final String CHOSEN = "migrations.database";

    private final ViewContext context;
    private final Messages messages;
    private final ReadOnlyObjectWrapper<@Nullable Database> database = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Timeline> timeline = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Unavailable> unavailable = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Failure> failure = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable String> selected = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable ApplyQuestion> question = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable TaskRow> running = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable String> outcome = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable String> awaited = new ReadOnlyObjectWrapper<>();
    private final Map<String, Failure> failures = new HashMap<>();
    private @Nullable Subscription reading;
    /** Whether the failure on screen is of reading: the next reading takes it away, which it must not with others. */
    private boolean unread;

    private boolean onScreen;

    MigrationsViewModel(ViewContext context, Messages messages) {
        this.context = context;
        this.messages = messages;
        List<Database> all = databases();
        String last = context.state().get(CHOSEN).orElse("");
        database.set(all.stream()
                .filter(each -> each.name().equals(last))
                .findFirst()
                .or(() -> all.stream()
                        .filter(each -> !each.profile().migrations().isEmpty())
                        .findFirst())
                .or(() -> all.stream().findFirst())
                .orElse(null));
    }

    /** Whose migrations can be looked at. */
    List<Database> databases() {
        return context.penstock().databases();
    }

    /** The overlay in force; null for none. */
    @Nullable
    String environment() {
        return context.penstock().workspace().environment();
    }

    /** Whose migrations are shown; null where the workspace has no database. */
    ReadOnlyObjectProperty<@Nullable Database> database() {
        return database.getReadOnlyProperty();
    }

    /** What was read last; null until it has been, and for another database. */
    ReadOnlyObjectProperty<@Nullable Timeline> timeline() {
        return timeline.getReadOnlyProperty();
    }

    /** Why there is nothing to show; null if there is something, or it is not known. */
    ReadOnlyObjectProperty<@Nullable Unavailable> unavailable() {
        return unavailable.getReadOnlyProperty();
    }

    /** Why reading or applying failed last; null if it did not, or the failure stands at a migration. */
    ReadOnlyObjectProperty<@Nullable Failure> failure() {
        return failure.getReadOnlyProperty();
    }

    /** The key of the selected row; null for none. */
    ReadOnlyObjectProperty<@Nullable String> selected() {
        return selected.getReadOnlyProperty();
    }

    /** What is being asked; null for nothing. */
    ReadOnlyObjectProperty<@Nullable ApplyQuestion> question() {
        return question.getReadOnlyProperty();
    }

    /** The apply under way; null for none. */
    ReadOnlyObjectProperty<@Nullable TaskRow> running() {
        return running.getReadOnlyProperty();
    }

    /** What the last apply has done, as a sentence; null before one and after a failure. */
    ReadOnlyObjectProperty<@Nullable String> outcome() {
        return outcome.getReadOnlyProperty();
    }

    /** What is being read; null for nothing. */
    ReadOnlyObjectProperty<@Nullable String> awaited() {
        return awaited.getReadOnlyProperty();
    }

    /** Whether an apply can be asked for: something is pending, nothing needs mending, it is not under way, not refused. */
    boolean applies() {
        Timeline shown = timeline.get();
        return shown != null
                && running.get() == null
                && !readOnly()
                && !shown.pending().isEmpty()
                && shown.problems() == 0;
    }

    boolean readOnly() {
        Database chosen = database.get();
        return chosen != null && chosen.profile().safeMode() == Profile.SafeMode.READ_ONLY;
    }

    /** Looks at another database. */
    void choose(Database other) {
        if (other.equals(database.get()) || running.get() != null) {
            return;
        }
        context.state().put(CHOSEN, other.name());
        database.set(other);
        timeline.set(null);
        unavailable.set(null);
        failure.set(null);
        outcome.set(null);
        selected.set(null);
        failures.clear();
        refresh();
    }

    /** Looks at a database by name, if there is one. */
    void choose(String name) {
        databases().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .ifPresent(this::choose);
    }

    /** Selects a row by its key; null for none. */
    void select(@Nullable String key) {
        selected.set(key);
    }

    /** Reads files and history again; an apply under way reads them itself at its end. */
    void refresh() {
        Database chosen = database.get();
        if (chosen == null || running.get() != null) {
            return;
        }
        if (reading != null) {
            reading.close();
        }
        awaited.set(messages.say("reading", chosen.name()));
        reading = context.background()
                .run(
                        () -> context.penstock()
                                .migrations(chosen.name(), CALLER)
                                .status(),
                        all -> arrived(chosen.name(), all),
                        this::unread);
    }

    private void arrived(String name, List<Migration> all) {
        reading = null;
        awaited.set(null);
        if (unread) {
            unread = false;
            failure.set(null);
        }
        Timeline now = Timeline.of(name, all, failures);
        unavailable.set(all.isEmpty() ? Unavailable.NOTHING : null);
        timeline.set(now);
        if (now.row(selected.get()) == null) {
            selected.set(now.rows().isEmpty() ? null : now.rows().getFirst().key());
        }
    }

    private void unread(Failure why) {
        reading = null;
        awaited.set(null);
        Unavailable none = why.code() == ErrorCode.MIGRATIONS_NOT_SET
                ? Unavailable.NOT_SET
                : why.code() == ErrorCode.NOT_YET ? Unavailable.NOT_YET : null;
        unavailable.set(none);
        if (none == null) {
            unread = true;
            failure.set(why);
        } else {
            timeline.set(null);
        }
    }

    /** Asks whether what is pending is to be applied. */
    void ask() {
        Database chosen = database.get();
        Timeline shown = timeline.get();
        if (chosen == null || shown == null || !applies()) {
            return;
        }
        question.set(new ApplyQuestion(
                chosen.name(),
                chosen.topology().nodes().stream().map(Node::name).collect(Collectors.joining(", ")),
                environment(),
                safeMode(chosen),
                shown.pending()));
    }

    static String safeMode(Database database) {
        return database.profile().safeMode().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The answer is no. */
    void decline() {
        question.set(null);
    }

    /** The answer is yes: applies what was shown. */
    void apply() {
        ApplyQuestion asked = question.get();
        question.set(null);
        if (asked == null) {
            return;
        }
        outcome.set(null);
        failure.set(null);
        try {
            running.set(context.tasks()
                    .add(
                            context.penstock()
                                    .migrations(asked.database(), CALLER)
                                    .applyAsync(asked.pending()),
                            this::applied,
                            why -> notApplied(why, asked.pending())));
        } catch (RuntimeException refused) {
            notApplied(Failure.of(refused), List.of());
        }
    }

    /** Stops the apply under way. */
    void cancel() {
        TaskRow task = running.get();
        if (task != null) {
            task.cancel();
        }
    }

    private void applied(MigrationReport report) {
        running.set(null);
        failures.clear();
        String said = report.applied().isEmpty()
                ? messages.say("applied.nothing")
                : messages.say(
                        "applied",
                        MigrationTexts.count(messages, report.applied().size()),
                        MigrationTexts.duration(report.took()));
        outcome.set(said);
        tellElsewhere(Severity.INFO, said);
        refresh();
    }

    /** Whether the view is on screen. */
    void onScreen(boolean now) {
        onScreen = now;
    }

    /** What has ended while another view is on screen. */
    private void tellElsewhere(Severity severity, String said) {
        Database chosen = database.get();
        if (!onScreen && chosen != null) {
            Notice.Choice show = new Notice.Choice(
                    messages.say("ended.show"), () -> context.navigator().go(Target.of(ID, chosen.name())));
            context.notices().post(new Notice(severity, messages.say("ended", chosen.name(), said), show));
        }
    }

    private void notApplied(Failure why, List<Migration> tried) {
        running.set(null);
        failures.clear();
        unread = false;
        tellElsewhere(Severity.ERROR, why.sentence());
        Migration where = where(why, tried);
        if (where == null) {
            failure.set(why);
        } else {
            failures.put(Timeline.attempt(where), why);
            selected.set(new MigrationRow(where, why).key());
        }
        refresh();
    }

    /** The migration at which a failure stands; null for none. */
    private static @Nullable Migration where(Failure why, List<Migration> tried) {
        return why.cause() instanceof MigrationException failed
                ? failed.place()
                        .flatMap(place -> tried.stream()
                                .filter(each -> each.script().equals(place.script()))
                                .findFirst())
                        .orElse(null)
                : null;
    }

    /** Puts the SQL of a migration on the clipboard. */
    void copySql(Migration migration) {
        context.dialogs().copy(migration.sql() == null ? "" : migration.sql());
    }

    /** Puts what is shown on the clipboard, a line a migration, with tabs between. */
    void copy(List<MigrationRow> rows) {
        context.dialogs()
                .copy(new TextTable(rows.stream()
                                .map(row -> MigrationTexts.cells(messages, row))
                                .toList())
                        .tabbed());
    }

    /** Writes what is shown to a file, as CSV. */
    void export(List<MigrationRow> rows) {
        Database chosen = database.get();
        List<List<String>> table = new ArrayList<>();
        table.add(MigrationTexts.heads(messages));
        rows.forEach(row -> table.add(MigrationTexts.cells(messages, row)));
        TableExport.save(
                context,
                messages.say("export.title"),
                (chosen == null ? "" : chosen.name() + "-") + "migrations.csv",
                new TextTable(table),
                file -> messages.say("exported", file));
    }

    /** Puts on the clipboard what names a folder of migrations in the workspace. */
    void copyKey() {
        Database chosen = database.get();
        if (chosen != null) {
            context.dialogs().copy("migrations:\n  locations: [migrations/" + chosen.name() + "]\n");
            context.notices().done(messages.say("notset.copied"));
        }
    }

    void close() {
        if (reading != null) {
            reading.close();
        }
    }
}
