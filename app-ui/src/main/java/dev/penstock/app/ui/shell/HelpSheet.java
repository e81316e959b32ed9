package dev.penstock.app.ui.shell;

import dev.penstock.app.ui.control.Controls;
import dev.penstock.app.ui.text.Messages;
import dev.penstock.app.ui.view.Action;
import dev.penstock.app.ui.view.View;
import javafx.scene.control.Button;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** F1: the keys that work here, and which Penstock this is. */
final class HelpSheet {
    private final SheetLayer sheets;
    private final ShellViewModel model;
    private final Messages messages;

    HelpSheet(SheetLayer sheets, ShellViewModel model, Messages messages) {
        this.sheets = sheets;
        this.model = model;
        this.messages = messages;
    }

    void open() {
        GridPane keys = new GridPane(24, 6);
        ColumnConstraints left = new ColumnConstraints();
        left.setMinWidth(Region.USE_PREF_SIZE);
        keys.getColumnConstraints().add(left);
        View view = model.current().get();
        if (view != null) {
            for (Action action : view.actions()) {
                row(keys, action.keys().getDisplayText(), action.title());
            }
        }
        row(keys, "Alt+1 … 8", messages.say("keys.views"));
        row(keys, "F5", messages.say("keys.refresh"));
        row(keys, "F6", messages.say("keys.regions"));
        row(keys, "Ctrl + − 0", messages.say("keys.zoom"));
        row(keys, "Ctrl+,", messages.say("keys.settings"));
        row(keys, "F1", messages.say("keys.help"));
        Button close = Controls.button(messages.say("help.close"), sheets::close);
        HBox buttons = new HBox(Controls.label(about(), "caption"), Controls.spring(), close);
        buttons.getStyleClass().add("sheet-buttons");
        VBox sheet = new VBox(Controls.label(messages.say("help.title"), "heading"), keys, buttons);
        sheet.getStyleClass().addAll("panel", "sheet");
        sheet.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        sheets.open(sheet, close);
    }

    private String about() {
        String version = HelpSheet.class.getPackage().getImplementationVersion();
        return version == null
                ? messages.say("about", System.getProperty("java.version"))
                : messages.say("about.version", version, System.getProperty("java.version"));
    }

    private static void row(GridPane keys, String combination, String meaning) {
        keys.addRow(keys.getRowCount(), Controls.label(combination, "mono"), Controls.label(meaning));
    }
}
