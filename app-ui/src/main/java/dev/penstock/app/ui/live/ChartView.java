package dev.penstock.app.ui.live;

import dev.penstock.app.ui.control.Controls;
import dev.penstock.app.ui.live.ChartData.Line;
import dev.penstock.app.ui.text.Messages;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.DoubleProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.PathElement;
import org.jspecify.annotations.Nullable;

/**
 * Lines over time with a legend that tells the values under the crosshair, and the last ones where there is none. The
 * crosshair is shared with the chart beside it; the arrow keys move it.
 */
final class ChartView extends VBox {
    private static final double LEFT = 56;
    private static final double BELOW = 18;
    private static final double TOP = 6;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private final Messages messages;
    private final ZoneId zone = ZoneId.systemDefault();
    private final DoubleProperty crosshair;
    private final String name;
    private final Label title = Controls.label("", "strong");
    private final HBox legend = new HBox();
    private final List<Label> values = new ArrayList<>();
    private final List<Path> paths = new ArrayList<>();
    private final Pane grid = new Pane();
    private final Pane lines = new Pane();
    private final javafx.scene.shape.Line cross = new javafx.scene.shape.Line();
    private final Pane plot = new Pane(grid, lines, cross) {
        @Override
        protected void layoutChildren() {
            draw();
        }
    };
    private @Nullable ChartData data;

    ChartView(String title, Messages messages, DoubleProperty crosshair) {
        this.name = title;
        this.messages = messages;
        this.crosshair = crosshair;
        getStyleClass().addAll("panel", "chart");
        setFocusTraversable(true);
        setAccessibleText(title);
        legend.getStyleClass().add("chart-legend");
        this.title.setMinWidth(USE_PREF_SIZE);
        HBox head = new HBox(8, this.title, Controls.spring(), legend);
        head.setAlignment(Pos.CENTER_LEFT);
        cross.getStyleClass().add("chart-cross");
        cross.setManaged(false);
        cross.setVisible(false);
        plot.setMinHeight(0);
        setVgrow(plot, Priority.ALWAYS);
        getChildren().addAll(head, plot);
        plot.setOnMouseMoved(event -> crosshair.set(second(event.getX())));
        plot.setOnMouseExited(event -> crosshair.set(Double.NaN));
        addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        focusedProperty().subscribe(focused -> {
            if (!focused) {
                crosshair.set(Double.NaN);
            }
        });
        crosshair.subscribe(at -> point());
    }

    void show(ChartData next) {
        ChartData before = data;
        data = next;
        if (before == null || before.lines().size() != next.lines().size()) {
            build(next);
        }
        draw();
    }

    private void build(ChartData next) {
        legend.getChildren().clear();
        lines.getChildren().clear();
        values.clear();
        paths.clear();
        for (Line line : next.lines()) {
            Region swatch = new Region();
            swatch.getStyleClass().addAll("chart-swatch", "series-" + line.series());
            Label value = Controls.label("", "mono", "chart-value");
            values.add(value);
            HBox item = new HBox(4, swatch, Controls.label(line.name(), "caption"), value);
            item.setAlignment(Pos.CENTER_LEFT);
            item.setMinWidth(USE_PREF_SIZE);
            legend.getChildren().add(item);
            Path path = new Path();
            path.getStyleClass().addAll("chart-line", "series-" + line.series());
            path.setManaged(false);
            paths.add(path);
            lines.getChildren().add(path);
        }
    }

    private void pressed(KeyEvent event) {
        ChartData shown = data;
        if (shown == null || shown.seconds().size() == 0) {
            return;
        }
        int last = shown.seconds().size() - 1;
        int place = Double.isNaN(crosshair.get()) ? last + 1 : shown.nearest(crosshair.get());
        switch (event.getCode()) {
            case LEFT -> crosshair.set(shown.seconds().get(Math.max(0, place - 1)));
            case RIGHT -> crosshair.set(shown.seconds().get(Math.min(last, place + 1)));
            case HOME -> crosshair.set(shown.seconds().get(0));
            case END -> crosshair.set(Double.NaN);
            default -> {
                return;
            }
        }
        event.consume();
    }

    private double x(ChartData shown, double second) {
        double width = Math.max(1, plot.getWidth() - LEFT);
        return LEFT + (second - shown.from()) / (shown.until() - shown.from()) * width;
    }

    private double second(double x) {
        ChartData shown = data;
        if (shown == null || x < LEFT) {
            return Double.NaN;
        }
        double width = Math.max(1, plot.getWidth() - LEFT);
        return shown.from() + (x - LEFT) / width * (shown.until() - shown.from());
    }

    private void draw() {
        ChartData shown = data;
        if (shown == null || plot.getWidth() <= LEFT) {
            return;
        }
        List<Double> ticks = ChartTicks.values(shown.top());
        double top = ticks.getLast();
        double height = plot.getHeight() - BELOW - TOP;
        List<Node> drawn = new ArrayList<>();
        for (double tick : ticks) {
            double y = TOP + Math.round(height - tick / top * height) + 0.5;
            javafx.scene.shape.Line line = new javafx.scene.shape.Line(LEFT, y, plot.getWidth(), y);
            line.getStyleClass().add("chart-grid");
            drawn.add(line);
            Label label = Controls.label(shown.unit().tell(tick), "caption", "mono", "chart-tick");
            label.setAlignment(Pos.CENTER_RIGHT);
            label.setPrefWidth(LEFT - 8);
            label.setMinWidth(LEFT - 8);
            label.resizeRelocate(0, y - 8, LEFT - 8, 16);
            label.setManaged(false);
            drawn.add(label);
        }
        List<Long> times = ChartTicks.times(shown.from(), shown.until());
        for (long time : times) {
            Label label = Controls.label(ChartTicks.time(time, times, zone), "caption", "mono", "chart-tick");
            // the first and the last stay within the grid
            double middle = x(shown, (double) time);
            boolean first = middle - 32 < LEFT;
            boolean last = middle + 32 > plot.getWidth();
            label.setAlignment(first ? Pos.CENTER_LEFT : last ? Pos.CENTER_RIGHT : Pos.CENTER);
            double x = first ? LEFT : last ? plot.getWidth() - 64 : middle - 32;
            label.resizeRelocate(x, plot.getHeight() - BELOW + 2, 64, 16);
            label.setManaged(false);
            drawn.add(label);
        }
        grid.getChildren().setAll(drawn);
        for (int i = 0; i < paths.size(); i++) {
            trace(paths.get(i), shown, shown.lines().get(i).values(), top, height);
        }
        point();
    }

    /** A line breaks where a value is missing; a value alone is a dash. */
    private void trace(Path path, ChartData shown, Values its, double top, double height) {
        List<PathElement> elements = new ArrayList<>();
        boolean broken = true;
        for (int i = 0; i < its.size(); i++) {
            if (!its.has(i)) {
                broken = true;
                continue;
            }
            double x = x(shown, shown.seconds().get(i));
            double y = TOP + height - its.get(i) / top * height;
            boolean alone = broken && !its.has(i + 1);
            elements.add(broken ? new MoveTo(alone ? x - 2 : x, y) : new LineTo(x, y));
            if (alone) {
                elements.add(new LineTo(x + 1, y));
            }
            broken = false;
        }
        path.getElements().setAll(elements);
    }

    /** Tells the values under the crosshair, or the last ones. */
    private void point() {
        ChartData shown = data;
        if (shown == null) {
            return;
        }
        double at = crosshair.get();
        boolean pointed = !Double.isNaN(at) && shown.seconds().size() > 0;
        int place = pointed ? shown.nearest(at) : shown.seconds().size() - 1;
        cross.setVisible(pointed);
        if (pointed) {
            double x = x(shown, shown.seconds().get(place));
            cross.setStartX(x);
            cross.setEndX(x);
            cross.setStartY(TOP);
            cross.setEndY(plot.getHeight() - BELOW);
        }
        title.setText(
                pointed
                        ? TIME.withZone(zone).format(Instant.ofEpochSecond((long)
                                shown.seconds().get(place)))
                        : name);
        for (int i = 0; i < values.size(); i++) {
            Line line = shown.lines().get(i);
            double value = place < 0 ? Double.NaN : line.values().get(place);
            boolean missing = Double.isNaN(value);
            values.get(i)
                    .setText(missing ? messages.say("missing") : shown.unit().tell(value));
            Controls.tip(
                    values.get(i),
                    missing
                            ? (place < 0 || line.missing().isEmpty() ? messages.say("missing.second") : line.missing())
                            : null);
        }
    }
}
