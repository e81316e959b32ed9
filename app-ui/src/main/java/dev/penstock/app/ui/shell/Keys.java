package dev.penstock.app.ui.shell;

import static javafx.scene.input.KeyCombination.SHIFT_DOWN;
import static javafx.scene.input.KeyCombination.SHORTCUT_DOWN;

import dev.penstock.app.ui.state.Preferences;
import dev.penstock.app.ui.view.Action;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/** The keys that work everywhere, and those of the view on screen. Under a sheet none works but that of the palette. */
final class Keys {
    private final ShellActions actions;
    private final ShellViewModel model;
    private final SheetLayer sheets;
    private final List<KeyCombination> ofView = new ArrayList<>();
    private final List<KeyCombination> everywhere = new ArrayList<>();
    private boolean swallowing;

    Keys(ShellActions actions, ShellViewModel model, SheetLayer sheets) {
        this.actions = actions;
        this.model = model;
        this.sheets = sheets;
    }

    void install(Scene scene, Preferences preferences) {
        Map<KeyCombination, Runnable> keys = scene.getAccelerators();
        // Before the focused control: an editor takes Alt and a digit for typing.
        scene.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        scene.addEventFilter(KeyEvent.KEY_TYPED, this::typed);
        actions.own().forEach(action -> put(keys, action));
        // Plus is on its own key, with Shift on the key of equals, and on the number pad.
        keys.put(new KeyCodeCombination(KeyCode.EQUALS, SHORTCUT_DOWN), () -> preferences.zoom(1));
        keys.put(new KeyCodeCombination(KeyCode.EQUALS, SHORTCUT_DOWN, SHIFT_DOWN), () -> preferences.zoom(1));
        keys.put(new KeyCodeCombination(KeyCode.ADD, SHORTCUT_DOWN), () -> preferences.zoom(1));
        keys.put(new KeyCodeCombination(KeyCode.SUBTRACT, SHORTCUT_DOWN), () -> preferences.zoom(-1));
        model.made().subscribe(made -> follow(keys));
        model.current().subscribe(page -> follow(page, keys));
    }

    private void pressed(KeyEvent event) {
        swallowing = false;
        for (Action action : early()) {
            if (action.keys() != null && action.keys().match(event)) {
                swallowing = true;
                action.run().run();
                event.consume();
                return;
            }
        }
    }

    private List<Action> early() {
        List<Action> early = new ArrayList<>();
        early.add(actions.own().getFirst());
        if (!sheets.isVisible()) {
            early.addAll(actions.views());
        }
        return early;
    }

    /** The digit comes once more as typed text, and is not meant for the view that has the focus by then. */
    private void typed(KeyEvent event) {
        if (swallowing) {
            event.consume();
        }
    }

    /** What the views that are made can do whichever of them is shown. */
    private void follow(Map<KeyCombination, Runnable> keys) {
        everywhere.forEach(keys::remove);
        everywhere.clear();
        model.pages().stream()
                .filter(Page::made)
                .flatMap(page -> page.view().everywhere().stream())
                .forEach(action -> {
                    if (action.keys() != null) {
                        everywhere.add(action.keys());
                        put(keys, action);
                    }
                });
    }

    private void follow(@Nullable Page page, Map<KeyCombination, Runnable> keys) {
        ofView.forEach(keys::remove);
        ofView.clear();
        if (page != null) {
            for (Action action : page.view().actions()) {
                if (action.keys() != null) {
                    ofView.add(action.keys());
                    put(keys, action);
                }
            }
        }
    }

    private static void put(Map<KeyCombination, Runnable> keys, Action action) {
        if (action.keys() != null) {
            keys.put(action.keys(), action.run());
        }
    }
}
