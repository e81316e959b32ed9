package dev.penstock.app.ui.query;

import static javafx.scene.input.KeyCombination.ALT_DOWN;
import static javafx.scene.input.KeyCombination.SHIFT_DOWN;
import static javafx.scene.input.KeyCombination.SHORTCUT_DOWN;

import dev.penstock.app.ui.control.Controls;
import dev.penstock.app.ui.control.EmptyState;
import dev.penstock.app.ui.control.WaitingOverlay;
import dev.penstock.app.ui.query.catalog.CatalogState;
import dev.penstock.app.ui.query.catalog.CatalogView;
import dev.penstock.app.ui.query.history.HistoryView;
import dev.penstock.app.ui.query.keep.HistoryEntry;
import dev.penstock.app.ui.state.KeyValueStore;
import dev.penstock.app.ui.text.Messages;
import dev.penstock.app.ui.view.Action;
import dev.penstock.app.ui.view.Target;
import dev.penstock.app.ui.view.View;
import dev.penstock.app.ui.view.ViewContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/** Asking a database: tabs with an editor and its results, the catalog at the left, the history at the right. */
public final class QueryView implements View {
    static final KeyCombination CLOSE = new KeyCodeCombination(KeyCode.W, SHORTCUT_DOWN);
    private static final KeyCombination OPEN = new KeyCodeCombination(KeyCode.T, SHORTCUT_DOWN);
    private static final KeyCombination HISTORY = new KeyCodeCombination(KeyCode.H, SHORTCUT_DOWN);
    private static final KeyCombination CATALOG = new KeyCodeCombination(KeyCode.B, SHORTCUT_DOWN);
    private static final String CATALOG_OPEN = "query.catalog";
    private static final double CATALOG_FROM = 1000;
    private static final double HISTORY_BESIDE_FROM = 1100;
    private final Messages messages = Messages.beside(QueryView.class);
    private final KeyValueStore state;
    private final QueryViewModel model;
    private final StackPane root = new StackPane();
    private final BorderPane frame = new BorderPane();
    private final StackPane middle = new StackPane();
    private final WaitingOverlay waiting;
    private final EmptyState noDatabase;
    private final EmptyState noTab;
    private final CatalogView catalog;
    private final HistoryView history;
    private final Map<TabViewModel, QueryTabView> views = new HashMap<>();
    private final List<Action> actions;
    private Subscription following = () -> {};
    private boolean historyOpen;
    private boolean swallowing;
    private boolean catalogBeside;
    private boolean catalogForced;

    /** Builds it and reads what was typed before. */
    public QueryView(ViewContext context) {
        state = context.state();
        catalogBeside = state.get(CATALOG_OPEN).map(Boolean::valueOf).orElse(true);
        model = new QueryViewModel(context, messages);
        waiting = new WaitingOverlay(context.ticker(), context.clock());
        noDatabase = new EmptyState(
                Feather.DATABASE,
                messages.say("empty"),
                messages.say("empty.action"),
                context.navigator()::openWorkspace);
        noTab = new EmptyState(Feather.TERMINAL, messages.say("tabs.none"), messages.say("tab.open"), this::open);
        catalog = new CatalogView(
                messages,
                relation -> tab(tab -> tab.insert(relation.table().name(), relation.bare())),
                column -> tab(tab -> tab.insert(column.name())),
                this::refresh);
        history = new HistoryView(model.history(), messages, this::recall, () -> showHistory(false));
        actions = keys();
        build();
        model.ready().subscribe(ready -> {
            if (ready) {
                waiting.end();
            } else {
                waiting.begin(messages.say("reading"), null);
            }
            show(model.selected().get());
            if (root.isFocused()) {
                focus();
            }
        });
        model.selected().subscribe(this::show);
        model.tabs().addListener((ListChangeListener<TabViewModel>)
                change -> views.keySet().retainAll(model.tabs()));
    }

    private void build() {
        root.getStyleClass().add("page");
        Button open = Controls.iconButton(Feather.PLUS, messages.say("tab.open"), OPEN, this::open);
        open.setId("new-tab");
        Button showCatalog =
                Controls.iconButton(Feather.SIDEBAR, messages.say("catalog.toggle"), CATALOG, this::toggleCatalog);
        showCatalog.setId("show-catalog");
        Button showHistory = Controls.iconButton(
                Feather.CLOCK, messages.say("history.toggle"), HISTORY, () -> showHistory(!historyOpen));
        showHistory.setId("show-history");
        frame.setTop(new TabBarView(model, messages, open, showCatalog, showHistory));
        frame.setCenter(middle);
        StackPane.setAlignment(history, Pos.CENTER_RIGHT);
        root.getChildren().addAll(frame, waiting);
        root.widthProperty().subscribe(width -> place());
        root.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        root.addEventFilter(KeyEvent.KEY_TYPED, event -> {
            if (swallowing) {
                event.consume();
            }
        });
    }

    @Override
    public String id() {
        return "query";
    }

    @Override
    public String title() {
        return messages.say("title");
    }

    @Override
    public Ikon icon() {
        return Feather.TERMINAL;
    }

    @Override
    public Node node() {
        return root;
    }

    @Override
    public List<Action> actions() {
        return actions;
    }

    @Override
    public void turnTo(Target target) {
        model.turnTo(target);
    }

    @Override
    public void refresh() {
        tab(TabViewModel::refresh);
    }

    @Override
    public void focus() {
        QueryTabView view = current();
        if (view != null) {
            // A split pane takes its parts in with its first style: before that they cannot have the focus.
            root.applyCss();
            view.editor().focus();
        } else {
            root.requestFocus();
        }
    }

    @Override
    public void close() {
        waiting.end();
        following.unsubscribe();
        model.close();
    }

    private List<Action> keys() {
        return List.of(
                action(messages.say("run.title"), KeyCode.ENTER, () -> tab(TabViewModel::runCurrent), SHORTCUT_DOWN),
                action(messages.say("run.all.title"), KeyCode.X, () -> tab(TabViewModel::runAll), ALT_DOWN),
                action(
                        messages.say("cancel.title"),
                        KeyCode.F2,
                        () -> tab(tab -> tab.run().cancel()),
                        SHORTCUT_DOWN),
                action(
                        messages.say("complete.title"),
                        KeyCode.SPACE,
                        () -> editor(view -> view.editor().complete()),
                        SHORTCUT_DOWN),
                action(
                        messages.say("comment.title"),
                        KeyCode.SLASH,
                        () -> tab(tab -> tab.editor().toggleComment()),
                        SHORTCUT_DOWN),
                new Action(messages.say("tab.open"), OPEN, this::open),
                new Action(messages.say("tab.close"), CLOSE, () -> tab(model::close)),
                action(messages.say("tab.reopen"), KeyCode.T, this::reopen, SHORTCUT_DOWN, SHIFT_DOWN),
                action(messages.say("tab.next"), KeyCode.PAGE_DOWN, () -> step(1), SHORTCUT_DOWN),
                action(messages.say("tab.last"), KeyCode.PAGE_UP, () -> step(-1), SHORTCUT_DOWN),
                new Action(messages.say("history.toggle"), HISTORY, () -> showHistory(!historyOpen)),
                new Action(messages.say("catalog.toggle"), CATALOG, this::toggleCatalog));
    }

    private static Action action(String title, KeyCode key, Runnable run, KeyCombination.Modifier... modifiers) {
        return new Action(title, new KeyCodeCombination(key, modifiers), run);
    }

    /** Before the editor, which has meanings of its own for some of the keys. */
    private void pressed(KeyEvent event) {
        swallowing = false;
        for (Action action : actions) {
            if (action.keys().match(event)) {
                // The letter of Alt+X comes once more as typed text, and is not meant for the editor.
                swallowing = true;
                editor(view -> view.editor().endCompletion());
                action.run().run();
                event.consume();
                return;
            }
        }
    }

    private void tab(Consumer<TabViewModel> action) {
        TabViewModel tab = model.selected().get();
        if (tab != null) {
            action.accept(tab);
        }
    }

    private void editor(Consumer<QueryTabView> action) {
        QueryTabView view = current();
        if (view != null) {
            action.accept(view);
        }
    }

    private @Nullable QueryTabView current() {
        TabViewModel tab = model.selected().get();
        return tab == null ? null : views.get(tab);
    }

    private void open() {
        model.open();
        focus();
    }

    private void reopen() {
        model.reopen();
        focus();
    }

    private void step(int by) {
        model.step(by);
        focus();
    }

    private void recall(HistoryEntry entry) {
        model.recall(entry);
        focus();
    }

    private void show(@Nullable TabViewModel tab) {
        following.unsubscribe();
        if (tab != null) {
            QueryTabView view = views.computeIfAbsent(tab, key -> new QueryTabView(model, key, messages, state));
            middle.getChildren().setAll(view);
            following = tab.catalog().subscribe((Consumer<CatalogState>) catalog::show);
        } else {
            catalog.show(null);
            following = () -> {};
            middle.getChildren().clear();
            if (model.ready().get()) {
                middle.getChildren().setAll(model.databases().isEmpty() ? noDatabase : noTab);
            }
        }
        place();
    }

    private void toggleCatalog() {
        boolean open = !catalogShown();
        if (roomy()) {
            catalogBeside = open;
            state.put(CATALOG_OPEN, Boolean.toString(open));
        } else {
            catalogForced = open;
        }
        place();
        if (open) {
            catalog.focus();
        } else {
            focus();
        }
    }

    private boolean roomy() {
        return root.getWidth() >= CATALOG_FROM;
    }

    private boolean catalogShown() {
        return roomy() ? catalogBeside : catalogForced;
    }

    private void showHistory(boolean open) {
        historyOpen = open;
        place();
        if (open) {
            history.focus();
        } else {
            focus();
        }
    }

    /** The side panels: the catalog folds where there is little room, the history then stands over the results. */
    private void place() {
        boolean empty = model.databases().isEmpty();
        frame.setLeft(catalogShown() && model.selected().get() != null ? catalog : null);
        frame.setRight(null);
        root.getChildren().remove(history);
        if (historyOpen && !empty) {
            if (root.getWidth() >= HISTORY_BESIDE_FROM) {
                frame.setRight(history);
            } else {
                root.getChildren().add(history);
            }
        }
    }
}
