package dev.penstock.app.ui.query.history;

import dev.penstock.app.ui.control.Controls;
import dev.penstock.app.ui.control.EmptyState;
import dev.penstock.app.ui.control.ErrorStrip;
import dev.penstock.app.ui.query.keep.HistoryEntry;
import dev.penstock.app.ui.text.Figures;
import dev.penstock.app.ui.text.Messages;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The runs that were kept: searched as one types, put into the editor by Enter, never run. */
public final class HistoryView extends VBox {
    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.systemDefault());
    private final Messages messages;
    private final HistoryViewModel model;
    private final Consumer<HistoryEntry> recall;
    private final TextField search = new TextField();
    private final ListView<HistoryEntry> list;
    private final StackPane body = new StackPane();
    private final ErrorStrip error = new ErrorStrip();
    private final EmptyState none;
    private final EmptyState nothing;

    /** Shows a history. */
    public HistoryView(HistoryViewModel model, Messages messages, Consumer<HistoryEntry> recall, Runnable close) {
        this.model = model;
        this.messages = messages;
        this.recall = recall;
        list = new ListView<>(model.found());
        none = new EmptyState(Feather.CLOCK, messages.say("history.none"), messages.say("history.back"), close);
        nothing = new EmptyState(
                Feather.SEARCH, messages.say("history.nothing"), messages.say("history.all"), search::clear);
        setId("history");
        getStyleClass().addAll("plane", "history");
        search.setPromptText(messages.say("history.search"));
        search.textProperty().bindBidirectional(model.search());
        HBox.setHgrow(search, Priority.ALWAYS);
        HBox head = new HBox(4, search, Controls.iconButton(Feather.X, messages.say("history.close"), null, close));
        head.getStyleClass().add("toolbar");
        list.getStyleClass().add("history-list");
        list.setCellFactory(view -> new Cell());
        list.setFixedCellSize(66);
        list.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER) {
                chooseSelected();
                event.consume();
            }
        });
        list.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2) {
                chooseSelected();
            }
        });
        search.addEventFilter(KeyEvent.KEY_PRESSED, this::searching);
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                close.run();
                event.consume();
            }
        });
        Label hint = Controls.label(messages.say("history.hint"), "caption");
        HBox foot = new HBox(hint);
        foot.getStyleClass().add("history-foot");
        setVgrow(body, Priority.ALWAYS);
        getChildren().addAll(head, error, body, foot);
        model.failure().subscribe(error::show);
        model.found().addListener((ListChangeListener<HistoryEntry>) change -> fill());
        fill();
    }

    /** Puts the focus to the search. */
    public void focus() {
        search.requestFocus();
        search.selectAll();
    }

    private void fill() {
        if (!model.found().isEmpty()) {
            body.getChildren().setAll(list);
            if (list.getSelectionModel().getSelectedIndex() < 0) {
                list.getSelectionModel().select(0);
            }
        } else {
            body.getChildren().setAll(model.empty() ? none : nothing);
        }
    }

    private void searching(KeyEvent event) {
        switch (event.getCode()) {
            case DOWN, UP -> {
                int by = event.getCode() == KeyCode.DOWN ? 1 : -1;
                int place = Math.clamp(
                        list.getSelectionModel().getSelectedIndex() + by,
                        0,
                        Math.max(0, list.getItems().size() - 1));
                list.getSelectionModel().select(place);
                list.scrollTo(Math.max(0, place - 2));
            }
            case ENTER -> chooseSelected();
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void chooseSelected() {
        HistoryEntry entry = list.getSelectionModel().getSelectedItem();
        if (entry != null) {
            recall.accept(entry);
        }
    }

    private final class Cell extends ListCell<HistoryEntry> {
        private final FontIcon sign = new FontIcon();
        private final Label text = Controls.label("", "mono", "may-be-cut");
        private final Label second = Controls.label("", "mono", "muted", "may-be-cut");
        private final Label facts = Controls.label("", "caption", "may-be-cut");
        private final VBox words = new VBox(1, text, second, facts);
        private final HBox row = new HBox(8, sign, words);

        Cell() {
            sign.getStyleClass().add("small-icon");
            row.setAlignment(Pos.CENTER_LEFT);
            row.getStyleClass().add("history-row");
            words.setMinWidth(0);
            words.setAlignment(Pos.CENTER_LEFT);
            HBox.setHgrow(words, Priority.ALWAYS);
            second.setMinHeight(Region.USE_PREF_SIZE);
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable HistoryEntry entry, boolean empty) {
            super.updateItem(entry, empty);
            setText(null);
            setGraphic(entry == null || empty ? null : row);
            if (entry == null || empty) {
                Controls.tip(this, null);
                return;
            }
            List<String> lines = entry.text().strip().lines().map(String::strip).toList();
            text.setText(lines.isEmpty() ? "" : lines.getFirst());
            second.setText(lines.size() < 2 ? "" : String.join(" ", lines.subList(1, Math.min(6, lines.size()))));
            second.setVisible(lines.size() > 1);
            second.setManaged(second.isVisible());
            facts.setText(facts(entry));
            Controls.tip(this, entry.error().isEmpty() ? entry.text() : entry.text() + "\n\n" + entry.error());
            sign.getStyleClass().removeAll("success", "danger", "warning");
            switch (entry.end()) {
                case DONE -> sign(Feather.CHECK, "success");
                case FAILED -> sign(Feather.X_CIRCLE, "danger");
                case CANCELLED -> sign(Feather.SLASH, "warning");
            }
        }

        private void sign(Feather icon, String style) {
            sign.setIconCode(icon);
            sign.getStyleClass().add(style);
        }

        private String facts(HistoryEntry entry) {
            List<String> parts = new ArrayList<>();
            parts.add(entry.database());
            parts.add(WHEN.format(entry.at()));
            parts.add(Figures.duration(entry.took()));
            parts.add(
                    switch (entry.end()) {
                        case DONE ->
                            entry.rows() == 1
                                    ? messages.say("rows.one")
                                    : messages.say("rows", Figures.count(Math.max(0, entry.rows())));
                        case FAILED -> messages.say("history.failed");
                        case CANCELLED -> messages.say("history.cancelled");
                    });
            return String.join(" · ", parts);
        }
    }
}
