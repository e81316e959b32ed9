package dev.penstock.app.ui.overview;

import dev.penstock.app.ui.control.Badge;
import dev.penstock.app.ui.control.Controls;
import dev.penstock.engine.api.Health;
import dev.penstock.engine.api.Role;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** One node of a card: health, role, address, lag, and below it what is wrong. */
final class NodeRowView extends VBox {
    private final StackPane health = new StackPane();
    private final StackPane role = new StackPane();
    private final Label address = Controls.label("", "mono");
    private final Label lagName;
    private final Label lag = Controls.label("", "mono");
    private final Label stale = Controls.label("", "caption", "stale");
    private final Label trouble = Controls.label("", "caption", "trouble");
    private final Label code = Controls.label("", "mono", "caption");
    private final HBox why = new HBox(8, trouble, code);
    private @Nullable Health shownHealth;
    private @Nullable Role shownRole;

    NodeRowView(String lagTitle) {
        lagName = Controls.label(lagTitle, "caption");
        getStyleClass().add("node");
        address.setTextOverrun(OverrunStyle.LEADING_ELLIPSIS);
        address.setMinWidth(40);
        address.getStyleClass().add("may-be-cut");
        HBox.setHgrow(address, Priority.ALWAYS);
        address.setMaxWidth(Double.MAX_VALUE);
        for (Region each : new Region[] {health, role, lag, lagName}) {
            each.setMinWidth(Region.USE_PREF_SIZE);
        }
        trouble.setWrapText(true);
        HBox.setHgrow(trouble, Priority.ALWAYS);
        trouble.setMaxWidth(Double.MAX_VALUE);
        trouble.setMinWidth(0);
        code.setMinWidth(Region.USE_PREF_SIZE);
        HBox line = new HBox(health, address, lagName, lag, role);
        line.getStyleClass().add("node-line");
        stale.setWrapText(true);
        getChildren().addAll(line, why, stale);
    }

    private static void show(Label label, @Nullable String text) {
        label.setText(text == null ? "" : text);
        label.setVisible(text != null);
        label.setManaged(text != null);
    }

    void show(NodeState node) {
        if (node.health() != shownHealth) {
            shownHealth = node.health();
            health.getChildren().setAll(Badge.of(node.health()));
        }
        if (node.role() != shownRole) {
            shownRole = node.role();
            role.getChildren().setAll(Badge.of(node.role()));
        }
        address.setText(node.address());
        Controls.tip(address, node.fullAddress());
        Controls.show(lag, node.lag());
        show(stale, node.stale());
        show(trouble, node.trouble());
        Controls.show(code, node.code());
        why.setVisible(node.trouble() != null);
        why.setManaged(node.trouble() != null);
    }
}
