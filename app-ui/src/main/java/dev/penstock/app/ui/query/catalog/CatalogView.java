package dev.penstock.app.ui.query.catalog;

import dev.penstock.app.ui.control.Controls;
import dev.penstock.app.ui.control.EmptyState;
import dev.penstock.app.ui.control.ErrorStrip;
import dev.penstock.app.ui.text.Messages;
import dev.penstock.engine.api.catalog.Table;
import dev.penstock.engine.api.catalog.TableColumn;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.TreeCell;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Tables and views of a database with their columns, to look up and to write into the statement. */
public final class CatalogView extends VBox {
    private static final KeyCombination F5 = new KeyCodeCombination(KeyCode.F5);
    private final Messages messages;
    private final TextField filter = new TextField();
    private final TreeView<Entry> tree = new TreeView<>(new TreeItem<>());
    private final ErrorStrip error = new ErrorStrip();
    private final StackPane body = new StackPane();
    private final Label reading;
    private final Consumer<Relation> chooseTable;
    private final Consumer<TableColumn> chooseColumn;
    private final Runnable refresh;
    private @Nullable CatalogState shown;

    /** A line of the tree. */
    private sealed interface Entry {}

    private record TableEntry(Relation relation) implements Entry {}

    private record ColumnEntry(TableColumn column) implements Entry {}

    /**
     * Shows nothing until {@link #show}.
     *
     * @param chooseTable told when a table is double clicked, or Enter pressed on it
     * @param chooseColumn the same for a column
     */
    public CatalogView(
            Messages messages, Consumer<Relation> chooseTable, Consumer<TableColumn> chooseColumn, Runnable refresh) {
        this.messages = messages;
        this.chooseTable = chooseTable;
        this.chooseColumn = chooseColumn;
        this.refresh = refresh;
        reading = Controls.label(messages.say("catalog.reading"), "muted");
        setId("catalog");
        getStyleClass().addAll("plane", "catalog");
        filter.setPromptText(messages.say("catalog.filter"));
        filter.textProperty().subscribe(text -> fill());
        HBox.setHgrow(filter, Priority.ALWAYS);
        HBox head = new HBox(
                4, filter, Controls.iconButton(Feather.REFRESH_CW, messages.say("catalog.refresh"), F5, this.refresh));
        head.getStyleClass().add("toolbar");
        tree.setShowRoot(false);
        tree.getStyleClass().addAll("dense", "catalog-tree");
        tree.setCellFactory(view -> new Cell());
        tree.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER) {
                choose();
                event.consume();
            }
        });
        tree.addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
            if (event.getClickCount() == 2) {
                choose();
            }
        });
        // A double click writes the name; it must not open and close the table as well.
        tree.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> {
            if (event.getClickCount() == 2 && !onArrow(event)) {
                event.consume();
            }
        });
        filter.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.DOWN) {
                tree.requestFocus();
                tree.getSelectionModel().select(0);
                event.consume();
            }
        });
        setVgrow(body, Priority.ALWAYS);
        getChildren().addAll(head, error, body);
    }

    /** Shows what is known of a database; null for none. */
    public void show(@Nullable CatalogState state) {
        shown = state;
        error.show(state == null ? null : state.failure());
        fill();
    }

    /** Puts the focus to the filter. */
    public void focus() {
        filter.requestFocus();
    }

    /** The table or view that is selected, or whose column is; empty where the focus is not in the tree. */
    public Optional<Relation> chosen() {
        if (!tree.isFocused()) {
            return Optional.empty();
        }
        for (TreeItem<Entry> item = tree.getSelectionModel().getSelectedItem(); item != null; item = item.getParent()) {
            if (item.getValue() instanceof TableEntry table) {
                return Optional.of(table.relation);
            }
        }
        return Optional.empty();
    }

    private void fill() {
        CatalogState state = shown;
        if (state == null) {
            body.getChildren().clear();
            return;
        }
        Set<String> open = new HashSet<>();
        for (TreeItem<Entry> item : tree.getRoot().getChildren()) {
            if (item.isExpanded() && item.getValue() instanceof TableEntry table) {
                open.add(table.relation.table().name().toString());
            }
        }
        int selected = tree.getSelectionModel().getSelectedIndex();
        List<Relation> found = state.contents().find(filter.getText());
        // A new root, filled before the tree knows it: the tree would look each child's row up among all the others.
        TreeItem<Entry> top = new TreeItem<>();
        top.getChildren().setAll(found.stream().map(this::item).toList());
        for (TreeItem<Entry> item : top.getChildren()) {
            item.setExpanded(item.getValue() instanceof TableEntry table
                    && open.contains(table.relation.table().name().toString()));
        }
        top.setExpanded(true);
        tree.setRoot(top);
        if (selected >= 0) {
            tree.getSelectionModel().select(Math.min(selected, tree.getExpandedItemCount() - 1));
        }
        body.getChildren().setAll(bodyOf(state, found));
    }

    private Node bodyOf(CatalogState state, List<Relation> found) {
        if (!found.isEmpty()) {
            return tree;
        }
        if (state.reading() && !state.known()) {
            return reading;
        }
        if (state.failure() != null && !state.known()) {
            return new EmptyState(
                    Feather.ALERT_TRIANGLE, messages.say("catalog.unread"), messages.say("catalog.again"), refresh);
        }
        return state.contents().relations().isEmpty()
                ? new EmptyState(Feather.GRID, messages.say("catalog.empty"), messages.say("catalog.again"), refresh)
                : new EmptyState(
                        Feather.SEARCH, messages.say("catalog.nothing"), messages.say("catalog.all"), filter::clear);
    }

    private TreeItem<Entry> item(Relation relation) {
        TreeItem<Entry> item = new TreeItem<>(new TableEntry(relation));
        // A stand-in makes the arrow; the columns come when it is opened.
        if (!relation.columns().isEmpty()) {
            item.getChildren().add(new TreeItem<>());
            item.expandedProperty().subscribe(expanded -> {
                if (expanded && item.getChildren().getFirst().getValue() == null) {
                    item.getChildren()
                            .setAll(relation.columns().stream()
                                    .map(column -> new TreeItem<Entry>(new ColumnEntry(column)))
                                    .toList());
                }
            });
        }
        return item;
    }

    private void choose() {
        TreeItem<Entry> item = tree.getSelectionModel().getSelectedItem();
        switch (item == null ? null : item.getValue()) {
            case null -> {}
            case TableEntry(Relation relation) -> chooseTable.accept(relation);
            case ColumnEntry(TableColumn column) -> chooseColumn.accept(column);
        }
    }

    private static boolean onArrow(MouseEvent event) {
        for (Node node = event.getPickResult().getIntersectedNode(); node != null; node = node.getParent()) {
            if (node.getStyleClass().contains("tree-disclosure-node")) {
                return true;
            }
        }
        return false;
    }

    private final class Cell extends TreeCell<Entry> {
        private final FontIcon icon = new FontIcon(Feather.GRID);
        private final Label name = Controls.label("");
        private final Label detail = Controls.label("", "caption");
        private final HBox row = new HBox(6, icon, name, Controls.spring(), detail);

        Cell() {
            icon.getStyleClass().add("small-icon");
            row.setAlignment(Pos.CENTER_LEFT);
            row.setMinWidth(0);
            setPrefWidth(0);
            name.setMinWidth(0);
            detail.setMinWidth(0);
        }

        @Override
        protected void updateItem(@Nullable Entry entry, boolean empty) {
            super.updateItem(entry, empty);
            setText(null);
            setGraphic(entry == null || empty ? null : row);
            Controls.tip(this, null);
            switch (entry) {
                case null -> {}
                case TableEntry(Relation relation) -> {
                    boolean view = relation.table().kind() == Table.Kind.VIEW
                            || relation.table().kind() == Table.Kind.MATERIALIZED_VIEW;
                    icon.setIconCode(view ? Feather.EYE : Feather.GRID);
                    icon.setVisible(true);
                    icon.setManaged(true);
                    name.setText(relation.name());
                    detail.setText(relation.bare() ? "" : relation.schema());
                    Controls.tip(this, relation.table().name().toString());
                }
                case ColumnEntry(TableColumn column) -> {
                    icon.setVisible(false);
                    icon.setManaged(false);
                    name.setText(column.name());
                    detail.setText(column.type());
                    Controls.tip(
                            this,
                            column.nullable()
                                    ? messages.say("catalog.column", column.name(), column.type())
                                    : messages.say("catalog.column.required", column.name(), column.type()));
                }
            }
        }
    }
}
