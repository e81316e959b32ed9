package dev.penstock.app.ui.shell;

import dev.penstock.app.ui.control.Controls;
import dev.penstock.app.ui.text.Messages;
import dev.penstock.app.ui.view.Action;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** F1: all keys there are, those that work here first, and which Penstock this is. */
final class HelpSheet {
    private final SheetLayer sheets;
    private final ShellActions actions;
    private final Messages messages;

    HelpSheet(SheetLayer sheets, ShellActions actions, Messages messages) {
        this.sheets = sheets;
        this.actions = actions;
        this.messages = messages;
    }

    void open() {
        GridPane keys = new GridPane(24, 6);
        keys.getStyleClass().add("help-keys");
        ColumnConstraints left = new ColumnConstraints();
        left.setMinWidth(Region.USE_PREF_SIZE);
        keys.getColumnConstraints().add(left);
        for (ShellActions.Section section : actions.sections()) {
            Label title = Controls.label(section.title(), "strong", "help-section");
            keys.add(title, 0, keys.getRowCount(), 2, 1);
            section.actions().forEach(action -> row(keys, action));
        }
        ScrollPane scroll = new ScrollPane(keys);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("help-scroll");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        Button close = Controls.button(messages.say("help.close"), sheets::close);
        Label about = Controls.label(about(), "caption");
        HBox buttons = new HBox(about, Controls.spring(), close);
        buttons.getStyleClass().add("sheet-buttons");
        VBox sheet = new VBox(Controls.label(messages.say("help.title"), "heading"), scroll, buttons);
        sheet.getStyleClass().addAll("panel", "sheet", "help");
        sheet.setMaxWidth(Region.USE_PREF_SIZE);
        sheet.setMaxHeight(Region.USE_PREF_SIZE);
        sheets.open(sheet, close);
    }

    private String about() {
        String version = HelpSheet.class.getPackage().getImplementationVersion();
        return version == null
                ? messages.say("about", System.getProperty("java.version"))
                : messages.say("about.version", version, System.getProperty("java.version"));
    }

    private static void row(GridPane keys, Action action) {
        keys.addRow(keys.getRowCount(), Controls.label(action.keyText(), "mono"), Controls.label(action.title()));
    }
}
