package dev.penstock.app.ui.grid;

import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.text.Text;
import javafx.scene.transform.Shear;
import org.jspecify.annotations.Nullable;

/** One cell on screen; it shows one after another of the result's. */
final class GridCellView extends Label {
    private static final PseudoClass NUMBER = PseudoClass.getPseudoClass("number");
    private static final PseudoClass SPECIAL = PseudoClass.getPseudoClass("special");
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
    private static final PseudoClass CURSOR = PseudoClass.getPseudoClass("cursor");

    /** Inter comes without an italic, and JavaFX slants no font by itself. */
    private static final Shear SLANT = new Shear(-0.2, 0);

    private boolean slanted;

    GridCellView() {
        getStyleClass().setAll("grid-cell");
        setManaged(false);
        setMouseTransparent(true);
        setTextOverrun(OverrunStyle.ELLIPSIS);
    }

    /**
     * Shows a cell.
     *
     * @param number whether it stands where numbers do
     * @param cell null where it has not been read yet
     */
    void show(boolean number, @Nullable CellText cell, boolean selected, boolean cursor) {
        String text = cell == null ? "…" : cell.text();
        if (!text.equals(getText())) {
            setText(text);
        }
        pseudoClassStateChanged(NUMBER, number);
        pseudoClassStateChanged(SPECIAL, cell == null || cell.kind() != CellText.Kind.TEXT);
        pseudoClassStateChanged(SELECTED, selected);
        pseudoClassStateChanged(CURSOR, cursor);
        boolean slant = cell != null && cell.kind() == CellText.Kind.NULL;
        if (slant != slanted) {
            slanted = slant;
            requestLayout();
        }
        setVisible(true);
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        for (Node child : getChildren()) {
            if (child instanceof Text && child.getTransforms().isEmpty() == slanted) {
                child.getTransforms().setAll(slanted ? List.of(SLANT) : List.of());
            }
        }
    }
}
