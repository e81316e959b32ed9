package dev.penstock.app.ui.live;

import dev.penstock.app.ui.control.Controls;
import dev.penstock.engine.api.Health;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** A node that is not up, in one line. */
final class TroubleView extends HBox {
    private final FontIcon sign = new FontIcon(Feather.X_CIRCLE);
    private final Label code = Controls.label("", "mono", "caption");
    private final Label sentence = Controls.label("", "may-be-cut");

    TroubleView() {
        super(8);
        setAlignment(Pos.CENTER_LEFT);
        sign.getStyleClass().add("small-icon");
        sentence.setMinWidth(0);
        code.setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(sign, sentence, code);
    }

    void show(Trouble trouble) {
        boolean down = trouble.health() == Health.DOWN;
        sign.setIconCode(down ? Feather.X_CIRCLE : Feather.ALERT_TRIANGLE);
        sign.getStyleClass().removeAll("danger", "warning");
        sign.getStyleClass().add(down ? "danger" : "warning");
        sentence.setText(trouble.sentence());
        Controls.tip(sentence, trouble.sentence());
        Controls.show(code, trouble.code());
    }
}
