package dev.penstock.app.ui.control;

import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/** What stands where there is nothing yet: one sentence and one action. */
public final class EmptyState extends VBox {
    private final @Nullable Button button;

    /** A sentence and, where something can be done, an action. */
    public EmptyState(Ikon icon, String sentence, @Nullable String actionTitle, @Nullable Runnable action) {
        getStyleClass().add("empty-state");
        FontIcon sign = new FontIcon(icon);
        sign.getStyleClass().add("empty-sign");
        Label label = Controls.label(sentence, "muted");
        label.setWrapText(true);
        getChildren().addAll(sign, label);
        if (actionTitle != null && action != null) {
            button = Controls.button(actionTitle, action);
            getChildren().add(button);
        } else {
            button = null;
        }
    }

    /** Greys its action out for as long as it would do nothing. */
    public void disableAction(ObservableValue<Boolean> nothing) {
        if (button != null) {
            button.disableProperty().bind(nothing);
        }
    }
}
