package dev.penstock.app.ui.shell;

import javafx.animation.FadeTransition;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Shows one sheet over the window at a time; Esc closes it and the focus goes back to where it was. Until then the
 * focus stays in the sheet, and keys that it does not take reach nobody else.
 */
final class SheetLayer extends StackPane {
    private static final Duration FADE = Duration.millis(100);
    private final FadeTransition fade = new FadeTransition(FADE, this);
    private @Nullable Node focusBefore;
    private @Nullable Node focusFirst;

    SheetLayer() {
        getStyleClass().add("sheet-layer");
        setVisible(false);
        fade.setFromValue(0);
        fade.setToValue(1);
        addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        setOnMousePressed(event -> {
            if (event.getTarget() == this) {
                close();
            }
        });
        sceneProperty().subscribe(scene -> {
            if (scene != null) {
                scene.focusOwnerProperty().subscribe(owner -> keepFocus(scene, owner));
            }
        });
    }

    /** Shows a sheet instead of the one there is. */
    void open(Node sheet, Node focus) {
        getChildren().setAll(sheet);
        focusFirst = focus;
        if (!isVisible()) {
            focusBefore = getScene().getFocusOwner();
            setVisible(true);
            fade.playFromStart();
        }
        focus.requestFocus();
    }

    void close() {
        setVisible(false);
        getChildren().clear();
        focusFirst = null;
        if (focusBefore != null) {
            focusBefore.requestFocus();
            focusBefore = null;
        }
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            close();
            event.consume();
        } else if (event.isShortcutDown()
                || event.isAltDown()
                || event.getCode().isFunctionKey()) {
            event.consume();
        }
    }

    private void keepFocus(Scene scene, @Nullable Node owner) {
        if (isVisible() && focusFirst != null && owner != null && !within(owner)) {
            Node first = focusFirst;
            javafx.application.Platform.runLater(() -> {
                Node now = scene.getFocusOwner();
                if (isVisible() && (now == null || !within(now))) {
                    first.requestFocus();
                }
            });
        }
    }

    private boolean within(Node node) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (each.equals(this)) {
                return true;
            }
        }
        return false;
    }
}
