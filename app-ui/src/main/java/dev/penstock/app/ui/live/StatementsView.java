package dev.penstock.app.ui.live;

import dev.penstock.app.ui.control.Controls;
import dev.penstock.app.ui.control.EmptyState;
import dev.penstock.app.ui.text.Figure;
import dev.penstock.app.ui.text.Figures;
import dev.penstock.app.ui.text.Messages;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import javafx.application.Platform;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** The table of statements: sorted by any column, filtered, copied, exported. */
final class StatementsView extends VBox {
    private static final double LEAST_STATEMENT = 160;
    private static final double TREND_FROM = 900;
    private final Messages messages;
    private final LiveViewModel model;
    private final TableView<StatementRow> table;
    private final TextField filter = new TextField();
    private final Label held = Controls.label("", "caption");
    private final Label count = Controls.label("", "caption");
    private final Map<StatementColumn, TableColumn<StatementRow, StatementFigures>> columns =
            new EnumMap<>(StatementColumn.class);
    private final EmptyState none;
    private final EmptyState nothing;

    StatementsView(LiveViewModel model, Messages messages) {
        this.model = model;
        this.messages = messages;
        table = new TableView<>(model.rows().shown());
        none = new EmptyState(
                Feather.ACTIVITY, messages.say("statements.none"), messages.say("statements.query"), model::openQuery);
        nothing = new EmptyState(
                Feather.SEARCH, messages.say("statements.nothing"), messages.say("statements.all"), filter::clear);
        getStyleClass().addAll("panel", "statements");
        table.setId("statements");
        table.setPlaceholder(new Region());
        table.getStyleClass().add("statements-table");
        table.setTableMenuButtonVisible(false);
        for (StatementColumn column : StatementColumn.values()) {
            columns.put(column, column(column));
        }
        table.getColumns().addAll(columns.values());
        TableColumn<StatementRow, StatementFigures> total = of(StatementColumn.TOTAL);
        total.setSortType(TableColumn.SortType.DESCENDING);
        table.getSortOrder().add(total);
        table.setSortPolicy(shown -> sort());
        table.widthProperty().subscribe(width -> fit());
        setVgrow(table, Priority.ALWAYS);
        getChildren().addAll(bar(), table);
        follow();
        keys();
    }

    private HBox bar() {
        filter.setId("statements-filter");
        filter.setPromptText(messages.say("filter"));
        filter.setPrefWidth(220);
        filter.textProperty().subscribe(text -> {
            model.rows().filter(text);
            count();
        });
        held.setId("order-held");
        held.setMinWidth(USE_PREF_SIZE);
        count.getStyleClass().add("may-be-cut");
        HBox bar = new HBox(
                8,
                Controls.label(messages.say("statements"), "strong"),
                count,
                Controls.spring(),
                held,
                filter,
                Controls.iconButton(Feather.COPY, messages.say("copy"), LiveView.COPY, model::copyTable),
                Controls.iconButton(Feather.DOWNLOAD, messages.say("export"), LiveView.EXPORT, model::export));
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.getStyleClass().add("statements-bar");
        return bar;
    }

    private void follow() {
        model.rows().stale().subscribe(stale -> held.setText(stale ? messages.say("held") : ""));
        table.hoverProperty().subscribe(hover -> hold());
        // not focus-within: the row that the focus model is at counts as focused there, wherever the focus is
        table.focusedProperty().subscribe(focus -> hold());
        table.getSelectionModel().selectedItemProperty().addListener((value, before, now) -> selected(before, now));
        model.rows().shown().addListener((ListChangeListener<StatementRow>) change -> {
            while (change.next()) {
                if (change.wasPermutated()) {
                    table.getFocusModel().focus(table.getSelectionModel().getSelectedIndex());
                }
            }
        });
        model.selected().subscribe(key -> {
            if (key == null) {
                table.getSelectionModel().clearSelection();
            }
        });
    }

    private void keys() {
        table.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER) {
                model.open();
                event.consume();
            } else if (event.getCode() == KeyCode.C && event.isShortcutDown() && !event.isShiftDown()) {
                model.copyStatement();
                event.consume();
            }
        });
        filter.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.DOWN) {
                table.requestFocus();
                if (table.getSelectionModel().getSelectedIndex() < 0) {
                    table.getSelectionModel().selectFirst();
                }
                event.consume();
            } else if (event.getCode() == KeyCode.ESCAPE && !filter.getText().isEmpty()) {
                filter.clear();
                event.consume();
            }
        });
        table.setRowFactory(shown -> {
            TableRow<StatementRow> row = new TableRow<>();
            row.addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
                if (event.getClickCount() == 2 && !row.isEmpty()) {
                    model.open();
                }
            });
            return row;
        });
    }

    /** Shows what has been read; the lines themselves have changed by then. */
    void show(LiveState state) {
        of(StatementColumn.DATABASE).setVisible(model.database().get() == null);
        fit();
        count();
        if (!state.others().isEmpty()) {
            count.setText(count.getText() + " · " + state.others());
            Controls.tip(count, messages.say("others.tip"));
        } else {
            Controls.tip(count, null);
        }
    }

    void focusFilter() {
        filter.requestFocus();
        filter.selectAll();
    }

    private void count() {
        int shown = model.rows().shown().size();
        int all = model.rows().size();
        if (model.state().get() != null) {
            table.setPlaceholder(all == 0 ? none : nothing);
        }
        count.setText(
                shown == all
                        ? messages.say("count", Figures.count(all))
                        : messages.say("count.filtered", Figures.count(shown), Figures.count(all)));
    }

    /** A line that goes while it is selected takes the selection with it: another is not what the user chose. */
    private void selected(@Nullable StatementRow before, @Nullable StatementRow now) {
        if (before != null && now != null && !table.getItems().contains(before)) {
            Platform.runLater(() -> table.getSelectionModel().clearSelection());
            return;
        }
        model.select(now == null ? null : now.key());
    }

    private void hold() {
        model.rows().hold(table.isHover() || table.isFocused());
    }

    private boolean sort() {
        if (table.getSortOrder().isEmpty()) {
            model.rows().sort(StatementColumn.TOTAL, false);
            return true;
        }
        TableColumn<StatementRow, ?> by = table.getSortOrder().getFirst();
        model.rows().sort((StatementColumn) by.getUserData(), by.getSortType() == TableColumn.SortType.ASCENDING);
        return true;
    }

    /** The text takes the room that the figures leave. */
    private void fit() {
        of(StatementColumn.TREND).setVisible(table.getWidth() >= TREND_FROM);
        double others = 0;
        for (TableColumn<StatementRow, StatementFigures> column : columns.values()) {
            if (column.isVisible() && column.getUserData() != StatementColumn.STATEMENT) {
                others += column.getWidth();
            }
        }
        of(StatementColumn.STATEMENT).setPrefWidth(Math.max(LEAST_STATEMENT, table.getWidth() - others - 16));
    }

    private TableColumn<StatementRow, StatementFigures> of(StatementColumn column) {
        TableColumn<StatementRow, StatementFigures> found = columns.get(column);
        if (found == null) {
            throw new IllegalStateException(column + " is made with the view");
        }
        return found;
    }

    private TableColumn<StatementRow, StatementFigures> column(StatementColumn column) {
        TableColumn<StatementRow, StatementFigures> made = new TableColumn<>();
        Label title = Controls.label(column.title(messages));
        Controls.tip(title, column.meaning(messages));
        made.setGraphic(title);
        made.setId("column-" + column.name().toLowerCase(Locale.ROOT));
        made.setUserData(column);
        made.setReorderable(false);
        made.setCellValueFactory(features -> features.getValue().figures());
        made.setPrefWidth(
                switch (column) {
                    case STATEMENT -> LEAST_STATEMENT;
                    case DATABASE, CALLS, MEAN, P99 -> 88;
                    case TOTAL -> 112;
                    case ROWS -> 96;
                    case ERRORS -> 72;
                    case TREND -> 104;
                });
        if (column.number()) {
            made.getStyleClass().add("number-column");
            made.setSortType(TableColumn.SortType.DESCENDING);
        }
        made.setCellFactory(
                shown -> column == StatementColumn.TREND ? new TrendCellView(messages) : new FigureCell(column));
        return made;
    }

    private final class FigureCell extends TableCell<StatementRow, StatementFigures> {
        private final StatementColumn column;

        FigureCell(StatementColumn column) {
            this.column = column;
            getStyleClass().add(column.number() ? "number" : "words");
            if (column == StatementColumn.STATEMENT) {
                getStyleClass().add("mono");
            }
        }

        @Override
        protected void updateItem(@Nullable StatementFigures figures, boolean empty) {
            super.updateItem(figures, empty);
            if (figures == null || empty) {
                setText(null);
                Controls.tip(this, null);
                return;
            }
            Figure figure = column.figure(figures, messages);
            setText(figure.text().replace('\n', ' '));
            pseudoClassStateChanged(
                    LiveView.ALARM,
                    column == StatementColumn.ERRORS && figures.statistics().errors() > 0);
            Controls.tip(this, column == StatementColumn.STATEMENT ? figure.text() : figure.missing());
        }
    }
}
