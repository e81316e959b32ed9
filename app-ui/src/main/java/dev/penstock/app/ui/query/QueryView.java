package dev.penstock.app.ui.query;

import dev.penstock.app.ui.control.Controls;
import dev.penstock.app.ui.control.EmptyState;
import dev.penstock.app.ui.control.WaitingOverlay;
import dev.penstock.app.ui.grid.GridActions;
import dev.penstock.app.ui.grid.ResultGridView;
import dev.penstock.app.ui.query.catalog.CatalogState;
import dev.penstock.app.ui.query.catalog.CatalogView;
import dev.penstock.app.ui.query.history.HistoryView;
import dev.penstock.app.ui.query.keep.HistoryEntry;
import dev.penstock.app.ui.state.KeyValueStore;
import dev.penstock.app.ui.text.Messages;
import dev.penstock.app.ui.view.Action;
import dev.penstock.app.ui.view.Dialogs;
import dev.penstock.app.ui.view.Target;
import dev.penstock.app.ui.view.View;
import dev.penstock.app.ui.view.ViewContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** Asking a database: tabs with an editor and its results, the catalog at the left, the history at the right. */
public final class QueryView implements View {
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
    private final GridActions gridActions = new GridActions(this::grid);
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
        actions = new QueryActions(model, messages).all(new Deeds());
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
        Button open = Controls.iconButton(Feather.PLUS, messages.say("tab.open"), QueryActions.OPEN, this::open);
        open.setId("new-tab");
        Button showCatalog = Controls.iconButton(
                Feather.SIDEBAR, messages.say("catalog.toggle"), QueryActions.CATALOG, this::toggleCatalog);
        showCatalog.setId("show-catalog");
        Button showHistory = Controls.iconButton(
                Feather.CLOCK, messages.say("history.toggle"), QueryActions.HISTORY, () -> showHistory(!historyOpen));
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
    public Node node() {
        return root;
    }

    @Override
    public List<Action> actions() {
        return actions;
    }

    @Override
    public List<Action> controlActions() {
        return gridActions.all();
    }

    @Override
    public void onShow() {
        model.onScreen(true);
    }

    @Override
    public void onHide() {
        model.onScreen(false);
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
    public Optional<Dialogs.Question> leaving() {
        return model.leaving();
    }

    @Override
    public void close() {
        waiting.end();
        following.unsubscribe();
        model.close();
    }

    /** Before the editor, which has meanings of its own for some of the keys. */
    private void pressed(KeyEvent event) {
        swallowing = false;
        for (Action action : actions) {
            if (action.keys() != null && action.keys().match(event)) {
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

    private @Nullable ResultGridView grid() {
        QueryTabView view = current();
        return view == null ? null : view.results().grid();
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

    private final class Deeds implements QueryActions.Deeds {
        @Override
        public void complete() {
            editor(view -> view.editor().complete());
        }

        /** What is selected in the catalog where the focus is there, else what is at the caret. */
        @Override
        public void openObject() {
            tab(tab -> catalog.chosen()
                    .ifPresentOrElse(relation -> tab.open(relation.table().name()), tab::openAtCaret));
        }

        @Override
        public void open() {
            QueryView.this.open();
        }

        @Override
        public void reopen() {
            QueryView.this.reopen();
        }

        @Override
        public void step(int by) {
            QueryView.this.step(by);
        }

        @Override
        public void history() {
            showHistory(!historyOpen);
        }

        @Override
        public void catalog() {
            toggleCatalog();
        }
    }
}
