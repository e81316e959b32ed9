package dev.penstock.app.ui.shell;

import dev.penstock.app.ui.control.Controls;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What sheets have in common. */
final class Sheets {
    private Sheets() {}

    /** A title, a list that scrolls where it must, buttons. */
    static VBox list(String title, Node list, Node buttons) {
        ScrollPane scroll = new ScrollPane(list);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("sheet-scroll");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        VBox sheet = new VBox(Controls.label(title, "heading"), scroll, buttons);
        sheet.getStyleClass().addAll("panel", "sheet", "sheet-of-list");
        sheet.setMaxHeight(Region.USE_PREF_SIZE);
        return sheet;
    }
}
