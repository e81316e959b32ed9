package dev.penstock.app.ui.grid;

import dev.penstock.app.ui.control.Controls;
import dev.penstock.app.ui.text.Messages;
import dev.penstock.engine.api.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import javafx.geometry.Pos;
import javafx.scene.Cursor;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Rectangle;

/** Names and types of the columns; their right edges are dragged, a double click on one makes the column fit. */
final class GridHeaderView extends Region {
    private static final double EDGE = 5;
    private final Messages messages;
    private final GridColumnsView columns;
    private final Runnable changed;
    private final IntConsumer fit;
    private final StackPane corner = new StackPane();
    private final List<Head> heads = new ArrayList<>();
    private double gutter;
    private int dragged = -1;

    private static final class Head extends HBox {
        private final Label name = Controls.label("", "strong");
        private final Label type = Controls.label("", "caption");

        Head() {
            super(6);
            getStyleClass().add("grid-head");
            setManaged(false);
            setMouseTransparent(false);
            type.setMinWidth(0);
            getChildren().addAll(name, type);
        }
    }

    GridHeaderView(Messages messages, GridColumnsView columns, Button menu, Runnable changed, IntConsumer fit) {
        this.messages = messages;
        this.columns = columns;
        this.changed = changed;
        this.fit = fit;
        getStyleClass().add("grid-header");
        corner.getStyleClass().add("grid-corner");
        corner.setManaged(false);
        corner.getChildren().add(menu);
        getChildren().add(corner);
        Rectangle clip = new Rectangle();
        clip.widthProperty().bind(widthProperty());
        clip.heightProperty().bind(heightProperty());
        setClip(clip);
        addEventFilter(
                MouseEvent.MOUSE_MOVED, event -> setCursor(edge(event.getX()) < 0 ? Cursor.DEFAULT : Cursor.H_RESIZE));
        addEventFilter(MouseEvent.MOUSE_PRESSED, this::pressed);
        addEventFilter(MouseEvent.MOUSE_DRAGGED, this::dragged);
        addEventFilter(MouseEvent.MOUSE_RELEASED, event -> dragged = -1);
    }

    /** Places the heads as the columns stand. */
    void show(double gutterWidth) {
        gutter = gutterWidth;
        corner.resizeRelocate(0, 0, gutterWidth, getHeight());
        int used = 0;
        int end = columns.end();
        for (int column = columns.first(); column < end; column++) {
            Head head = head(used++);
            Column shown = columns.list().get(column);
            head.setAlignment(columns.number(column) ? Pos.CENTER_RIGHT : Pos.CENTER_LEFT);
            head.name.setText(shown.name());
            head.type.setText(shown.databaseType());
            head.type.setManaged(!shown.databaseType().isEmpty());
            Controls.tip(head, tip(shown));
            head.resizeRelocate(gutter + columns.left(column), 0, columns.width(column), getHeight());
            head.setVisible(true);
        }
        for (int i = used; i < heads.size(); i++) {
            heads.get(i).setVisible(false);
        }
    }

    private String tip(Column column) {
        String type = column.databaseType().isEmpty() ? messages.say("column.untyped") : column.databaseType();
        return messages.say("column.tip", column.name(), type, column.javaType().getTypeName());
    }

    private Head head(int place) {
        if (place == heads.size()) {
            Head head = new Head();
            heads.add(head);
            getChildren().add(getChildren().size() - 1, head);
        }
        return heads.get(place);
    }

    private int edge(double x) {
        for (int column = columns.first(); column < columns.end(); column++) {
            double right = gutter + columns.left(column) + columns.width(column);
            if (x > gutter && Math.abs(x - right) <= EDGE) {
                return column;
            }
        }
        return -1;
    }

    private void pressed(MouseEvent event) {
        dragged = edge(event.getX());
        if (dragged >= 0) {
            if (event.getClickCount() == 2) {
                fit.accept(dragged);
                dragged = -1;
            }
            event.consume();
        }
    }

    private void dragged(MouseEvent event) {
        if (dragged >= 0) {
            columns.resize(dragged, event.getX() - gutter - columns.left(dragged));
            changed.run();
            event.consume();
        }
    }
}
