package dev.penstock.app.ui.query;

import static javafx.scene.input.KeyCombination.ALT_DOWN;
import static javafx.scene.input.KeyCombination.SHIFT_DOWN;
import static javafx.scene.input.KeyCombination.SHORTCUT_DOWN;

import dev.penstock.app.ui.text.Messages;
import dev.penstock.app.ui.view.Action;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import org.jspecify.annotations.Nullable;

/** What Query can do, with its keys, and why it cannot now. */
final class QueryActions {
    static final KeyCombination RUN = new KeyCodeCombination(KeyCode.ENTER, SHORTCUT_DOWN);
    static final KeyCombination RUN_ALL = new KeyCodeCombination(KeyCode.X, ALT_DOWN);
    static final KeyCombination CANCEL = new KeyCodeCombination(KeyCode.F2, SHORTCUT_DOWN);
    static final KeyCombination OPEN = new KeyCodeCombination(KeyCode.T, SHORTCUT_DOWN);
    static final KeyCombination CLOSE = new KeyCodeCombination(KeyCode.W, SHORTCUT_DOWN);
    static final KeyCombination HISTORY = new KeyCodeCombination(KeyCode.H, SHORTCUT_DOWN);
    static final KeyCombination CATALOG = new KeyCodeCombination(KeyCode.B, SHORTCUT_DOWN);
    private final QueryViewModel model;
    private final Messages messages;

    /** What the view's parts do. */
    interface Deeds {
        void complete();

        void openObject();

        void open();

        void reopen();

        void step(int by);

        void history();

        void catalog();
    }

    QueryActions(QueryViewModel model, Messages messages) {
        this.model = model;
        this.messages = messages;
    }

    List<Action> all(Deeds deeds) {
        return List.of(
                new Action(messages.say("run.title"), RUN, tab(TabViewModel::runCurrent)).unless(this::cannotRun),
                new Action(messages.say("run.all.title"), RUN_ALL, tab(TabViewModel::runAll)).unless(this::cannotRun),
                new Action(
                                messages.say("cancel.title"),
                                CANCEL,
                                tab(tab -> tab.run().cancel()))
                        .unless(this::cannotCancel),
                action(messages.say("complete.title"), KeyCode.SPACE, deeds::complete, SHORTCUT_DOWN)
                        .unless(this::noTab),
                action(
                                messages.say("comment.title"),
                                KeyCode.SLASH,
                                tab(tab -> tab.editor().toggleComment()),
                                SHORTCUT_DOWN)
                        .unless(this::noTab),
                action(messages.say("object.title"), KeyCode.F4, deeds::openObject)
                        .unless(this::noTab),
                new Action(messages.say("tab.open"), OPEN, deeds::open),
                new Action(messages.say("tab.close"), CLOSE, tab(model::close)).unless(this::noTab),
                action(messages.say("tab.reopen"), KeyCode.T, deeds::reopen, SHORTCUT_DOWN, SHIFT_DOWN)
                        .unless(() -> model.reopens() ? null : messages.say("cannot.reopen")),
                action(messages.say("tab.next"), KeyCode.PAGE_DOWN, () -> deeds.step(1), SHORTCUT_DOWN)
                        .unless(this::noTab),
                action(messages.say("tab.last"), KeyCode.PAGE_UP, () -> deeds.step(-1), SHORTCUT_DOWN)
                        .unless(this::noTab),
                new Action(messages.say("history.title"), HISTORY, deeds::history),
                new Action(messages.say("catalog.title"), CATALOG, deeds::catalog).unless(this::noTab),
                new Action(messages.say("catalog.refresh"), null, tab(TabViewModel::refresh)).unless(this::noTab));
    }

    private static Action action(String title, KeyCode key, Runnable run, KeyCombination.Modifier... modifiers) {
        return new Action(title, new KeyCodeCombination(key, modifiers), run);
    }

    private Runnable tab(Consumer<TabViewModel> action) {
        Supplier<@Nullable TabViewModel> selected = model.selected()::get;
        return () -> {
            TabViewModel tab = selected.get();
            if (tab != null) {
                action.accept(tab);
            }
        };
    }

    private @Nullable String noTab() {
        return model.selected().get() == null ? messages.say("cannot.tab") : null;
    }

    private @Nullable String cannotRun() {
        TabViewModel tab = model.selected().get();
        if (tab == null) {
            return messages.say("cannot.tab");
        }
        if (tab.database().get() == null) {
            return messages.say("cannot.database");
        }
        if (tab.run().running().get()) {
            return messages.say("cannot.running");
        }
        return tab.editor().statement().get() == null ? messages.say("cannot.statement") : null;
    }

    private @Nullable String cannotCancel() {
        TabViewModel tab = model.selected().get();
        return tab != null && tab.run().running().get() ? null : messages.say("cannot.cancel");
    }
}
