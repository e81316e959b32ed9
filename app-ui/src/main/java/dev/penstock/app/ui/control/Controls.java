package dev.penstock.app.ui.control;

import dev.penstock.app.ui.text.Figure;
import dev.penstock.app.ui.text.KeyText;
import dev.penstock.engine.api.ErrorCode;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/** Small controls as every view has them. */
public final class Controls {
    private static final Duration TOOLTIP_AFTER = Duration.millis(400);
    private static final Duration TOOLTIP_FOR = Duration.seconds(30);

    private Controls() {}

    /** A button with words. */
    public static Button button(String title, Runnable action) {
        Button button = new Button(title);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setMnemonicParsing(false);
        button.setOnAction(event -> action.run());
        return button;
    }

    /** The one accent button of a view. */
    public static Button accentButton(String title, Runnable action) {
        Button button = button(title, action);
        button.getStyleClass().add("accent");
        button.setDefaultButton(false);
        return button;
    }

    /** A button with an icon alone; its title and key stand in the tooltip. */
    public static Button iconButton(Ikon icon, String title, @Nullable KeyCombination keys, Runnable action) {
        Button button = new Button(title, new FontIcon(icon));
        button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        button.setMnemonicParsing(false);
        button.getStyleClass().addAll("icon-only", "flat");
        button.setAccessibleText(title);
        button.setOnAction(event -> action.run());
        tip(button, keys == null ? title : title + " (" + KeyText.of(keys) + ")");
        return button;
    }

    /** A label with style classes of {@code theme.css}. */
    public static Label label(String text, String... styles) {
        Label label = new Label(text);
        label.getStyleClass().addAll(styles);
        return label;
    }

    /** Shows a figure in a label: its text, and in the tooltip why it is missing. */
    public static void show(Label label, Figure figure) {
        if (!figure.text().equals(label.getText())) {
            label.setText(figure.text());
        }
        tip(label, figure.missing());
        label.setAccessibleText(figure.missing() == null ? null : figure.missing());
    }

    /** Shows a failure's code, with what it means in the tooltip; where there is none, the label takes no room. */
    public static void show(Label label, @Nullable ErrorCode code) {
        label.setVisible(code != null);
        label.setManaged(code != null);
        label.setText(code == null ? "" : code.id());
        tip(label, code == null ? null : code.title());
    }

    /** Gives a node a tooltip, or takes it away; an open one stays open and changes its text. */
    public static void tip(Node node, @Nullable String text) {
        Object old = node.getProperties().get(Tooltip.class);
        if (text == null) {
            if (old instanceof Tooltip tooltip) {
                Tooltip.uninstall(node, tooltip);
                node.getProperties().remove(Tooltip.class);
            }
        } else if (old instanceof Tooltip tooltip) {
            if (!Objects.equals(tooltip.getText(), text)) {
                tooltip.setText(text);
            }
        } else {
            Tooltip tooltip = new Tooltip(text);
            tooltip.setShowDelay(TOOLTIP_AFTER);
            tooltip.setShowDuration(TOOLTIP_FOR);
            Tooltip.install(node, tooltip);
            node.getProperties().put(Tooltip.class, tooltip);
        }
    }

    /** What pushes the rest of a row to its end. */
    public static Region spring() {
        Region spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        return spring;
    }
}
