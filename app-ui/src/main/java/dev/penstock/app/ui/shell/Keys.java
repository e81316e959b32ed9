package dev.penstock.app.ui.shell;

import static javafx.scene.input.KeyCombination.ALT_DOWN;
import static javafx.scene.input.KeyCombination.SHIFT_DOWN;
import static javafx.scene.input.KeyCombination.SHORTCUT_DOWN;

import dev.penstock.app.ui.state.Preferences;
import dev.penstock.app.ui.view.Action;
import dev.penstock.app.ui.view.View;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/** The keys that work everywhere, and those of the view on screen. */
final class Keys {
    private static final KeyCode[] DIGITS = {
        KeyCode.DIGIT1, KeyCode.DIGIT2, KeyCode.DIGIT3, KeyCode.DIGIT4,
        KeyCode.DIGIT5, KeyCode.DIGIT6, KeyCode.DIGIT7, KeyCode.DIGIT8
    };
    private final ShellViewModel model;
    private final ShellView shell;
    private final Preferences preferences;
    private final Runnable settings;
    private final Runnable help;
    private final List<KeyCombination> ofView = new ArrayList<>();
    private final Map<KeyCombination, Runnable> views = new LinkedHashMap<>();
    private boolean swallowing;

    Keys(ShellViewModel model, ShellView shell, Preferences preferences, Runnable settings, Runnable help) {
        this.model = model;
        this.shell = shell;
        this.preferences = preferences;
        this.settings = settings;
        this.help = help;
    }

    void install(Scene scene) {
        Map<KeyCombination, Runnable> keys = scene.getAccelerators();
        for (int i = 0; i < DIGITS.length; i++) {
            int place = i;
            views.put(new KeyCodeCombination(DIGITS[i], ALT_DOWN), () -> {
                model.show(place);
                shell.focusMiddle();
            });
        }
        // Before the focused control: an editor takes Alt and a digit for typing.
        scene.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        scene.addEventFilter(KeyEvent.KEY_TYPED, this::typed);
        keys.put(new KeyCodeCombination(KeyCode.F5), model::refresh);
        keys.put(new KeyCodeCombination(KeyCode.F6), () -> shell.nextRegion(false));
        keys.put(new KeyCodeCombination(KeyCode.F6, SHIFT_DOWN), () -> shell.nextRegion(true));
        keys.put(new KeyCodeCombination(KeyCode.F1), help);
        keys.put(new KeyCodeCombination(KeyCode.COMMA, SHORTCUT_DOWN), settings);
        // Plus is on its own key, with Shift on the key of equals, and on the number pad.
        keys.put(new KeyCodeCombination(KeyCode.PLUS, SHORTCUT_DOWN), () -> preferences.zoom(1));
        keys.put(new KeyCodeCombination(KeyCode.EQUALS, SHORTCUT_DOWN), () -> preferences.zoom(1));
        keys.put(new KeyCodeCombination(KeyCode.EQUALS, SHORTCUT_DOWN, SHIFT_DOWN), () -> preferences.zoom(1));
        keys.put(new KeyCodeCombination(KeyCode.ADD, SHORTCUT_DOWN), () -> preferences.zoom(1));
        keys.put(new KeyCodeCombination(KeyCode.MINUS, SHORTCUT_DOWN), () -> preferences.zoom(-1));
        keys.put(new KeyCodeCombination(KeyCode.SUBTRACT, SHORTCUT_DOWN), () -> preferences.zoom(-1));
        keys.put(new KeyCodeCombination(KeyCode.DIGIT0, SHORTCUT_DOWN), preferences::resetZoom);
        model.current().subscribe(view -> follow(view, keys));
    }

    private void pressed(KeyEvent event) {
        swallowing = false;
        for (Map.Entry<KeyCombination, Runnable> key : views.entrySet()) {
            if (key.getKey().match(event)) {
                swallowing = true;
                key.getValue().run();
                event.consume();
                return;
            }
        }
    }

    /** The digit comes once more as typed text, and is not meant for the view that has the focus by then. */
    private void typed(KeyEvent event) {
        if (swallowing) {
            event.consume();
        }
    }

    private void follow(@Nullable View view, Map<KeyCombination, Runnable> keys) {
        ofView.forEach(keys::remove);
        ofView.clear();
        if (view != null) {
            for (Action action : view.actions()) {
                ofView.add(action.keys());
                keys.put(action.keys(), action.run());
            }
        }
    }
}
