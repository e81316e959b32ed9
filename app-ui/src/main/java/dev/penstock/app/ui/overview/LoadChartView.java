package dev.penstock.app.ui.overview;

import dev.penstock.app.ui.control.Controls;
import dev.penstock.app.ui.control.Sparkline;
import dev.penstock.app.ui.text.Figure;
import java.util.function.DoubleFunction;
import java.util.function.IntFunction;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** One figure of a card with its name above and its last five minutes below. */
final class LoadChartView extends VBox {
    private final Label value = Controls.label("", "figure");
    private final Sparkline line;

    LoadChartView(String name, String tip, int series, DoubleFunction<String> format, IntFunction<String> when) {
        getStyleClass().add("load-chart");
        line = new Sparkline(series);
        line.setPrefHeight(32);
        line.setMinHeight(32);
        line.describe(format, when);
        line.setAccessibleText(name);
        Label title = Controls.label(name, "caption");
        Controls.tip(title, tip);
        value.setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(title, value, line);
    }

    void show(Figure figure, Trend trend) {
        Controls.show(value, figure);
        line.show(trend.values());
    }

    /** Whether the figure itself is bad news. */
    void alarm(boolean alarming) {
        value.getStyleClass().remove("alarm");
        if (alarming) {
            value.getStyleClass().add("alarm");
        }
    }
}
