package dev.penstock.app.ui.view;

import org.jspecify.annotations.Nullable;

/**
 * What a view is asked to turn to.
 *
 * @param view the view's id
 * @param database by name; null for none in particular
 * @param text a statement to show, never to run; null for none
 */
public record Target(
        String view, @Nullable String database, @Nullable String text) {
    /** A view and a database. */
    public static Target of(String view, String database) {
        return new Target(view, database, null);
    }
}
