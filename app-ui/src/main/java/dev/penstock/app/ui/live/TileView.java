package dev.penstock.app.ui.live;

import dev.penstock.app.ui.control.Controls;
import dev.penstock.app.ui.control.Sparkline;
import java.util.function.DoubleFunction;
import java.util.function.IntFunction;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** One figure with its name, what belongs to it, and its last five minutes. */
final class TileView extends HBox {
    private static final PseudoClass DIM = PseudoClass.getPseudoClass("dim");
    private final Label figure = Controls.label("", "figure");
    private final Label note = Controls.label("", "caption");
    private final Sparkline line = new Sparkline(1);

    TileView(String name, String tip, DoubleFunction<String> format, IntFunction<String> when) {
        getStyleClass().addAll("panel", "tile");
        setAccessibleText(name);
        Label title = Controls.label(name, "caption");
        Controls.tip(title, tip);
        figure.setMinWidth(USE_PREF_SIZE);
        note.setMinWidth(USE_PREF_SIZE);
        title.setMinWidth(USE_PREF_SIZE);
        VBox words = new VBox(2, new HBox(6, title, note), figure);
        words.setMinWidth(USE_PREF_SIZE);
        HBox.setHgrow(words, Priority.ALWAYS);
        line.setPrefSize(96, 36);
        line.setMinWidth(32);
        line.setMaxHeight(36);
        line.setAccessibleText(name);
        line.describe(format, when);
        setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(words, line);
    }

    void show(Tile tile) {
        Controls.show(figure, tile.figure());
        figure.getStyleClass().remove("alarm");
        if (tile.alarming()) {
            figure.getStyleClass().add("alarm");
        }
        note.setText(tile.note().isEmpty() ? "" : "· " + tile.note());
        line.show(tile.trend().toArray());
    }

    void dim(boolean stale) {
        figure.pseudoClassStateChanged(DIM, stale);
    }
}
