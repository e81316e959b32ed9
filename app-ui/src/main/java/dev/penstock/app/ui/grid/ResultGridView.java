package dev.penstock.app.ui.grid;

import dev.penstock.app.ui.control.Controls;
import dev.penstock.app.ui.control.ErrorStrip;
import dev.penstock.app.ui.text.Figures;
import dev.penstock.app.ui.work.Failure;
import dev.penstock.engine.api.CancelledException;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** A result as a grid: cells, the bar to find in them, the panel with a whole value. */
public final class ResultGridView extends Region {
    static final KeyCombination FIND = new KeyCodeCombination(KeyCode.F, KeyCombination.SHORTCUT_DOWN);
    private final ResultGridViewModel model;
    private final BorderPane frame = new BorderPane();
    private final CellsView cells;
    private final FindBarView find;
    private final ValuePanelView value;
    private final ErrorStrip broken = new ErrorStrip();
    private final ErrorStrip unreadable = new ErrorStrip();
    private final Label early = Controls.label("");
    private final HBox earlyStrip = strip(early);

    /** Shows what the model has, now and later. */
    public ResultGridView(ResultGridViewModel model) {
        this.model = model;
        getStyleClass().addAll("plane", "result-grid");
        find = new FindBarView(model, this::focus);
        cells = new CellsView(model, new GridActions(() -> this));
        value = new ValuePanelView(model, this::focus);
        Label copying = Controls.label(model.messages().say("copy.preparing"));
        Button stop = Controls.button(model.messages().say("copy.cancel"), model.copying()::cancel);
        HBox copyStrip = strip(copying);
        copyStrip.getChildren().addAll(Controls.spring(), stop);
        frame.setTop(new VBox(find, broken, earlyStrip, unreadable, copyStrip));
        frame.setCenter(cells);
        getChildren().add(frame);
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (FIND.match(event)) {
                find.open();
                event.consume();
            }
        });
        model.broken().subscribe(this::ended);
        model.unreadable().subscribe(unreadable::show);
        model.copying().preparing().subscribe(now -> shown(copyStrip, now));
        model.value().open().subscribe(open -> frame.setRight(open ? value : null));
    }

    private static HBox strip(Label words) {
        FontIcon sign = new FontIcon(Feather.INFO);
        HBox strip = new HBox(8, sign, words);
        strip.getStyleClass().add("grid-strip");
        strip.setAlignment(Pos.CENTER_LEFT);
        shown(strip, false);
        return strip;
    }

    private static void shown(Region node, boolean now) {
        node.setVisible(now);
        node.setManaged(now);
    }

    /** A cancel is no error: it was asked for. */
    private void ended(@Nullable Failure failure) {
        boolean cancelled = failure != null && failure.cause() instanceof CancelledException;
        String rows = Figures.count(model.rows().get());
        shown(earlyStrip, cancelled);
        early.setText(model.messages().say("broken.cancelled", rows));
        broken.show(
                failure == null || cancelled
                        ? null
                        : new Failure(
                                failure.code(),
                                model.messages().say("broken.failed", rows, failure.summary()),
                                failure.advice(),
                                failure.cause()));
    }

    ResultGridViewModel model() {
        return model;
    }

    /** Opens the bar to find in the cells. */
    void find() {
        find.open();
    }

    /** Shows the formats that cells are copied in. */
    void copyAs() {
        cells.showCopyAs();
    }

    /** Puts the focus on the cells. */
    public void focus() {
        cells.requestFocus();
    }

    @Override
    protected void layoutChildren() {
        frame.resizeRelocate(0, 0, getWidth(), getHeight());
        value.setMaxWidth(getWidth() / 2);
    }

    @Override
    protected double computePrefWidth(double height) {
        return frame.prefWidth(height);
    }

    @Override
    protected double computePrefHeight(double width) {
        return frame.prefHeight(width);
    }
}
