package dev.penstock.app.ui.query.editor;

/**
 * A change of the text and where the selection is afterwards.
 *
 * @param start of what is replaced
 * @param end behind it
 * @param text in its place
 * @param anchor where the selection begins afterwards
 * @param caret where it ends
 */
record Edit(int start, int end, String text, int anchor, int caret) {}
