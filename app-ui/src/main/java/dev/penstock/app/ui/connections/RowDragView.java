package dev.penstock.app.ui.connections;

import java.util.Comparator;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** Moves profiles by the mouse: a line over the list shows where the one that is dragged comes to stand. */
final class RowDragView extends Pane {
    private static final double BEGINS_AFTER = 6;
    private static final double LINE = 2;
    private static final double INSET = 8;
    private final ListView<Listing> list;
    private final ConnectionsViewModel model;
    private final Region line = new Region();
    private @Nullable String pressed;
    private double pressedAt;
    private boolean dragging;

    /** A gap between two lines of the list: how many are above it, and where it is. */
    private record Gap(int at, double y) {}

    RowDragView(ListView<Listing> list, ConnectionsViewModel model) {
        this.list = list;
        this.model = model;
        setMouseTransparent(true);
        line.setId("drop-line");
        line.getStyleClass().add("drop-line");
        line.setManaged(false);
        line.setVisible(false);
        getChildren().add(line);
        list.addEventFilter(MouseEvent.MOUSE_PRESSED, this::press);
        list.addEventFilter(MouseEvent.MOUSE_DRAGGED, this::drag);
        list.addEventFilter(MouseEvent.MOUSE_RELEASED, this::release);
        list.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (dragging && event.getCode() == KeyCode.ESCAPE) {
                end();
                event.consume();
            }
        });
    }

    private void press(MouseEvent event) {
        end();
        if (event.getButton() == MouseButton.PRIMARY
                && cell(event) instanceof ListCell<?> cell
                && cell.getItem() instanceof Listing.Item item
                && item.health() != null) {
            pressed = item.key();
            pressedAt = event.getSceneY();
        }
    }

    private void drag(MouseEvent event) {
        if (pressed == null || (!dragging && Math.abs(event.getSceneY() - pressedAt) < BEGINS_AFTER)) {
            return;
        }
        dragging = true;
        list.setCursor(Cursor.CLOSED_HAND);
        double y = list.sceneToLocal(event.getSceneX(), event.getSceneY()).getY();
        scroll(y);
        Gap gap = gap(y);
        boolean moves = gap != null && model.between(pressed, gap.at) != null;
        line.setVisible(moves);
        if (gap != null) {
            double top = Math.clamp(gap.y - LINE / 2, 0, Math.max(0, getHeight() - LINE));
            line.resizeRelocate(INSET, snapPositionY(top), Math.max(0, getWidth() - 2 * INSET), LINE);
        }
        event.consume();
    }

    private void release(MouseEvent event) {
        String name = pressed;
        boolean dropped = dragging;
        end();
        if (name == null || !dropped) {
            return;
        }
        event.consume();
        Gap gap = gap(list.sceneToLocal(event.getSceneX(), event.getSceneY()).getY());
        Place place = gap == null ? null : model.between(name, gap.at);
        if (place != null) {
            model.place(name, place);
        }
    }

    private void end() {
        pressed = null;
        dragging = false;
        line.setVisible(false);
        list.setCursor(null);
    }

    /** Beyond an edge, the next line comes into sight. */
    private void scroll(double y) {
        List<ListCell<?>> cells = cells();
        if (cells.isEmpty()) {
            return;
        }
        if (y < 0) {
            list.scrollTo(Math.max(0, cells.getFirst().getIndex() - 1));
        } else if (y > list.getHeight()) {
            list.scrollTo(cells.getFirst().getIndex() + 1);
        }
    }

    private @Nullable Gap gap(double y) {
        Gap last = null;
        for (ListCell<?> cell : cells()) {
            Bounds bounds = list.sceneToLocal(cell.localToScene(cell.getBoundsInLocal()));
            if (y < bounds.getCenterY()) {
                return new Gap(cell.getIndex(), bounds.getMinY());
            }
            last = new Gap(cell.getIndex() + 1, bounds.getMaxY());
        }
        return last;
    }

    /** Those that hold a line, from the top. */
    private List<ListCell<?>> cells() {
        return list.lookupAll(".list-cell").stream()
                .<ListCell<?>>map(cell -> (ListCell<?>) cell)
                .filter(cell -> cell.isVisible() && !cell.isEmpty())
                .sorted(Comparator.comparingInt(ListCell::getIndex))
                .toList();
    }

    private @Nullable Node cell(MouseEvent event) {
        Node each = event.getTarget() instanceof Node node ? node : null;
        while (each != null && !(each instanceof ListCell)) {
            each = each.getParent();
        }
        return each;
    }
}
