package dev.penstock.app.ui.schema.tree;

import dev.penstock.app.ui.control.Controls;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/** A name with the sought letters marked in it. */
public final class MatchTextView extends HBox {
    private final Label before = Controls.label("", "may-be-cut");
    private final Label match = Controls.label("", "match", "may-be-cut");
    private final Label after = Controls.label("", "may-be-cut");

    /** Shows nothing yet. */
    public MatchTextView() {
        setMinWidth(0);
        before.setMinWidth(0);
        match.setMinWidth(0);
        after.setMinWidth(0);
        getStyleClass().add("match-text");
    }

    /**
     * Shows a name.
     *
     * @param at where the sought letters begin; negative for nowhere
     * @param length how many they are
     */
    public void show(String text, int at, int length) {
        if (at < 0 || length <= 0 || at + length > text.length()) {
            before.setText(text);
            getChildren().setAll(before);
            return;
        }
        before.setText(text.substring(0, at));
        match.setText(text.substring(at, at + length));
        after.setText(text.substring(at + length));
        getChildren().setAll(before, match, after);
    }
}
