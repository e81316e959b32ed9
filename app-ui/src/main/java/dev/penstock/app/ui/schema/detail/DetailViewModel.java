package dev.penstock.app.ui.schema.detail;

import dev.penstock.app.ui.query.editor.Words;
import dev.penstock.app.ui.schema.tree.Loading;
import dev.penstock.app.ui.schema.tree.ObjectRef;
import dev.penstock.app.ui.text.Figure;
import dev.penstock.app.ui.text.Figures;
import dev.penstock.app.ui.text.Messages;
import dev.penstock.app.ui.text.TextTable;
import dev.penstock.app.ui.view.TableExport;
import dev.penstock.app.ui.view.Target;
import dev.penstock.app.ui.view.ViewContext;
import dev.penstock.engine.api.Caller;
import dev.penstock.engine.api.Database;
import dev.penstock.engine.api.Subscription;
import dev.penstock.engine.api.catalog.Table;
import dev.penstock.engine.api.catalog.TableDetail;
import dev.penstock.engine.api.catalog.TableName;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/**
 * All about one object at a time. Another object cancels the reading of the last, and what was shown stays until there
 * is something in its place. FX thread only.
 */
public final class DetailViewModel {
    private static final Duration PAUSE = Duration.ofMillis(120);
    private final ViewContext context;
    private final Caller caller;
    private final Messages messages;
    private final ReadOnlyObjectWrapper<DetailState> state = new ReadOnlyObjectWrapper<>(DetailState.NONE);
    private final SimpleObjectProperty<Section> section = new SimpleObjectProperty<>(Section.COLUMNS);
    private final ReadOnlyBooleanWrapper back = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper forward = new ReadOnlyBooleanWrapper();
    private final Trail<ObjectRef> trail = new Trail<>();
    private @Nullable Loading<TableDetail> loading;
    private @Nullable Subscription pausing;

    /** Shows nothing yet. */
    public DetailViewModel(ViewContext context, Caller caller, Messages messages) {
        this.context = context;
        this.caller = caller;
        this.messages = messages;
    }

    /** What is shown, and what is awaited. */
    public ReadOnlyObjectProperty<DetailState> state() {
        return state.getReadOnlyProperty();
    }

    /** The section on screen; it stays from one object to the next. */
    public SimpleObjectProperty<Section> section() {
        return section;
    }

    /** Whether there is a way back. */
    public ReadOnlyBooleanProperty backable() {
        return back.getReadOnlyProperty();
    }

    /** Whether there is a way forward again. */
    public ReadOnlyBooleanProperty forwardable() {
        return forward.getReadOnlyProperty();
    }

    /** The objects that were looked at, the last first. */
    public List<ObjectRef> recent() {
        return trail.recent();
    }

    /**
     * Shows what was selected, a moment later: whoever walks on by then would have the server asked about each line that he
     * passes. Looking around leaves no trail.
     */
    public void look(ObjectRef ref) {
        if (!ref.equals(state.get().wanted())) {
            trail.replace(ref);
            want(ref);
            pausing = context.ticker().every(PAUSE, this::settle);
        }
    }

    /** What was selected is meant: it is read at once, without the moment's pause. */
    public void settle() {
        if (pausing != null) {
            endPause();
            ask();
        }
    }

    /** Goes to an object, from where {@link #back} returns. */
    public void follow(ObjectRef ref) {
        trail.follow(ref);
        if (!ref.equals(state.get().wanted()) || state.get().failure() != null) {
            read(ref);
        } else {
            ways();
        }
    }

    /** Goes to a table of the same database as the one that is shown. */
    public void follow(TableName name) {
        ObjectRef shown = state.get().shown();
        if (shown != null) {
            follow(new ObjectRef(shown.database(), name));
        }
    }

    /** Back to the object before. */
    public void back() {
        trail.walk(-1).ifPresent(this::read);
    }

    /** Forward again. */
    public void forward() {
        trail.walk(1).ifPresent(this::read);
    }

    /** Reads the wanted object again. */
    public void refresh() {
        ObjectRef wanted = state.get().wanted();
        if (wanted != null) {
            read(wanted);
        }
    }

    /** Waits no longer, and asks the server to stop. */
    public void cancel() {
        settle();
        if (loading != null) {
            loading.cancel();
        }
    }

    /** Waits for nothing any more. */
    public void close() {
        endPause();
        if (loading != null) {
            loading.close();
        }
    }

    /** Shows the rows of an object in Query, without running anything. */
    public void openRows(ObjectRef ref) {
        database(ref)
                .ifPresent(database -> context.navigator()
                        .go(new Target(
                                "query",
                                ref.database(),
                                "select * from "
                                        + Words.name(
                                                ref.name().schema(),
                                                database.profile().engine()) + "."
                                        + Words.name(
                                                ref.name().name(),
                                                database.profile().engine()))));
    }

    /** Shows the rows of the object on screen. */
    public void openRows() {
        ObjectRef shown = state.get().shown();
        if (shown != null) {
            openRows(shown);
        }
    }

    /** Copies the DDL of the object on screen. */
    public void copyDdl() {
        TableDetail detail = state.get().detail();
        if (detail != null) {
            copy(ddl(detail));
        }
    }

    /** Copies the name of the object on screen, with its schema. */
    public void copyName() {
        ObjectRef shown = state.get().shown();
        if (shown != null) {
            copy(shown.name().toString());
        }
    }

    /** Writes the section on screen to a file, as CSV. */
    public void export(TextTable table) {
        ObjectRef shown = state.get().shown();
        if (shown != null) {
            String part = section.get().name().toLowerCase(Locale.ROOT);
            TableExport.save(
                    context,
                    messages.say("export.title"),
                    shown.name().name() + "-" + part + ".csv",
                    table,
                    file -> messages.say("exported", file));
        }
    }

    void copy(String text) {
        context.dialogs().copy(text);
    }

    /** How to make the object again, with its triggers. */
    static String ddl(TableDetail detail) {
        StringBuilder ddl = new StringBuilder(detail.ddl().strip());
        detail.triggers()
                .forEach(trigger -> ddl.append("\n\n").append(trigger.ddl().strip()));
        return ddl.append('\n').toString();
    }

    SectionTable table(TableDetail detail, Section wanted) {
        return new SectionTables(detail, messages).table(wanted);
    }

    /** What an object is, in a word. */
    String kind(Table table) {
        return switch (table.kind()) {
            case TABLE -> messages.say("kind.table");
            case PARTITIONED_TABLE -> messages.say("kind.partitioned");
            case VIEW -> messages.say("kind.view");
            case MATERIALIZED_VIEW -> messages.say("kind.materialized");
            case FOREIGN_TABLE -> messages.say("kind.foreign");
            case VIRTUAL_TABLE -> messages.say("kind.virtual");
            case COLLECTION -> messages.say("kind.collection");
        };
    }

    Figure rows(Table table) {
        return table.rowEstimate().isPresent()
                ? Figure.of(
                        messages.say("rows", Figures.count(table.rowEstimate().getAsLong())))
                : Figure.missing(messages.say("rows.unknown"));
    }

    Figure size(Table table) {
        return table.bytes().isPresent()
                ? Figure.of(Figures.bytes(table.bytes().getAsLong()))
                : Figure.missing(messages.say("size.unknown"));
    }

    /** A database's safe mode as the workspace file writes it. */
    String safeMode(ObjectRef ref) {
        return database(ref)
                .map(database -> database.profile()
                        .safeMode()
                        .name()
                        .toLowerCase(Locale.ROOT)
                        .replace('_', '-'))
                .orElse("");
    }

    /** The overlay in force; null for none. */
    @Nullable
    String environment() {
        return context.penstock().workspace().environment();
    }

    Optional<Database> database(ObjectRef ref) {
        return context.penstock().databases().stream()
                .filter(each -> each.name().equals(ref.database()))
                .findFirst();
    }

    private void endPause() {
        if (pausing != null) {
            pausing.close();
            pausing = null;
        }
    }

    private void read(ObjectRef ref) {
        want(ref);
        ask();
    }

    private void ask() {
        Objects.requireNonNull(loading).ask();
    }

    private void want(ObjectRef ref) {
        close();
        DetailState before = state.get();
        Loading<TableDetail> next = new Loading<>(
                context.background(),
                context.clock(),
                () -> context.penstock()
                        .database(ref.database())
                        .session(caller)
                        .catalog()
                        .describeAsync(ref.name()),
                () -> changed(ref));
        loading = next;
        ways();
        state.set(new DetailState(ref, before.shown(), before.detail(), true, null));
    }

    private void changed(ObjectRef ref) {
        Loading<TableDetail> now = Objects.requireNonNull(loading);
        DetailState before = state.get();
        if (now.failure() != null) {
            boolean same = ref.equals(before.shown());
            state.set(new DetailState(
                    ref, same ? before.shown() : null, same ? before.detail() : null, false, now.failure()));
        } else if (now.value() != null) {
            TableDetail detail = now.value();
            // A key may name its target in other letters than the server has it under.
            ObjectRef real = new ObjectRef(ref.database(), detail.table().name());
            trail.replace(real);
            state.set(new DetailState(real, real, detail, false, null));
        }
    }

    private void ways() {
        back.set(trail.has(-1));
        forward.set(trail.has(1));
    }
}
