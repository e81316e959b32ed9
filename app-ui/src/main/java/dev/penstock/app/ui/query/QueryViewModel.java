package dev.penstock.app.ui.query;

import dev.penstock.app.ui.query.catalog.Catalogs;
import dev.penstock.app.ui.query.history.HistoryViewModel;
import dev.penstock.app.ui.query.keep.Draft;
import dev.penstock.app.ui.query.keep.DraftFile;
import dev.penstock.app.ui.query.keep.Drafts;
import dev.penstock.app.ui.query.keep.HistoryEntry;
import dev.penstock.app.ui.query.keep.HistoryFile;
import dev.penstock.app.ui.text.Figures;
import dev.penstock.app.ui.text.Messages;
import dev.penstock.app.ui.view.Dialogs;
import dev.penstock.app.ui.view.Notice;
import dev.penstock.app.ui.view.Severity;
import dev.penstock.app.ui.view.Target;
import dev.penstock.app.ui.view.ViewContext;
import dev.penstock.app.ui.work.Failure;
import dev.penstock.app.ui.work.Keeper;
import dev.penstock.engine.api.Database;
import dev.penstock.engine.api.EngineEvent;
import dev.penstock.engine.api.Subscription;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The tabs of Query: they come back from the disk, and what is typed into them goes there. FX thread only. */
final class QueryViewModel {
    private static final String ID = "query";
    private static final int CLOSED_KEPT = 20;
    private static final Duration LONG = Duration.ofSeconds(10);
    private final ViewContext context;
    private final Messages messages;
    private final Catalogs catalogs;
    private final HistoryViewModel history;
    private final Keeper<Drafts> keeper;
    private final ObservableList<TabViewModel> tabs = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<@Nullable TabViewModel> selected = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper ready = new ReadOnlyBooleanWrapper();
    private final Deque<Draft> closed = new ArrayDeque<>();
    private final List<Target> early = new ArrayList<>();
    private final Subscription following;
    private boolean loading = true;
    private boolean onScreen;
    private boolean unkept;

    QueryViewModel(ViewContext context, Messages messages) {
        this.context = context;
        this.messages = messages;
        this.catalogs = new Catalogs(context.background(), TabSession.CALLER);
        this.history = new HistoryViewModel(HistoryFile.of(context.folder()), context.background());
        DraftFile file =
                DraftFile.of(context.folder(), context.penstock().workspace().file());
        this.keeper = new Keeper<>(file::write, context.background(), context.ticker(), this::drafts, this::notKept);
        this.following = context.events().on(EngineEvent.WorkspaceChanged.class, events -> workspaceChanged());
        context.background().runInOrder(file::read, this::restore, failure -> {
            context.notices().failed(failure);
            restore(Drafts.NONE);
        });
    }

    /** Whether the view is on screen; no catalog is read before it is. */
    void onScreen(boolean now) {
        onScreen = now;
        if (now) {
            catalogs.begin();
        }
    }

    /** Open tabs, in the order on screen; do not change it. */
    ObservableList<TabViewModel> tabs() {
        return tabs;
    }

    /** The tab on screen; null while there is none. */
    ReadOnlyObjectProperty<@Nullable TabViewModel> selected() {
        return selected.getReadOnlyProperty();
    }

    /** Whether what was typed before has come back from the disk. */
    ReadOnlyBooleanProperty ready() {
        return ready.getReadOnlyProperty();
    }

    HistoryViewModel history() {
        return history;
    }

    /** What a tab can be about. */
    List<Database> databases() {
        return context.penstock().databases();
    }

    /** The overlay in force; null for none. */
    @Nullable
    String environment() {
        return context.penstock().workspace().environment();
    }

    void select(TabViewModel tab) {
        if (tabs.contains(tab)) {
            selected.set(tab);
            changed();
        }
    }

    /** Ctrl+T: a tab about the same database as the one on screen. */
    TabViewModel open() {
        TabViewModel now = selected.get();
        return open(new Draft(now == null ? first() : now.draft().database(), "", 0, 0, List.of(), false));
    }

    /** Ctrl+W: closes a tab; its text can be had back. Asks first if that rolls a transaction back. */
    void close(TabViewModel tab) {
        if (tab.session().kept().get().transaction()) {
            context.dialogs()
                    .confirm(
                            new Dialogs.Question(
                                    messages.say("session.close.title"),
                                    messages.say(
                                            "session.close.text", tab.draft().database()),
                                    messages.say("session.close.verb"),
                                    true),
                            () -> closeNow(tab));
        } else {
            closeNow(tab);
        }
    }

    private void closeNow(TabViewModel tab) {
        int place = tabs.indexOf(tab);
        if (place < 0) {
            return;
        }
        remember(tab.draft());
        tab.close();
        tabs.remove(place);
        selected.set(tabs.isEmpty() ? null : tabs.get(Math.min(place, tabs.size() - 1)));
        changed();
    }

    /** Ctrl+Shift+T: opens the tab closed last. */
    void reopen() {
        if (!closed.isEmpty()) {
            open(closed.pop());
        }
    }

    /** Whether there is a tab to open again. */
    boolean reopens() {
        return !closed.isEmpty();
    }

    /** Ctrl+PgDn and Ctrl+PgUp: the tab so many places further, round the ends. */
    void step(int by) {
        TabViewModel now = selected.get();
        if (now != null) {
            select(tabs.get(Math.floorMod(tabs.indexOf(now) + by, tabs.size())));
        }
    }

    /** Somebody wants a statement shown or a database asked: shows it in a tab, and runs nothing. */
    void turnTo(Target target) {
        if (!ready.get()) {
            early.add(target);
            return;
        }
        TabViewModel now = selected.get();
        String name =
                target.database() == null ? (now == null ? first() : now.draft().database()) : target.database();
        if (target.text() != null) {
            show(name, target.text());
        } else if (now == null || !now.draft().database().equals(name)) {
            Optional<TabViewModel> there = tabs.stream()
                    .filter(tab -> tab.draft().database().equals(name))
                    .findFirst();
            there.ifPresentOrElse(this::select, () -> show(name, ""));
        }
    }

    /** Shows a run of the history in an editor, and runs nothing. */
    void recall(HistoryEntry entry) {
        show(entry.database(), entry.text());
    }

    /** What closing would roll back, as a question. */
    Optional<Dialogs.Question> leaving() {
        List<TabViewModel> open = tabs.stream()
                .filter(tab -> tab.session().kept().get().transaction())
                .toList();
        if (open.isEmpty()) {
            return Optional.empty();
        }
        String text = open.size() == 1
                ? messages.say(
                        "session.leave.one",
                        open.getFirst().title().get(),
                        open.getFirst().draft().database())
                : messages.say("session.leave.many", open.size());
        return Optional.of(new Dialogs.Question(
                messages.say("session.leave.title"), text, messages.say("session.leave.verb"), true));
    }

    /** Writes what has not been written and lets go of everything. */
    void close() {
        following.close();
        keeper.close();
        tabs.forEach(TabViewModel::close);
    }

    /** In the tab on screen if nothing stands in it, else in one of its own. */
    private void show(String database, String text) {
        TabViewModel now = selected.get();
        if (now != null
                && now.editor().text().get().isBlank()
                && !now.run().running().get()
                && !now.session().kept().get().transaction()) {
            databases().stream()
                    .filter(each -> each.name().equals(database))
                    .findFirst()
                    .ifPresent(now::use);
            now.editor().replace(text, text.length(), text.length());
        } else {
            open(new Draft(database, text, text.length(), text.length(), List.of(), false));
        }
    }

    private TabViewModel open(Draft draft) {
        TabViewModel tab = tab(draft);
        TabViewModel now = selected.get();
        tabs.add(now == null ? tabs.size() : tabs.indexOf(now) + 1, tab);
        select(tab);
        return tab;
    }

    private TabViewModel tab(Draft draft) {
        TabViewModel[] made = new TabViewModel[1];
        made[0] = new TabViewModel(context, messages, catalogs, draft, entry -> ended(made[0], entry), this::changed);
        return made[0];
    }

    /** What took long and ended where nobody looked is told of. */
    private void ended(TabViewModel tab, HistoryEntry entry) {
        history.add(entry);
        boolean seen = onScreen && tab.equals(selected.get());
        if (seen || entry.end() == HistoryEntry.End.CANCELLED || entry.took().compareTo(LONG) < 0) {
            return;
        }
        String took = Figures.span(entry.took());
        Notice.Choice show = new Notice.Choice(messages.say("ended.show"), () -> {
            context.navigator().go(new Target(ID, null, null));
            select(tab);
        });
        context.notices()
                .post(
                        entry.end() == HistoryEntry.End.DONE
                                ? new Notice(
                                        Severity.INFO,
                                        messages.say(
                                                "ended.done",
                                                entry.database(),
                                                took,
                                                Figures.count(Math.max(0, entry.rows()))),
                                        show)
                                : new Notice(
                                        Severity.ERROR,
                                        messages.say("ended.failed", entry.database(), took, entry.error()),
                                        show));
    }

    private void restore(Drafts drafts) {
        for (Draft draft : drafts.tabs()) {
            if (draft.closed()) {
                closed.add(draft);
            } else {
                tabs.add(tab(draft));
            }
        }
        if (tabs.isEmpty() && !databases().isEmpty()) {
            tabs.add(tab(new Draft(first(), "", 0, 0, List.of(), false)));
        }
        if (!tabs.isEmpty()) {
            selected.set(tabs.get(Math.clamp(drafts.selected(), 0, tabs.size() - 1)));
        }
        loading = false;
        ready.set(true);
        early.forEach(this::turnTo);
        early.clear();
    }

    private void remember(Draft draft) {
        if (!draft.text().isBlank()) {
            closed.push(draft.close());
            if (closed.size() > CLOSED_KEPT) {
                closed.removeLast();
            }
        }
    }

    private void workspaceChanged() {
        tabs.forEach(TabViewModel::workspaceChanged);
        if (ready.get() && tabs.isEmpty() && !databases().isEmpty()) {
            open();
        }
    }

    private String first() {
        return databases().isEmpty() ? "" : databases().getFirst().name();
    }

    private void changed() {
        if (!loading) {
            keeper.changed();
        }
    }

    private Drafts drafts() {
        List<Draft> all = new ArrayList<>(tabs.stream().map(TabViewModel::draft).toList());
        all.addAll(closed);
        return new Drafts(all, Math.max(0, tabs.indexOf(selected.get())));
    }

    private void notKept(Failure failure) {
        if (!unkept) {
            unkept = true;
            context.notices().failed(failure);
        }
    }
}
