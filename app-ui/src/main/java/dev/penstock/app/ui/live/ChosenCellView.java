package dev.penstock.app.ui.live;

import dev.penstock.app.ui.control.Controls;
import java.util.Objects;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** What is chosen in a box of choices, at its full height. */
final class ChosenCellView<T> extends ListCell<T> {
    private final Label name = Controls.label("", "strong");

    ChosenCellView() {
        getStyleClass().add("database-cell");
        name.setMinWidth(Region.USE_PREF_SIZE);
    }

    @Override
    protected void updateItem(@Nullable T item, boolean empty) {
        super.updateItem(item, empty);
        setText(null);
        name.setText(Objects.toString(item, ""));
        setGraphic(item == null || empty ? null : name);
    }
}
