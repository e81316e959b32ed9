package dev.penstock.app.ui.shell;

import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** Shows one sheet over the window at a time; Esc closes it and the focus goes back to where it was. */
final class SheetLayer extends StackPane {
    private @Nullable Node focusBefore;

    SheetLayer() {
        getStyleClass().add("sheet-layer");
        setVisible(false);
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                close();
                event.consume();
            }
        });
        setOnMousePressed(event -> {
            if (event.getTarget() == this) {
                close();
            }
        });
    }

    /** Shows a sheet instead of the one there is. */
    void open(Node sheet, Node focus) {
        if (!isVisible()) {
            focusBefore = getScene().getFocusOwner();
        }
        getChildren().setAll(sheet);
        setVisible(true);
        focus.requestFocus();
    }

    void close() {
        setVisible(false);
        getChildren().clear();
        if (focusBefore != null) {
            focusBefore.requestFocus();
            focusBefore = null;
        }
    }
}
