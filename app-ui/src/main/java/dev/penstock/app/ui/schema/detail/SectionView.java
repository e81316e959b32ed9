package dev.penstock.app.ui.schema.detail;

import dev.penstock.app.ui.control.Controls;
import dev.penstock.app.ui.query.editor.SqlTextView;
import dev.penstock.app.ui.schema.detail.SectionTable.Heading;
import dev.penstock.app.ui.schema.detail.SectionTable.Look;
import dev.penstock.app.ui.schema.detail.SectionTable.Row;
import dev.penstock.app.ui.text.TextTable;
import dev.penstock.engine.api.EngineKind;
import dev.penstock.engine.api.catalog.TableName;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** A section as a table; below it the text of the row that is selected, where rows have one. */
final class SectionView extends VBox {
    private static final KeyCombination COPY = new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);
    private static final double LETTER = 7.3;
    private static final double AROUND = 24;
    private static final double NARROW = 56;
    private static final double WIDE = 320;
    private final TableView<Row> table = new TableView<>();
    private final SqlTextView text = new SqlTextView("section-text");
    private final Consumer<TableName> follow;
    private final Consumer<String> copy;
    private SectionTable shown = new SectionTable(List.of(), List.of(), -1);
    private EngineKind dialect = EngineKind.SQLITE;

    SectionView(String nothing, Consumer<TableName> follow, Consumer<String> copy) {
        this.follow = follow;
        this.copy = copy;
        table.setId("section-table");
        table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        table.setPlaceholder(Controls.label(nothing, "muted"));
        table.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        table.getSelectionModel().selectedItemProperty().subscribe(this::tell);
        setVgrow(table, Priority.ALWAYS);
        text.setMinHeight(0);
        text.setPrefHeight(200);
        text.getStyleClass().add("section-text");
        getChildren().addAll(table, text);
    }

    void show(SectionTable section, EngineKind engine, String words) {
        boolean same = headings(section).equals(headings(shown));
        shown = section;
        dialect = engine;
        if (!same) {
            table.getColumns().clear();
            for (int i = 0; i < section.headings().size(); i++) {
                table.getColumns().add(column(i, section.headings().get(i)));
            }
        }
        for (int i = 0; i < section.headings().size(); i++) {
            table.getColumns().get(i).setPrefWidth(width(i));
        }
        boolean texts = section.rows().stream().anyMatch(row -> !row.text().isEmpty());
        text.setVisible(texts);
        text.setManaged(texts);
        find(words);
    }

    /** Shows the rows that have these letters. */
    void find(String words) {
        table.getItems().setAll(shown.find(words));
        if (text.isManaged() && !table.getItems().isEmpty()) {
            table.getSelectionModel().select(0);
        }
        tell(table.getSelectionModel().getSelectedItem());
    }

    /** Copies what is selected, all that is shown where nothing is. */
    void copyRows() {
        List<Row> chosen = table.getSelectionModel().getSelectedItems();
        copy.accept(shown.texts(chosen.size() > 1 ? chosen : table.getItems()).tabbed());
    }

    /** All that is shown. */
    TextTable texts() {
        return shown.texts(table.getItems());
    }

    void focus() {
        table.requestFocus();
        if (table.getSelectionModel().isEmpty() && !table.getItems().isEmpty()) {
            table.getSelectionModel().select(0);
        }
    }

    private void tell(@Nullable Row row) {
        text.show(row == null ? "" : row.text(), dialect);
    }

    private void pressed(KeyEvent event) {
        if (COPY.match(event)) {
            List<Row> chosen = table.getSelectionModel().getSelectedItems();
            if (!chosen.isEmpty()) {
                copy.accept(shown.texts(chosen).tabbed());
            }
            event.consume();
        } else if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.F4) {
            Row row = table.getSelectionModel().getSelectedItem();
            if (row != null && row.link() != null) {
                follow.accept(row.link());
                event.consume();
            }
        }
    }

    private TableColumn<Row, String> column(int place, Heading heading) {
        TableColumn<Row, String> column = new TableColumn<>(heading.text());
        column.setCellValueFactory(
                row -> new ReadOnlyStringWrapper(row.getValue().cells().get(place)));
        column.setCellFactory(view -> new Cell(place, heading.look()));
        if (heading.look() == Look.NUMBER) {
            column.getStyleClass().add("number-head");
        }
        column.setReorderable(false);
        column.setSortable(false);
        return column;
    }

    /** As wide as its longest text, within reason. */
    private double width(int place) {
        int longest = shown.headings().get(place).text().length();
        for (Row row : shown.rows()) {
            longest = Math.max(longest, row.cells().get(place).length());
        }
        return Math.clamp(longest * LETTER + AROUND, NARROW, WIDE);
    }

    private static List<String> headings(SectionTable section) {
        return section.headings().stream().map(Heading::text).toList();
    }

    private final class Cell extends TableCell<Row, String> {
        private final int place;
        private final Hyperlink link = new Hyperlink();

        Cell(int place, Look look) {
            this.place = place;
            link.getStyleClass().add("section-link");
            link.setFocusTraversable(false);
            switch (look) {
                case WORDS -> {}
                case CODE -> getStyleClass().add("mono");
                case NUMBER -> getStyleClass().add("number");
            }
        }

        @Override
        protected void updateItem(@Nullable String cell, boolean empty) {
            super.updateItem(cell, empty);
            Row row = empty ? null : getTableRow().getItem();
            TableName target = row == null ? null : row.link();
            if (target != null && place == shown.linkColumn()) {
                link.setText(cell);
                link.setOnAction(event -> {
                    link.setVisited(false);
                    follow.accept(target);
                });
                setText(null);
                setGraphic(link);
                Controls.tip(this, target.toString());
            } else {
                setGraphic(null);
                setText(cell);
                Controls.tip(this, cell == null || cell.length() < 30 ? null : cell);
            }
        }
    }
}
