package dev.penstock.app.ui.schema.find;

import dev.penstock.app.ui.control.Controls;
import dev.penstock.app.ui.schema.tree.MatchTextView;
import dev.penstock.app.ui.text.Messages;
import dev.penstock.app.ui.view.Dialogs;
import dev.penstock.engine.api.catalog.Table;
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

/** The sheet of Ctrl+P: type, choose by the arrows, Enter opens the object, Ctrl+Enter its rows. */
public final class QuickOpenView extends VBox {
    private static final int PAGE = 10;
    private static final int SHOWN = 12;
    private static final double ROW = 28;
    private final QuickOpenViewModel model;
    private final Dialogs dialogs;
    private final Messages messages;
    private final TextField field = new TextField();
    private final ListView<Match> list = new ListView<>();
    private final Label status = Controls.label("", "caption");
    private Runnable entering = () -> {};

    /** Shows nothing until {@link #open}. */
    public QuickOpenView(QuickOpenViewModel model, Dialogs dialogs, Messages messages) {
        this.model = model;
        this.dialogs = dialogs;
        this.messages = messages;
        setId("quick-open");
        getStyleClass().addAll("panel", "quick-open");
        field.setId("quick-open-field");
        field.setPromptText(messages.say("quick.prompt"));
        field.textProperty().subscribe(model::seek);
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        field.addEventFilter(KeyEvent.KEY_RELEASED, this::released);
        list.setId("quick-open-list");
        list.getStyleClass().addAll("quick-list");
        list.setFixedCellSize(ROW);
        list.setPrefHeight(ROW * SHOWN + 2);
        list.setFocusTraversable(false);
        list.setPlaceholder(Controls.label(messages.say("quick.none"), "muted"));
        list.setCellFactory(view -> new Cell());
        list.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2) {
                chooseObject();
            }
        });
        model.matches().subscribe(found -> {
            list.getItems().setAll(found);
            list.getSelectionModel().select(found.isEmpty() ? -1 : 0);
            list.scrollTo(0);
        });
        status.textProperty().bind(model.status());
        status.setMinWidth(0);
        Label keys = Controls.label(messages.say("quick.keys"), "caption");
        keys.setMinWidth(Region.USE_PREF_SIZE);
        HBox foot = new HBox(12, status, Controls.spring(), keys);
        foot.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(field, list, foot);
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        StackPane.setAlignment(this, Pos.TOP_CENTER);
        sceneProperty().subscribe(scene -> {
            if (scene == null) {
                model.end();
            }
        });
    }

    /** Shows the sheet with nothing sought. */
    public void open() {
        entering = () -> {};
        field.clear();
        model.begin();
        dialogs.openSheet(this, field);
    }

    private void pressed(KeyEvent event) {
        switch (event.getCode()) {
            case DOWN -> step(1);
            case UP -> step(-1);
            case PAGE_DOWN -> step(PAGE);
            case PAGE_UP -> step(-PAGE);
            case ENTER -> entering = event.isShortcutDown() ? this::chooseRows : this::chooseObject;
            case P -> {
                if (!event.isShortcutDown()) {
                    return;
                }
            }
            default -> {
                return;
            }
        }
        event.consume();
    }

    /** When the key comes up: held a little longer, it would be pressed in what is opened, and Ctrl+Enter runs there. */
    private void released(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER) {
            Runnable choice = entering;
            entering = () -> {};
            choice.run();
            event.consume();
        }
    }

    private void chooseObject() {
        choose(false);
    }

    private void chooseRows() {
        choose(true);
    }

    private void step(int by) {
        int size = list.getItems().size();
        if (size > 0) {
            int next = Math.clamp(list.getSelectionModel().getSelectedIndex() + by, 0, size - 1);
            list.getSelectionModel().select(next);
            list.scrollTo(Math.max(0, next - SHOWN / 2));
        }
    }

    private void choose(boolean rows) {
        Match match = list.getSelectionModel().getSelectedItem();
        if (match != null) {
            dialogs.closeSheet();
            if (rows) {
                model.rows(match);
            } else {
                model.open(match);
            }
        }
    }

    private final class Cell extends ListCell<Match> {
        private final FontIcon icon = new FontIcon(Feather.GRID);
        private final MatchTextView name = new MatchTextView();
        private final Label place = Controls.label("", "caption");
        private final HBox row = new HBox(8, icon, name, place);

        Cell() {
            icon.getStyleClass().add("small-icon");
            row.setAlignment(Pos.CENTER_LEFT);
            row.setMinWidth(0);
            setPrefWidth(0);
            place.setMinWidth(0);
            place.setMaxWidth(Double.MAX_VALUE);
            place.setAlignment(Pos.CENTER_RIGHT);
            HBox.setHgrow(place, Priority.ALWAYS);
        }

        @Override
        protected void updateItem(@Nullable Match match, boolean empty) {
            super.updateItem(match, empty);
            setText(null);
            setGraphic(match == null || empty ? null : row);
            if (match != null && !empty) {
                boolean view =
                        match.table().kind() == Table.Kind.VIEW || match.table().kind() == Table.Kind.MATERIALIZED_VIEW;
                icon.setIconCode(view ? Feather.EYE : Feather.GRID);
                name.show(match.ref().name().name(), match.at(), match.matched());
                place.setText(messages.say(
                        "quick.place",
                        match.ref().database(),
                        match.ref().name().schema()));
            }
        }
    }
}
