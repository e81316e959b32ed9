package dev.penstock.app.ui.query;

import dev.penstock.app.ui.query.catalog.CatalogState;
import dev.penstock.app.ui.query.catalog.Catalogs;
import dev.penstock.app.ui.query.catalog.Contents;
import dev.penstock.app.ui.query.editor.EditorViewModel;
import dev.penstock.app.ui.query.editor.Words;
import dev.penstock.app.ui.query.keep.Draft;
import dev.penstock.app.ui.query.keep.HistoryEntry;
import dev.penstock.app.ui.text.Messages;
import dev.penstock.app.ui.view.Notice;
import dev.penstock.app.ui.view.Severity;
import dev.penstock.app.ui.view.Target;
import dev.penstock.app.ui.view.ViewContext;
import dev.penstock.engine.api.Database;
import dev.penstock.engine.api.Profile;
import dev.penstock.engine.api.catalog.TableName;
import dev.penstock.engine.api.sql.SqlText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** One tab: a database, a text, values for its parameters, and what came of running it. FX thread only. */
final class TabViewModel {
    private static final int TITLE = 28;
    private static final Set<String> CHANGES_CATALOG = Set.of("CREATE", "ALTER", "DROP", "ATTACH", "DETACH", "COMMENT");
    private final ViewContext context;
    private final Messages messages;
    private final Catalogs catalogs;
    private final Runnable changed;
    private final EditorViewModel editor;
    private final TabSession session;
    private final RunViewModel run;
    private final ReadOnlyObjectWrapper<@Nullable Database> database = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<CatalogState> catalog = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper();
    private final ObservableList<Parameter> parameters = FXCollections.observableArrayList();
    private final Map<String, Parameter> known = new LinkedHashMap<>();
    private final ReadOnlyIntegerWrapper workspaces = new ReadOnlyIntegerWrapper();
    private @Nullable Profile reached;
    private String textAtRun = "";
    private String lost = "";

    /**
     * A tab with what was typed into it before.
     *
     * @param history told of each run
     * @param changed told whenever there is something to keep
     */
    TabViewModel(
            ViewContext context,
            Messages messages,
            Catalogs catalogs,
            Draft draft,
            Consumer<HistoryEntry> history,
            Runnable changed) {
        this.context = context;
        this.messages = messages;
        this.catalogs = catalogs;
        this.changed = changed;
        this.editor = new EditorViewModel(
                context.background(),
                () -> catalog.get() == null ? Contents.NONE : catalog.get().contents());
        this.session = new TabSession(context.background(), context.notices()::failed);
        this.run = new RunViewModel(context, session, messages, history.andThen(this::ran));
        for (Draft.Value value : draft.values()) {
            Parameter parameter = parameter(value.name());
            parameter.text().set(value.text());
            parameter.none().set(value.isNull());
        }
        find(draft.database()).ifPresentOrElse(this::use, () -> lost = draft.database());
        editor.replace(draft.text(), draft.anchor(), draft.caret());
        editor.text().subscribe(text -> {
            title.set(titleOf(text));
            changed.run();
        });
        editor.caret().subscribe(place -> changed.run());
        editor.anchor().subscribe(place -> changed.run());
        editor.parameters()
                .subscribe(names ->
                        parameters.setAll(names.stream().map(this::parameter).toList()));
        run.trouble().subscribe(trouble -> {
            editor.clearFault();
            if (trouble != null
                    && trouble.position() >= 0
                    && textAtRun.equals(editor.text().get())) {
                editor.fault(trouble.position());
            }
        });
    }

    EditorViewModel editor() {
        return editor;
    }

    RunViewModel run() {
        return run;
    }

    TabSession session() {
        return session;
    }

    /** What its text begins with. */
    ReadOnlyStringProperty title() {
        return title.getReadOnlyProperty();
    }

    /** Where it runs; null where none has been chosen or the one that was is in the workspace no more. */
    ReadOnlyObjectProperty<@Nullable Database> database() {
        return database.getReadOnlyProperty();
    }

    /** What its database holds; null where it has none. */
    ReadOnlyObjectProperty<CatalogState> catalog() {
        return catalog.getReadOnlyProperty();
    }

    /** The parameters of the statement that would run. */
    ObservableList<Parameter> parameters() {
        return parameters;
    }

    /** Chooses the database. The session on another one ends. */
    void use(Database chosen) {
        if (!chosen.equals(database.get())) {
            session.close();
        }
        catalog.unbind();
        lost = "";
        reached = chosen.profile();
        database.set(chosen);
        editor.dialect(chosen.profile().engine());
        catalog.bind(catalogs.of(chosen));
        changed.run();
    }

    /** Changes each time that another reading of the workspace has been taken over: the choice of databases may be another. */
    ReadOnlyIntegerProperty workspaces() {
        return workspaces.getReadOnlyProperty();
    }

    /** Lets go of a database that is there no more, and takes it again when it comes back. */
    void workspaceChanged() {
        Database chosen = database.get();
        if (chosen == null) {
            find(lost).or(this::only).ifPresent(this::use);
        } else if (find(chosen.name()).isEmpty()) {
            catalog.unbind();
            catalog.set(null);
            if (session.kept().get().transaction()) {
                context.notices()
                        .post(new Notice(
                                Severity.WARNING, messages.say("session.gone", chosen.name(), title.get()), null));
            }
            session.close();
            lost = chosen.name();
            database.set(null);
        } else if (reached == null || !sameWay(reached, chosen.profile())) {
            reached = chosen.profile();
            editor.dialect(chosen.profile().engine());
            catalogs.refresh(chosen);
        }
        workspaces.set(workspaces.get() + 1);
    }

    /** Whether both lead to the same: a catalog that was read by one is that of the other. */
    private static boolean sameWay(Profile one, Profile other) {
        return one.engine() == other.engine()
                && one.nodes().equals(other.nodes())
                && Objects.equals(one.databaseName(), other.databaseName())
                && Objects.equals(one.username(), other.username())
                && Objects.equals(one.password(), other.password());
    }

    /** A safe mode as the workspace file writes it; empty without a database. */
    String safeMode() {
        Database chosen = database.get();
        return chosen == null
                ? ""
                : chosen.profile().safeMode().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The name of the database it had, where the workspace has it no more; empty otherwise. */
    String lost() {
        return lost;
    }

    /** Runs the statement at the caret, or what is selected. */
    void runCurrent() {
        editor.wanted().ifPresent(this::run);
    }

    /** Runs the whole text, one statement after the other on one connection. */
    void runAll() {
        List<SqlText.Range> statements = editor.statements();
        if (!statements.isEmpty()) {
            run(new SqlText.Range(
                    statements.getFirst().start(), statements.getLast().end()));
        }
    }

    /** Reads the catalog again. Never runs what was typed. */
    void refresh() {
        Database chosen = database.get();
        if (chosen != null) {
            catalogs.refresh(chosen);
        }
    }

    /** Writes a table's name at the caret, with its schema where it needs it. */
    void insert(TableName table, boolean bare) {
        Database chosen = database.get();
        if (chosen != null) {
            String name = Words.name(table.name(), chosen.profile().engine());
            editor.insert(
                    bare ? name : Words.name(table.schema(), chosen.profile().engine()) + "." + name);
        }
    }

    /** Writes a column's name at the caret. */
    void insert(String column) {
        Database chosen = database.get();
        if (chosen != null) {
            editor.insert(Words.name(column, chosen.profile().engine()));
        }
    }

    /** F4: shows the table or view at the caret in Schema; says so where it is none. */
    void openAtCaret() {
        editor.objectAtCaret()
                .ifPresentOrElse(
                        this::open,
                        () -> context.notices()
                                .done(editor.nameAtCaret()
                                        .map(name -> messages.say("object.unknown", name))
                                        .orElseGet(() -> messages.say("object.none"))));
    }

    /** Shows a table or view in Schema. */
    void open(TableName table) {
        Database chosen = database.get();
        if (chosen != null) {
            context.navigator().go(Target.of("schema", chosen.name(), table));
        }
    }

    /** What is kept of it. */
    Draft draft() {
        List<Draft.Value> values = new ArrayList<>();
        for (Parameter each : known.values()) {
            if (!each.text().get().isEmpty() || each.none().get()) {
                values.add(new Draft.Value(
                        each.name(), each.text().get(), each.none().get()));
            }
        }
        Database chosen = database.get();
        return new Draft(
                chosen == null ? lost : chosen.name(),
                editor.text().get(),
                editor.anchor().get(),
                editor.caret().get(),
                values,
                false);
    }

    void close() {
        catalog.unbind();
        run.close();
        session.close();
    }

    private void run(SqlText.Range range) {
        Database chosen = database.get();
        if (chosen == null || run.running().get() || session.busy().get()) {
            return;
        }
        textAtRun = editor.text().get();
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (String name : editor.parametersIn(range)) {
            values.put(name, parameter(name).value());
        }
        run.run(new RunRequest(chosen, range.of(textAtRun), range.start(), values));
    }

    private void ran(HistoryEntry entry) {
        Database chosen = database.get();
        if (chosen != null && entry.end() == HistoryEntry.End.DONE) {
            SqlText sql = SqlText.of(entry.text(), chosen.profile().engine());
            if (sql.statements().stream()
                    .anyMatch(range ->
                            sql.firstWord(range).map(CHANGES_CATALOG::contains).orElse(false))) {
                catalogs.refresh(chosen);
            }
        }
    }

    private Parameter parameter(String name) {
        return known.computeIfAbsent(name, key -> {
            Parameter made = new Parameter(key);
            made.text().subscribe(text -> changed.run());
            made.none().subscribe(none -> changed.run());
            return made;
        });
    }

    /** The first there is, for a tab that was opened when there was none. */
    private Optional<Database> only() {
        return lost.isEmpty() ? context.penstock().databases().stream().findFirst() : Optional.empty();
    }

    private Optional<Database> find(String name) {
        return context.penstock().databases().stream()
                .filter(each -> each.name().equals(name))
                .findFirst();
    }

    private String titleOf(String text) {
        String line = text.strip()
                .lines()
                .filter(each -> !each.isBlank() && !each.strip().startsWith("--"))
                .findFirst()
                .orElse("")
                .replaceAll("\\s+", " ");
        if (line.isEmpty()) {
            return messages.say("tab.new");
        }
        return line.length() <= TITLE ? line : line.substring(0, TITLE - 1).stripTrailing() + "…";
    }
}
