package dev.penstock.app.ui.palette;

import dev.penstock.app.ui.control.Controls;
import dev.penstock.app.ui.text.Messages;
import java.util.BitSet;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;

/** The palette as a sheet: a field to type in, and below it what can be done, each with its key. */
public final class PaletteView extends VBox {
    private static final int PAGE = 8;
    private final PaletteViewModel model;
    private final Runnable close;
    private final TextField field = new TextField();
    private final ListView<PaletteMatch> list = new ListView<>();

    /**
     * Builds it.
     *
     * @param close takes the sheet away
     */
    public PaletteView(PaletteViewModel model, Runnable close) {
        this.model = model;
        this.close = close;
        Messages messages = Messages.beside(PaletteView.class);
        setId("palette");
        getStyleClass().addAll("panel", "palette");
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        field.setId("palette-field");
        field.setPromptText(messages.say("prompt"));
        field.setAccessibleText(messages.say("prompt"));
        field.textProperty().bindBidirectional(model.wanted());
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        list.setId("palette-list");
        list.setItems(model.matches());
        list.setFocusTraversable(false);
        list.setCellFactory(view -> new Cell());
        Label nothing = Controls.label(messages.say("nothing"), "muted");
        list.setPlaceholder(nothing);
        VBox.setVgrow(list, Priority.ALWAYS);
        Label hint = Controls.label(messages.say("hint"), "caption");
        StackPane foot = new StackPane(hint);
        foot.setAlignment(Pos.CENTER_LEFT);
        foot.getStyleClass().add("palette-foot");
        getChildren().addAll(field, list, foot);
        model.selected().subscribe(place -> show(place.intValue()));
        model.matches().addListener((javafx.collections.ListChangeListener<PaletteMatch>)
                change -> show(model.selected().get()));
    }

    /** Where the focus goes. */
    public Node field() {
        return field;
    }

    private void show(int place) {
        list.getSelectionModel().clearAndSelect(place);
        if (place >= 0) {
            list.scrollTo(Math.max(0, place - PAGE / 2));
        }
    }

    private void pressed(KeyEvent event) {
        switch (event.getCode()) {
            case DOWN -> model.move(1);
            case UP -> model.move(-1);
            case PAGE_DOWN -> model.page(PAGE);
            case PAGE_UP -> model.page(-PAGE);
            case ENTER -> choose();
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void choose() {
        model.choose().ifPresent(action -> {
            close.run();
            action.run();
        });
    }

    private final class Cell extends ListCell<PaletteMatch> {
        Cell() {
            setOnMouseClicked(event -> {
                if (!isEmpty()) {
                    model.select(getIndex());
                    choose();
                }
            });
        }

        @Override
        protected void updateItem(@Nullable PaletteMatch match, boolean empty) {
            super.updateItem(match, empty);
            setText(null);
            setGraphic(match == null || empty ? null : row(match));
        }

        private Node row(PaletteMatch match) {
            String obstacle = match.obstacle();
            HBox title = letters(
                    match.entry().action().title(),
                    match.titleHits(),
                    obstacle == null ? "palette-title" : "palette-muted");
            HBox place = letters(match.entry().place(), match.placeHits(), "palette-muted");
            Label key = Controls.label(match.entry().action().keyText(), "mono", "caption", "palette-key");
            HBox row = new HBox(title);
            if (obstacle != null) {
                Label why = Controls.label(obstacle, "caption", "may-be-cut");
                Controls.tip(why, obstacle);
                row.getChildren().add(why);
            }
            row.getChildren().addAll(Controls.spring(), place, key);
            row.getStyleClass().add("palette-row");
            return row;
        }

        private static HBox letters(String text, BitSet hits, String style) {
            HBox letters = new HBox();
            letters.setAlignment(Pos.CENTER_LEFT);
            letters.setMinWidth(Region.USE_PREF_SIZE);
            int from = 0;
            while (from < text.length()) {
                boolean hit = hits.get(from);
                int to = hit ? hits.nextClearBit(from) : hits.nextSetBit(from);
                to = to < 0 ? text.length() : Math.min(to, text.length());
                Text part = new Text(text.substring(from, to));
                part.getStyleClass().addAll(style, hit ? "palette-hit" : "palette-rest");
                letters.getChildren().add(part);
                from = to;
            }
            return letters;
        }
    }
}
