package dev.penstock.app.ui.grid;

import dev.penstock.engine.api.Column;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import org.jspecify.annotations.Nullable;

/** One cell on screen; it shows one after another of the result's. */
final class GridCellView extends Label {
    private static final PseudoClass NUMBER = PseudoClass.getPseudoClass("number");
    private static final PseudoClass SPECIAL = PseudoClass.getPseudoClass("special");
    private static final PseudoClass NULL = PseudoClass.getPseudoClass("null");
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
    private static final PseudoClass CURSOR = PseudoClass.getPseudoClass("cursor");

    GridCellView() {
        getStyleClass().setAll("grid-cell");
        setManaged(false);
        setMouseTransparent(true);
        setTextOverrun(OverrunStyle.ELLIPSIS);
    }

    /** Shows a cell; null where it has not been read yet. */
    void show(Column column, @Nullable CellText cell, boolean selected, boolean cursor) {
        String text = cell == null ? "…" : cell.text();
        if (!text.equals(getText())) {
            setText(text);
        }
        pseudoClassStateChanged(NUMBER, column.numeric());
        pseudoClassStateChanged(SPECIAL, cell == null || cell.kind() != CellText.Kind.TEXT);
        pseudoClassStateChanged(NULL, cell != null && cell.kind() == CellText.Kind.NULL);
        pseudoClassStateChanged(SELECTED, selected);
        pseudoClassStateChanged(CURSOR, cursor);
        setVisible(true);
    }
}
