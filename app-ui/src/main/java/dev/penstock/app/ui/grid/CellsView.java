package dev.penstock.app.ui.grid;

import dev.penstock.app.ui.control.Controls;
import dev.penstock.app.ui.text.Figures;
import dev.penstock.engine.api.Row;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.geometry.Orientation;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/**
 * Header and rows. Only what is in sight has nodes, and they are used again for other rows: a step costs the same
 * whatever the number of rows.
 */
final class CellsView extends Region {
    private static final double ROW_IN_TEXT = 2;
    private static final double GUTTER_PADDING = 20;
    private final ResultGridViewModel model;
    private final GridColumnsView columns = new GridColumnsView();
    private final GridHeaderView header;
    private final Pane body = new Pane();
    private final List<GridRowView> rows = new ArrayList<>();
    private final ScrollBar down = new ScrollBar();
    private final ScrollBar across = new ScrollBar();
    private final Label measure = Controls.label("");
    private final Label nothing;
    private final GridMenuView menu;
    private double gutter;
    private double rowHeight = 26;
    private double turned;
    private boolean placing;

    CellsView(ResultGridViewModel model, GridActions actions) {
        this.model = model;
        this.menu = new GridMenuView(model, actions);
        this.nothing = Controls.label(model.messages().say("empty"), "muted");
        Button more =
                Controls.iconButton(Feather.MORE_HORIZONTAL, model.messages().say("menu"), null, () -> {});
        more.getStyleClass().add("grid-more");
        more.setOnAction(event -> {
            Bounds at = more.localToScreen(more.getBoundsInLocal());
            menu.show(this, at.getMinX(), at.getMaxY());
        });
        this.header = new GridHeaderView(model.messages(), columns, more, this::requestLayout, this::fit);
        build();
        model.columns().subscribe(list -> {
            columns.reset(list);
            requestLayout();
        });
        model.rows().subscribe(count -> requestLayout());
        model.filling().subscribe(now -> requestLayout());
        model.arrivals().subscribe(count -> requestLayout());
        model.cursor().top().subscribe(row -> requestLayout());
        model.cursor().selection().subscribe(this::selected);
        down.valueProperty().subscribe(value -> {
            if (!placing) {
                model.cursor().scrollTo(Math.round(value.doubleValue()));
            }
        });
        across.valueProperty().subscribe(value -> {
            if (!placing) {
                columns.scrollTo(value.doubleValue());
                requestLayout();
            }
        });
    }

    private void build() {
        getStyleClass().add("grid-cells");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.TABLE_VIEW);
        down.setOrientation(Orientation.VERTICAL);
        down.setFocusTraversable(false);
        across.setFocusTraversable(false);
        measure.setVisible(false);
        Rectangle clip = new Rectangle();
        clip.widthProperty().bind(body.widthProperty());
        clip.heightProperty().bind(body.heightProperty());
        body.setClip(clip);
        getChildren().addAll(measure, body, header, down, across, nothing);
        body.addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
        body.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
        addEventHandler(ScrollEvent.SCROLL, this::turned);
        new CellKeysView(model, this);
        setOnContextMenuRequested(event -> {
            Point2D at =
                    event.isKeyboardTrigger() ? cursorOnScreen() : new Point2D(event.getScreenX(), event.getScreenY());
            menu.show(this, at.getX(), at.getY());
            event.consume();
        });
    }

    /** Shows the formats that cells are copied in, at the cursor. */
    void showCopyAs() {
        Point2D at = cursorOnScreen();
        menu.showCopyAs(this, at.getX(), at.getY());
    }

    private Point2D cursorOnScreen() {
        GridSelection at = model.cursor().selection().get();
        double y = at == null ? 0 : (double) (at.row() - model.cursor().top().get() + 1) * rowHeight;
        double x = at == null ? 0 : gutter + columns.left(at.column());
        return body.localToScreen(Math.clamp(x, 0, body.getWidth()), Math.clamp(y, 0, body.getHeight()));
    }

    @Override
    protected void layoutChildren() {
        double size = measure.getFont().getSize();
        rowHeight = Math.rint(ROW_IN_TEXT * size);
        columns.measure(model, measure.getFont());
        gutter = gutterWidth();
        double bar = down.prefWidth(-1);
        double width = getWidth();
        double room = getHeight() - rowHeight - 2;
        boolean shown = !columns.list().isEmpty();
        boolean sideways = shown && gutter + columns.total() > width - bar;
        double bodyHeight = Math.max(0, room - (sideways ? across.prefHeight(-1) : 0));
        model.cursor().sight((int) (bodyHeight / rowHeight));
        boolean upright = model.cursor().lastTop() > 0;
        double bodyWidth = Math.max(0, width - (upright ? bar : 0));
        columns.room(Math.max(0, bodyWidth - gutter));
        header.setVisible(shown);
        header.resizeRelocate(0, 0, width, rowHeight + 2);
        header.show(gutter);
        body.resizeRelocate(0, rowHeight + 2, bodyWidth, bodyHeight);
        placeBars(upright, sideways, bar, bodyHeight, bodyWidth);
        showRows(bodyHeight, Math.min(bodyWidth, gutter + columns.total()));
        nothing.setVisible(shown && model.rows().get() == 0 && !model.filling().get());
        nothing.autosize();
        nothing.relocate((width - nothing.getWidth()) / 2, rowHeight + 2 + (room - nothing.getHeight()) / 3);
    }

    private double gutterWidth() {
        long last = Math.max(model.rows().get(), 999);
        return Math.ceil(columns.width(Figures.count(last), true, measure.getFont()) + GUTTER_PADDING);
    }

    private void placeBars(boolean upright, boolean sideways, double bar, double bodyHeight, double bodyWidth) {
        placing = true;
        long lastTop = model.cursor().lastTop();
        down.setVisible(upright);
        down.setMax((double) Math.max(1, lastTop));
        down.setVisibleAmount((double) lastTop
                * (bodyHeight / rowHeight)
                / (double) Math.max(1, model.rows().get()));
        down.setUnitIncrement(1);
        down.setBlockIncrement(Math.max(1, bodyHeight / rowHeight - 1));
        down.setValue((double) model.cursor().top().get());
        down.resizeRelocate(getWidth() - bar, rowHeight + 2, bar, bodyHeight);
        across.setVisible(sideways);
        across.setMax(Math.max(1, columns.lastScroll()));
        across.setVisibleAmount(columns.lastScroll() * (bodyWidth - gutter) / Math.max(1, columns.total()));
        across.setUnitIncrement(40);
        across.setBlockIncrement(Math.max(1, bodyWidth - gutter));
        across.setValue(columns.scroll());
        across.resizeRelocate(gutter, rowHeight + 2 + bodyHeight, bodyWidth - gutter, across.prefHeight(-1));
        placing = false;
    }

    private void showRows(double height, double width) {
        long top = model.cursor().top().get();
        int inSight = (int)
                Math.min((long) Math.ceil(height / rowHeight), model.rows().get() - top);
        model.want(top, top + inSight);
        GridSelection selection = model.cursor().selection().get();
        for (int i = 0; i < inSight; i++) {
            GridRowView view = rowView(i);
            Row row = model.row(top + i);
            view.resizeRelocate(0, i * rowHeight, width, rowHeight);
            view.show(top + i, row, columns, selection, gutter);
            view.setVisible(true);
        }
        for (int i = Math.max(0, inSight); i < rows.size(); i++) {
            rows.get(i).setVisible(false);
        }
    }

    private GridRowView rowView(int place) {
        if (place == rows.size()) {
            GridRowView view = new GridRowView();
            rows.add(view);
            body.getChildren().add(view);
        }
        return rows.get(place);
    }

    private void fit(int column) {
        double widest = columns.width(
                columns.list().get(column).name() + "  "
                        + columns.list().get(column).databaseType(),
                false,
                measure.getFont());
        long top = model.cursor().top().get();
        for (int i = 0; i < rows.size(); i++) {
            Row row = model.row(top + i);
            if (row != null) {
                widest = Math.max(
                        widest,
                        columns.width(CellText.of(row.text(column)).text(), columns.number(column), measure.getFont()));
            }
        }
        columns.resize(column, Math.ceil(widest + GUTTER_PADDING));
        requestLayout();
    }

    private void selected(@Nullable GridSelection selection) {
        if (selection != null && selection.column() < columns.list().size()) {
            columns.reveal(selection.column());
            setAccessibleText(model.messages()
                    .say(
                            "cell.said",
                            Figures.count(selection.row() + 1),
                            columns.list().get(selection.column()).name()));
        }
        requestLayout();
    }

    private void pressed(MouseEvent event) {
        requestFocus();
        long row = rowAt(event.getY());
        if (row < 0 || row >= model.rows().get()) {
            return;
        }
        int column = columns.at(event.getX() - gutter);
        GridSelection now = model.cursor().selection().get();
        if (event.getButton() == MouseButton.SECONDARY && now != null && now.contains(row, Math.max(0, column))) {
            return;
        }
        if (event.getX() < gutter) {
            model.cursor().row(row, event.isShiftDown());
        } else if (column >= 0) {
            model.cursor().go(row, column, event.isShiftDown());
            if (event.getClickCount() == 2 && event.getButton() == MouseButton.PRIMARY) {
                model.openValue();
            }
        }
    }

    private void dragged(MouseEvent event) {
        int column = columns.at(event.getX() - gutter);
        if (event.getButton() == MouseButton.PRIMARY
                && model.cursor().selection().get() != null) {
            long row = Math.max(0, rowAt(event.getY()));
            if (event.getX() < gutter) {
                model.cursor().row(row, true);
            } else if (column >= 0) {
                model.cursor().go(row, column, true);
            }
        }
    }

    private long rowAt(double y) {
        return model.cursor().top().get() + (long) Math.floor(y / rowHeight);
    }

    private void turned(ScrollEvent event) {
        if (event.getDeltaX() != 0 || event.isShiftDown()) {
            double by = event.getDeltaX() == 0 ? event.getDeltaY() : event.getDeltaX();
            columns.scrollTo(columns.scroll() - by);
            requestLayout();
        } else {
            // A wheel's notch is 40 pixels, a touch pad's step may be one
            turned -= event.getDeltaY();
            long whole = (long) (turned / (rowHeight / 2));
            turned -= (double) whole * (rowHeight / 2);
            model.cursor().scrollBy(whole);
        }
        event.consume();
    }
}
