package dev.penstock.app.ui.schema.detail;

import dev.penstock.app.ui.schema.tree.ObjectRef;
import dev.penstock.app.ui.work.Failure;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.catalog.TableDetail;
import org.jspecify.annotations.Nullable;

/**
 * What is told of an object.
 *
 * @param wanted the object that was asked for; null for none yet
 * @param shown the object that is told of; null for none. It is another than the wanted one while that is being read
 * @param detail all about the shown one; null with it
 * @param reading whether the wanted one is being read
 * @param failure why the wanted one could not be read; null for no failure
 */
public record DetailState(
        @Nullable ObjectRef wanted,
        @Nullable ObjectRef shown,
        @Nullable TableDetail detail,
        boolean reading,
        @Nullable Failure failure) {
    static final DetailState NONE = new DetailState(null, null, null, false, null);

    /** Whether the user has stopped the reading. */
    public boolean cancelled() {
        return failure != null && failure.code() == ErrorCode.CANCELLED;
    }
}
