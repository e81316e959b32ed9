package dev.penstock.app.ui.schema.tree;

import dev.penstock.app.ui.control.Controls;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/**
 * A name with the sought letters marked in it. Its parts stay where they are and are shown or not: a node that comes anew
 * is styled anew, which in a list would be the most of a key's time.
 */
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
        getChildren().setAll(before, match, after);
        mark(false);
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
            mark(false);
            return;
        }
        before.setText(text.substring(0, at));
        match.setText(text.substring(at, at + length));
        after.setText(text.substring(at + length));
        mark(true);
    }

    private void mark(boolean marked) {
        for (Label each : List.of(match, after)) {
            each.setVisible(marked);
            each.setManaged(marked);
        }
    }
}
