package dev.penstock.app.ui.query.editor;

import dev.penstock.app.ui.control.Controls;
import dev.penstock.app.ui.text.Messages;
import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.stage.Popup;
import org.fxmisc.richtext.CodeArea;
import org.jspecify.annotations.Nullable;

/** The list of what may stand at the caret. Tab takes the one that is marked; Enter does so only after the arrows. */
final class CompletionView {
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
    private static final int SHOWN = 9;
    private static final double ROW = 24;
    private static final int PAGE = 8;
    private final CodeArea area;
    private final EditorViewModel model;
    private final Messages messages;
    private final ListView<Suggestion> list = new ListView<>();
    private final Popup popup = new Popup();
    private Suggestions suggestions = Suggestions.none(0);
    private boolean chosen;

    CompletionView(CodeArea area, EditorViewModel model, Messages messages) {
        this.area = area;
        this.model = model;
        this.messages = messages;
        list.setId("completion");
        list.getStyleClass().addAll("completion", "dense");
        list.setFixedCellSize(ROW);
        list.setFocusTraversable(false);
        list.setPlaceholder(Controls.label(messages.say("complete.none"), "muted"));
        list.setCellFactory(view -> new Cell());
        popup.getContent().add(list);
        popup.setAutoHide(true);
        popup.setHideOnEscape(false);
    }

    boolean showing() {
        return popup.isShowing();
    }

    void hide() {
        popup.hide();
    }

    void open() {
        chosen = false;
        list.pseudoClassStateChanged(CHOSEN, false);
        show(model.complete());
        Bounds caret = area.getCaretBounds().orElse(null);
        if (area.getScene() == null || caret == null || suggestions.items().isEmpty()) {
            popup.hide();
            return;
        }
        list.getStylesheets().setAll(area.getScene().getStylesheets());
        popup.show(area, caret.getMinX() - 8, caret.getMaxY() + 4);
    }

    /** The caret has moved: what was typed narrows the list, and ends it where nothing is left. */
    void follow() {
        if (!popup.isShowing()) {
            return;
        }
        int from = suggestions.from();
        Suggestions now = model.complete();
        if (now.items().isEmpty() || now.from() != from) {
            popup.hide();
        } else {
            show(now);
        }
    }

    /** Whether the list has taken the key. */
    boolean pressed(KeyEvent event) {
        if (!popup.isShowing()) {
            return false;
        }
        switch (event.getCode()) {
            case DOWN -> choose(1);
            case UP -> choose(-1);
            case PAGE_DOWN -> choose(PAGE);
            case PAGE_UP -> choose(-PAGE);
            case TAB -> take();
            case ENTER -> {
                if (!chosen) {
                    popup.hide();
                    return false;
                }
                take();
            }
            case ESCAPE -> popup.hide();
            default -> {
                return false;
            }
        }
        return true;
    }

    private void show(Suggestions now) {
        suggestions = now;
        list.getItems().setAll(now.items());
        list.getSelectionModel().select(0);
        list.scrollTo(0);
        list.setPrefHeight(Math.min(SHOWN, Math.max(1, now.items().size())) * ROW + 4);
    }

    private void choose(int by) {
        chosen = true;
        list.pseudoClassStateChanged(CHOSEN, true);
        int place = Math.clamp(
                list.getSelectionModel().getSelectedIndex() + by,
                0,
                list.getItems().size() - 1);
        list.getSelectionModel().select(place);
        list.scrollTo(Math.max(0, place - SHOWN / 2));
    }

    private void take() {
        Suggestion marked = list.getSelectionModel().getSelectedItem();
        popup.hide();
        if (marked != null) {
            model.take(suggestions, marked);
        }
    }

    private final class Cell extends ListCell<Suggestion> {
        private final Label kind = Controls.label("", "caption", "completion-kind");
        private final Label name = Controls.label("", "mono");
        private final Label detail = Controls.label("", "caption");
        private final HBox row = new HBox(8, kind, name, Controls.spring(), detail);

        Cell() {
            row.getStyleClass().add("completion-row");
            name.setMinWidth(Region.USE_PREF_SIZE);
            detail.setMaxWidth(160);
            setOnMouseClicked(event -> {
                if (getItem() != null) {
                    list.getSelectionModel().select(getIndex());
                    take();
                }
            });
        }

        @Override
        protected void updateItem(@Nullable Suggestion item, boolean empty) {
            super.updateItem(item, empty);
            setText(null);
            setGraphic(item == null || empty ? null : row);
            if (item != null && !empty) {
                kind.setText(kindOf(item));
                name.setText(item.text());
                detail.setText(item.detail());
            }
        }

        private String kindOf(Suggestion item) {
            return switch (item.kind()) {
                case COLUMN -> messages.say("complete.column");
                case TABLE -> messages.say("complete.table");
                case ALIAS -> messages.say("complete.alias");
                case SCHEMA -> messages.say("complete.schema");
                case KEYWORD -> messages.say("complete.keyword");
            };
        }
    }
}
