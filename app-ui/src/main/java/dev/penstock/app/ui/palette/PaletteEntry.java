package dev.penstock.app.ui.palette;

import dev.penstock.app.ui.view.Action;

/**
 * An action and whose it is.
 *
 * @param place the view it belongs to, or what it concerns
 * @param action the action
 */
public record PaletteEntry(String place, Action action) {

    /** The same from one run to the next, for what was used last. */
    String id() {
        return place + ": " + action.title();
    }
}
