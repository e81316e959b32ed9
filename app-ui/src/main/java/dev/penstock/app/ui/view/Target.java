package dev.penstock.app.ui.view;

import dev.penstock.engine.api.catalog.TableName;
import org.jspecify.annotations.Nullable;

/**
 * What a view is asked to turn to.
 *
 * @param view the view's id
 * @param database by name; null for none in particular
 * @param text a statement to show, never to run; null for none
 * @param object a table or view of the database; null for none
 */
public record Target(
        String view,
        @Nullable String database,
        @Nullable String text,
        @Nullable TableName object) {
    /** A view, a database and a statement. */
    public Target(String view, @Nullable String database, @Nullable String text) {
        this(view, database, text, null);
    }

    /** A table or view of a database. */
    public static Target of(String view, String database, TableName object) {
        return new Target(view, database, null, object);
    }

    /** A view and a database. */
    public static Target of(String view, String database) {
        return new Target(view, database, null);
    }
}
