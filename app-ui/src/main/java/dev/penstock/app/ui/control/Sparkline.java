package dev.penstock.app.ui.control;

import java.util.function.DoubleFunction;
import java.util.function.IntFunction;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Line;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import org.jspecify.annotations.Nullable;

/**
 * A small line of the last minutes, from 0 up, the newest at the right edge. It breaks where a value is missing; under
 * the pointer it tells value and time.
 */
public final class Sparkline extends Pane {
    private static final double INSET = 1;
    private final Path line = new Path();
    private final Line base = new Line();
    private final Line cursor = new Line();
    private double[] values = {};
    private DoubleFunction<String> format = Double::toString;
    private IntFunction<String> when = Integer::toString;
    private double pointer = -1;

    /**
     * An empty one.
     *
     * @param series which of the theme's colours, from 1
     */
    public Sparkline(int series) {
        getStyleClass().addAll("sparkline", "series-" + series);
        line.getStyleClass().add("sparkline-line");
        base.getStyleClass().add("sparkline-base");
        cursor.getStyleClass().add("sparkline-cursor");
        line.setManaged(false);
        base.setManaged(false);
        cursor.setManaged(false);
        cursor.setVisible(false);
        getChildren().addAll(base, line, cursor);
        setMinSize(24, 24);
        setOnMouseMoved(event -> hover(event.getX()));
        setOnMouseExited(event -> hover(-1));
    }

    /** How a value and a place's time are told under the pointer; places count from 0, the oldest. */
    public void describe(DoubleFunction<String> valueFormat, IntFunction<String> timeFormat) {
        format = valueFormat;
        when = timeFormat;
    }

    /** Shows values, oldest first; NaN where one is missing. */
    public void show(double[] newValues) {
        values = newValues.clone();
        draw();
        hover(pointer);
    }

    @Override
    protected void layoutChildren() {
        draw();
    }

    private void draw() {
        double width = getWidth();
        double height = getHeight();
        base.setStartY(height - 0.5);
        base.setEndY(height - 0.5);
        base.setEndX(width);
        line.getElements().clear();
        double top = 0;
        for (double value : values) {
            top = Double.isNaN(value) ? top : Math.max(top, value);
        }
        boolean broken = true;
        for (int i = 0; i < values.length; i++) {
            if (Double.isNaN(values[i])) {
                broken = true;
                continue;
            }
            double x = x(i);
            double y = top == 0 ? height - INSET : height - INSET - values[i] / top * (height - 2 * INSET);
            line.getElements().add(broken ? new MoveTo(x, y) : new LineTo(x, y));
            broken = false;
        }
    }

    private double x(int place) {
        return values.length < 2 ? getWidth() : place * getWidth() / (values.length - 1);
    }

    private void hover(double x) {
        pointer = x;
        int place = place();
        cursor.setVisible(place >= 0);
        Controls.tip(this, place < 0 ? null : text(place));
        if (place >= 0) {
            cursor.setStartX(x(place));
            cursor.setEndX(x(place));
            cursor.setEndY(getHeight());
        }
    }

    private int place() {
        if (pointer < 0 || values.length == 0 || getWidth() <= 0) {
            return -1;
        }
        return Math.clamp(Math.round(pointer / getWidth() * (values.length - 1)), 0, values.length - 1);
    }

    private @Nullable String text(int place) {
        double value = values[place];
        return (Double.isNaN(value) ? "—" : format.apply(value)) + " · " + when.apply(place);
    }
}
