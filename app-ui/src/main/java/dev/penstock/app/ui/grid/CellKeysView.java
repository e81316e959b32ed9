package dev.penstock.app.ui.grid;

import javafx.scene.input.KeyEvent;

/** The keys of the cells. */
final class CellKeysView {
    private final ResultGridViewModel model;
    private final CellsView cells;

    CellKeysView(ResultGridViewModel model, CellsView cells) {
        this.model = model;
        this.cells = cells;
        cells.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.isShortcutDown() ? withShortcut(event) : plain(event)) {
                event.consume();
            }
        });
    }

    private boolean plain(KeyEvent event) {
        GridCursor cursor = model.cursor();
        boolean extend = event.isShiftDown();
        if (event.isAltDown()) {
            return false;
        }
        switch (event.getCode()) {
            case UP -> cursor.move(-1, 0, extend);
            case DOWN -> cursor.move(1, 0, extend);
            case LEFT -> cursor.move(0, -1, extend);
            case RIGHT -> cursor.move(0, 1, extend);
            case PAGE_UP -> cursor.page(-1, extend);
            case PAGE_DOWN -> cursor.page(1, extend);
            case HOME -> cursor.home(false, extend);
            case END -> cursor.end(false, extend);
            case SPACE, ENTER -> model.toggleValue();
            case ESCAPE -> {
                return escape();
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean withShortcut(KeyEvent event) {
        GridCursor cursor = model.cursor();
        boolean extend = event.isShiftDown();
        switch (event.getCode()) {
            case HOME -> cursor.home(true, extend);
            case END -> cursor.end(true, extend);
            case UP -> cursor.move(Integer.MIN_VALUE, 0, extend);
            case DOWN -> cursor.move(Integer.MAX_VALUE, 0, extend);
            case A -> cursor.all();
            case C -> {
                if (extend) {
                    cells.showCopyAs();
                } else {
                    model.copy(CopyFormat.TEXT);
                }
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean escape() {
        if (model.value().open().get()) {
            model.value().close();
            return true;
        }
        return false;
    }
}
