package dev.penstock.app.ui.query.catalog;

import dev.penstock.app.ui.work.Failure;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a database.
 *
 * @param contents as last read; {@link Contents#NONE} before the first time
 * @param reading whether it is being read
 * @param known whether it has been read at all
 * @param failure why the last reading failed; null if it did not
 */
public record CatalogState(
        Contents contents,
        boolean reading,
        boolean known,
        @Nullable Failure failure) {
    static final CatalogState UNKNOWN = new CatalogState(Contents.NONE, false, false, null);
}
