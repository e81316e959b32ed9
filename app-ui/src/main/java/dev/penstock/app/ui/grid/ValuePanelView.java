package dev.penstock.app.ui.grid;

import dev.penstock.app.ui.control.Controls;
import dev.penstock.app.ui.text.Figures;
import dev.penstock.app.ui.text.Messages;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** The whole value of the cell at the cursor. */
final class ValuePanelView extends VBox {
    private static final PseudoClass NULL = PseudoClass.getPseudoClass("null");
    private final Messages messages;
    private final Label name = Controls.label("", "strong", "may-be-cut");
    private final Label facts = Controls.label("", "caption");
    private final TextArea text = new TextArea();

    ValuePanelView(ResultGridViewModel model, Runnable leave) {
        this.messages = model.messages();
        getStyleClass().add("grid-value");
        text.setEditable(false);
        text.setWrapText(true);
        text.getStyleClass().addAll("mono", "grid-value-text");
        setVgrow(text, Priority.ALWAYS);
        HBox head = new HBox(
                4,
                name,
                Controls.spring(),
                Controls.iconButton(Feather.COPY, messages.say("value.copy"), null, () -> model.copyCell()),
                Controls.iconButton(Feather.X, messages.say("value.close"), null, () -> {
                    model.value().close();
                    leave.run();
                }));
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("grid-value-head");
        facts.getStyleClass().add("grid-value-facts");
        getChildren().addAll(head, facts, text);
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                model.value().close();
                leave.run();
                event.consume();
            }
        });
        model.value().shown().subscribe(this::show);
    }

    private void show(@Nullable CellValue value) {
        if (value == null) {
            text.setText("");
            facts.setText("");
            return;
        }
        name.setText(value.column().name());
        String type = value.column().databaseType().isEmpty()
                ? messages.say("column.untyped")
                : value.column().databaseType();
        facts.setText(messages.say("value.facts", Figures.count(value.row() + 1), type, value.length()));
        text.pseudoClassStateChanged(NULL, value.nothing());
        if (!value.shown().equals(text.getText())) {
            text.setText(value.shown());
        }
    }
}
