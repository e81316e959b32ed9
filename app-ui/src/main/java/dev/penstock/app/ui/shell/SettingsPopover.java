package dev.penstock.app.ui.shell;

import atlantafx.base.controls.Popover;
import dev.penstock.app.ui.control.Controls;
import dev.penstock.app.ui.state.Preferences;
import dev.penstock.app.ui.state.ThemeChoice;
import dev.penstock.app.ui.text.Figures;
import dev.penstock.app.ui.text.Messages;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** The few settings there are: theme and text size. Each works at once. */
final class SettingsPopover {
    private final Preferences preferences;
    private final Messages messages;
    private final Popover popover = new Popover();
    private @Nullable Node anchor;

    SettingsPopover(Preferences preferences, Messages messages) {
        this.preferences = preferences;
        this.messages = messages;
        popover.setContentNode(content());
        popover.setTitle(messages.say("settings"));
        popover.setHeaderAlwaysVisible(false);
        popover.setDetachable(false);
        popover.setArrowLocation(Popover.ArrowLocation.LEFT_BOTTOM);
        popover.setAnimated(false);
    }

    /** Where it opens. */
    void anchor(Node node) {
        anchor = node;
    }

    /** Opens it, or closes it if it is open. */
    void toggle() {
        if (popover.isShowing()) {
            popover.hide();
        } else if (anchor != null) {
            popover.show(anchor);
        }
    }

    private Node content() {
        GridPane grid = new GridPane(12, 12);
        grid.getStyleClass().add("settings");
        grid.addRow(0, Controls.label(messages.say("settings.theme")), themes());
        grid.addRow(1, Controls.label(messages.say("settings.text")), sizes());
        return grid;
    }

    private Node themes() {
        ToggleGroup group = new ToggleGroup();
        HBox box = new HBox();
        for (ThemeChoice choice : ThemeChoice.values()) {
            ToggleButton button = new ToggleButton(title(choice));
            button.setToggleGroup(group);
            button.setOnAction(event -> {
                preferences.theme().set(choice);
                button.setSelected(true);
            });
            preferences.theme().subscribe(now -> button.setSelected(now == choice));
            button.getStyleClass()
                    .add(
                            box.getChildren().isEmpty()
                                    ? "left-pill"
                                    : choice == ThemeChoice.DARK ? "right-pill" : "center-pill");
            box.getChildren().add(button);
        }
        return box;
    }

    private Node sizes() {
        Label size = Controls.label("", "mono");
        preferences
                .textSize()
                .subscribe(now -> size.setText(messages.say("settings.pixels", Figures.count(now.intValue()))));
        HBox box = new HBox(
                8,
                Controls.iconButton(Feather.MINUS, messages.say("settings.smaller"), null, () -> preferences.zoom(-1)),
                size,
                Controls.iconButton(Feather.PLUS, messages.say("settings.larger"), null, () -> preferences.zoom(1)),
                Controls.button(messages.say("settings.usual"), preferences::resetZoom));
        box.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        return box;
    }

    private String title(ThemeChoice choice) {
        return switch (choice) {
            case SYSTEM -> messages.say("settings.system");
            case LIGHT -> messages.say("settings.light");
            case DARK -> messages.say("settings.dark");
        };
    }
}
