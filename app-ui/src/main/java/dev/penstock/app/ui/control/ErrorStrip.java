package dev.penstock.app.ui.control;

import dev.penstock.app.ui.work.Failure;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** A failure where it happened: cause, next step, code, and what can be done. It takes no focus. */
public final class ErrorStrip extends HBox {
    private final Label summary = Controls.label("", "strong");
    private final Label advice = Controls.label("");
    private final Label code = Controls.label("", "mono", "caption");

    /** Shows nothing and takes no room until {@link #show} gives it a failure. */
    public ErrorStrip(Button... actions) {
        getStyleClass().add("error-strip");
        FontIcon sign = new FontIcon(Feather.X_CIRCLE);
        sign.getStyleClass().add("danger");
        summary.setWrapText(true);
        advice.setWrapText(true);
        code.setMinWidth(USE_PREF_SIZE);
        VBox words = new VBox(2, summary, advice);
        words.setMinWidth(0);
        setHgrow(words, Priority.ALWAYS);
        getChildren().addAll(sign, words, code);
        getChildren().addAll(actions);
        show(null);
    }

    /** Shows a failure, or nothing. */
    public void show(@Nullable Failure failure) {
        setVisible(failure != null);
        setManaged(failure != null);
        if (failure != null) {
            summary.setText(failure.summary());
            advice.setText(failure.advice());
            advice.setManaged(!failure.advice().isEmpty());
            Controls.show(code, failure.code());
        }
    }
}
