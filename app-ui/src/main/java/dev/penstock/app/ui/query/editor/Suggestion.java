package dev.penstock.app.ui.query.editor;

/**
 * Something that may stand at the caret.
 *
 * @param text as it is shown and searched
 * @param insert as it is written into the statement, quoted where it must be
 * @param kind what it is
 * @param detail a column's type, a table's schema; empty for none
 */
record Suggestion(String text, String insert, Kind kind, String detail) {

    /** What is suggested. */
    enum Kind {
        COLUMN,
        TABLE,
        ALIAS,
        SCHEMA,
        KEYWORD
    }
}
