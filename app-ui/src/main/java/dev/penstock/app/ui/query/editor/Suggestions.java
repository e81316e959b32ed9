package dev.penstock.app.ui.query.editor;

import java.util.List;

/**
 * What may stand at the caret.
 *
 * @param from where what has been typed of it begins
 * @param to the caret
 * @param items the likeliest first; empty for none
 */
record Suggestions(int from, int to, List<Suggestion> items) {

    /** Copies the list. */
    Suggestions {
        items = List.copyOf(items);
    }

    static Suggestions none(int caret) {
        return new Suggestions(caret, caret, List.of());
    }
}
