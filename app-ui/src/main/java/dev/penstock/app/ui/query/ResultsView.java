package dev.penstock.app.ui.query;

import dev.penstock.app.ui.control.Controls;
import dev.penstock.app.ui.control.EmptyState;
import dev.penstock.app.ui.grid.ResultGridView;
import dev.penstock.app.ui.text.KeyText;
import dev.penstock.app.ui.text.Messages;
import java.util.HashMap;
import java.util.Map;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What came of a run: its results, one below a strip of their names where there are several, and a line of figures. */
final class ResultsView extends VBox {
    private final RunViewModel run;
    private final EmptyState empty;
    private final StackPane body = new StackPane();
    private final HBox strip = new HBox();
    private final ToggleGroup group = new ToggleGroup();
    private final HBox waiting;
    private final Map<ResultItem, Node> nodes = new HashMap<>();
    private @Nullable ResultItem shown;

    ResultsView(TabViewModel tab, Messages messages) {
        run = tab.run();
        getStyleClass().addAll("plane", "results");
        empty = new EmptyState(
                Feather.PLAY,
                messages.say("results.none", KeyText.of(QueryActions.RUN)),
                messages.say("run.title"),
                tab::runCurrent);
        empty.disableAction(
                tab.editor().statement().isNull().or(tab.database().isNull()).or(run.running()));
        strip.getStyleClass().add("result-strip");
        Label text = Controls.label("");
        text.textProperty().bind(run.waiting());
        text.setMinWidth(Region.USE_PREF_SIZE);
        ProgressIndicator turning = new ProgressIndicator();
        turning.setMinSize(16, 16);
        turning.setPrefSize(16, 16);
        waiting = new HBox(turning, text);
        waiting.setId("waiting");
        waiting.getStyleClass().add("waiting");
        waiting.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        Label figures = Controls.label("", "caption");
        figures.setId("figures");
        figures.textProperty().bind(run.footer());
        HBox foot = new HBox(figures);
        foot.getStyleClass().add("result-foot");
        StackPane over = new StackPane(body, waiting);
        setVgrow(over, Priority.ALWAYS);
        getChildren().addAll(strip, over, foot);
        setMinHeight(80);
        run.waiting().subscribe(now -> waiting.setVisible(!now.isEmpty()));
        run.results().addListener((ListChangeListener<ResultItem>) change -> fill());
        run.trouble().subscribe(trouble -> show(shown));
        run.running().subscribe(running -> show(shown));
        fill();
    }

    /** Puts the focus to the result on screen. */
    void focus() {
        if (shown != null && nodes.get(shown) instanceof ResultGridView grid) {
            grid.focus();
        } else {
            body.requestFocus();
        }
    }

    /** The grid on screen; null where there is none. */
    @Nullable
    ResultGridView grid() {
        return shown != null && nodes.get(shown) instanceof ResultGridView grid ? grid : null;
    }

    private void fill() {
        nodes.keySet().retainAll(run.results());
        boolean several = run.results().size() > 1;
        strip.setVisible(several);
        strip.setManaged(several);
        strip.getChildren().clear();
        ResultItem wanted = run.results().contains(shown) && shown != null
                ? shown
                : run.results().isEmpty() ? null : run.results().getFirst();
        for (ResultItem item : run.results()) {
            ToggleButton button = new ToggleButton(item.title(), new FontIcon(icon(item)));
            button.getStyleClass().add("result-tab");
            button.setToggleGroup(group);
            button.setSelected(item.equals(wanted));
            button.setOnAction(event -> {
                button.setSelected(true);
                show(item);
            });
            strip.getChildren().add(button);
        }
        show(wanted);
    }

    private void show(@Nullable ResultItem item) {
        shown = item;
        if (item != null) {
            body.getChildren().setAll(nodes.computeIfAbsent(item, ResultsView::node));
        } else if (run.running().get() || run.trouble().get() != null) {
            body.getChildren().clear();
        } else {
            body.getChildren().setAll(empty);
        }
    }

    private static Feather icon(ResultItem item) {
        return switch (item) {
            case ResultItem.Table _ -> Feather.GRID;
            case ResultItem.Line _ -> Feather.CHECK;
        };
    }

    private static Node node(ResultItem item) {
        return switch (item) {
            case ResultItem.Table table -> new ResultGridView(table.grid());
            case ResultItem.Line line -> {
                FontIcon sign = new FontIcon(Feather.CHECK_CIRCLE);
                sign.getStyleClass().add("success");
                HBox row = new HBox(8, sign, Controls.label(line.text()));
                row.getStyleClass().add("result-line");
                yield row;
            }
        };
    }
}
