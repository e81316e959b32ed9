package dev.penstock.engine.api.spi;

import dev.penstock.engine.api.Changed;

/** What a lease returns for one statement; the core makes the caller's result of it. */
public sealed interface Answer permits Answer.Done, RowCursor, DocumentCursor {

    /**
     * The statement returned no rows, and the server holds nothing for it.
     *
     * @param changed what it changed
     */
    record Done(Changed changed) implements Answer {}
}
