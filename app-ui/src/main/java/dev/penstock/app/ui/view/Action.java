package dev.penstock.app.ui.view;

import dev.penstock.app.ui.text.KeyText;
import java.util.function.Supplier;
import javafx.scene.input.KeyCombination;
import org.jspecify.annotations.Nullable;

/**
 * Something a view or the shell can do: the one place that its title and its key come from, in tooltips, menus, the
 * help and the palette.
 *
 * @param title verb and object, as on a button
 * @param keys what is pressed; null where it has no key
 * @param run does it; on the FX thread
 * @param obstacle why it cannot be done now, as a sentence; gives null where it can
 */
public record Action(String title, @Nullable KeyCombination keys, Runnable run, Supplier<@Nullable String> obstacle) {

    /** One that can always be done. */
    public Action(String title, @Nullable KeyCombination keys, Runnable run) {
        this(title, keys, run, () -> null);
    }

    /** The same with a reason not to. */
    public Action unless(Supplier<@Nullable String> reason) {
        return new Action(title, keys, run, reason);
    }

    /** Why it cannot be done now; null where it can. */
    public @Nullable String obstructed() {
        return obstacle.get();
    }

    /** The key as it is written on screen; empty where it has none. */
    public String keyText() {
        return keys == null ? "" : KeyText.of(keys);
    }

    /** For a tooltip: the title, and the key in brackets. */
    public String tip() {
        return keys == null ? title : title + " (" + keyText() + ")";
    }
}
