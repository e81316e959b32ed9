package dev.penstock.app.ui.grid;

/** How selected cells are put on the clipboard. */
enum CopyFormat {
    /** One cell exactly as the server sent it, several with tabs between. */
    TEXT,
    CSV,
    JSON,
    /** {@code INSERT} statements. */
    SQL,
    MARKDOWN
}
