package dev.penstock.app.ui.migrations;

import dev.penstock.app.ui.text.Messages;
import dev.penstock.engine.api.migration.Migration;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/** The timeline, a row a migration. A refresh keeps selection and widths. */
final class MigrationTableView extends TableView<MigrationRow> {
    private static final KeyCombination COPY = new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);
    private static final double WIDEST = 320;
    private final Messages messages;
    private boolean filling;

    MigrationTableView(MigrationsViewModel model, Messages messages) {
        this.messages = messages;
        setId("migrations-table");
        getStyleClass().addAll("dense", "migrations-table");
        getColumns().add(states());
        getColumns().add(column(messages.say("column.version"), 100, true, MigrationTexts::version));
        getColumns().add(column(messages.say("column.description"), 180, false, Migration::description));
        getColumns().add(column(messages.say("column.applied"), 178, true, MigrationTexts::installedOn));
        getColumns().add(column(messages.say("column.by"), 80, false, each -> MigrationTexts.text(each.installedBy())));
        TableColumn<MigrationRow, MigrationRow> took =
                column(messages.say("column.took"), 84, true, MigrationTexts::took);
        took.getStyleClass().add("number");
        getColumns().add(took);
        getColumns().add(column(messages.say("column.file"), 230, true, Migration::script));
        getSelectionModel().selectedItemProperty().subscribe(row -> {
            if (!filling && row != null) {
                model.select(row.key());
            }
        });
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (COPY.match(event)) {
                model.copy(getItems());
                event.consume();
            }
        });
    }

    /** Shows these rows, with the one of the key selected. */
    void show(List<MigrationRow> rows, @Nullable String key) {
        filling = true;
        try {
            if (!getItems().equals(rows)) {
                getItems().setAll(rows);
            }
            select(key);
        } finally {
            filling = false;
        }
    }

    private void select(@Nullable String key) {
        for (int i = 0; i < getItems().size(); i++) {
            if (getItems().get(i).key().equals(key)) {
                getSelectionModel().clearAndSelect(i);
                return;
            }
        }
        getSelectionModel().clearSelection();
    }

    private TableColumn<MigrationRow, MigrationRow> states() {
        TableColumn<MigrationRow, MigrationRow> column = plain(messages.say("column.state"), 140);
        column.setCellFactory(table -> new TableCell<>() {
            @Override
            protected void updateItem(@Nullable MigrationRow row, boolean empty) {
                super.updateItem(row, empty);
                setGraphic(row == null || empty ? null : StateBadgeView.of(messages, row));
            }
        });
        return column;
    }

    private TableColumn<MigrationRow, MigrationRow> column(
            String title, double width, boolean mono, Function<Migration, String> text) {
        TableColumn<MigrationRow, MigrationRow> column = plain(title, width);
        column.setCellFactory(table -> new TableCell<>() {
            {
                if (mono) {
                    getStyleClass().add("mono");
                }
                getStyleClass().addAll(column.getStyleClass());
            }

            @Override
            protected void updateItem(@Nullable MigrationRow row, boolean empty) {
                super.updateItem(row, empty);
                setText(row == null || empty ? null : text.apply(row.migration()));
            }
        });
        return column;
    }

    private static TableColumn<MigrationRow, MigrationRow> plain(String title, double width) {
        TableColumn<MigrationRow, MigrationRow> column = new TableColumn<>(title);
        column.setPrefWidth(width);
        column.setMaxWidth(Math.max(width, WIDEST));
        // the order is the timeline's own
        column.setSortable(false);
        column.setReorderable(false);
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue()));
        return column;
    }
}
