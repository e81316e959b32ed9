package dev.penstock.connectors.tck.document;

import dev.penstock.connectors.tck.TestBed;

/** The bed of a document database. */
public interface DocumentBed extends TestBed {

    /**
     * Makes the next command of that name fail; only that one.
     *
     * @param command its name, such as {@code insert} or {@code getMore}
     */
    void failNext(String command, DocumentFault fault);

    /** How many cursors are open at the server. */
    int openCursors();
}
