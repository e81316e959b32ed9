package dev.penstock.engine.api.spi;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A table, view or collection that a statement touches.
 *
 * @param schema as written, quotes removed, folded as the server folds it; null if the text does not name one
 * @param name likewise
 * @param written whether the statement changes it; a read otherwise
 * @param columns the columns it names; null if they are not known, as with {@code *}
 */
public record TouchedObject(
        @Nullable String schema,
        String name,
        boolean written,
        @Nullable Set<String> columns) {

    /** Copies the set. */
    public TouchedObject {
        columns = columns == null ? null : Set.copyOf(columns);
    }
}
