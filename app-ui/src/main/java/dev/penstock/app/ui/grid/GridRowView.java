package dev.penstock.app.ui.grid;

import dev.penstock.app.ui.control.Controls;
import dev.penstock.app.ui.text.Figures;
import dev.penstock.engine.api.Row;
import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** One row on screen, with its number; it shows one after another of the result's. */
final class GridRowView extends Region {
    private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");
    private final Label gutter = Controls.label("", "grid-gutter");
    private final List<GridCellView> cells = new ArrayList<>();

    GridRowView() {
        getStyleClass().add("grid-row");
        setManaged(false);
        setMouseTransparent(true);
        gutter.setManaged(false);
        getChildren().add(gutter);
    }

    /**
     * Shows a row.
     *
     * @param row its cells; null where they have not been read yet
     */
    void show(
            long number,
            @Nullable Row row,
            GridColumnsView columns,
            @Nullable GridSelection selection,
            double gutterWidth) {
        gutter.setText(Figures.count(number + 1));
        pseudoClassStateChanged(CURRENT, selection != null && selection.row() == number);
        gutter.resizeRelocate(0, 0, gutterWidth, getHeight());
        int used = 0;
        int end = columns.end();
        for (int column = columns.first(); column < end; column++) {
            GridCellView cell = cell(used++);
            boolean selected = selection != null && selection.contains(number, column);
            boolean cursor = selection != null && selection.row() == number && selection.column() == column;
            cell.show(columns.number(column), row == null ? null : CellText.of(row.text(column)), selected, cursor);
            cell.resizeRelocate(gutterWidth + columns.left(column), 0, columns.width(column), getHeight() - 1);
        }
        for (int i = used; i < cells.size(); i++) {
            cells.get(i).setVisible(false);
        }
    }

    private GridCellView cell(int place) {
        if (place == cells.size()) {
            GridCellView cell = new GridCellView();
            cells.add(cell);
            // Under the gutter, which cells scroll beneath
            getChildren().add(getChildren().size() - 1, cell);
        }
        return cells.get(place);
    }
}
