package dev.penstock.app.ui.grid;

import dev.penstock.app.ui.control.Controls;
import dev.penstock.app.ui.text.Figures;
import dev.penstock.app.ui.text.Messages;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/** Looks for a text in all rows stored. */
final class FindBarView extends HBox {
    private final ResultGridViewModel model;
    private final Messages messages;
    private final TextField text = new TextField();
    private final Label state = Controls.label("", "muted");
    private final Button stop;
    private final Runnable leave;

    FindBarView(ResultGridViewModel model, Runnable leave) {
        super(8);
        this.model = model;
        this.messages = model.messages();
        this.leave = leave;
        getStyleClass().add("grid-find");
        setAlignment(Pos.CENTER_LEFT);
        text.setPromptText(messages.say("find.prompt"));
        text.setPrefColumnCount(24);
        text.setOnAction(event -> model.find(text.getText(), true));
        stop = Controls.button(messages.say("find.stop"), model::stopFinding);
        state.setMinWidth(Region.USE_PREF_SIZE);
        getChildren()
                .addAll(
                        text,
                        Controls.iconButton(Feather.CHEVRON_UP, messages.say("find.previous"), null, () -> find(false)),
                        Controls.iconButton(Feather.CHEVRON_DOWN, messages.say("find.next"), null, () -> find(true)),
                        state,
                        stop,
                        Controls.spring(),
                        Controls.iconButton(Feather.X, messages.say("find.close"), null, this::close));
        addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        model.found().subscribe(this::show);
        shown(false);
    }

    private void find(boolean forward) {
        model.find(text.getText(), forward);
    }

    /** Shows itself, ready to type. */
    void open() {
        shown(true);
        text.requestFocus();
        text.selectAll();
    }

    private void close() {
        model.stopFinding();
        shown(false);
        leave.run();
    }

    private void shown(boolean now) {
        setVisible(now);
        setManaged(now);
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            close();
            event.consume();
        } else if (event.getCode() == KeyCode.ENTER && event.isShiftDown()) {
            find(false);
            event.consume();
        } else if (event.getCode() == KeyCode.F3) {
            find(!event.isShiftDown());
            event.consume();
        }
    }

    private void show(FindState found) {
        boolean searching = found instanceof FindState.Searching;
        stop.setVisible(searching);
        stop.setManaged(searching);
        state.setText(
                switch (found) {
                    case FindState.Idle idle -> "";
                    case FindState.Searching at ->
                        messages.say("find.searching", Figures.count(at.searched()), Figures.count(at.total()));
                    case FindState.Found at ->
                        at.wrapped()
                                ? messages.say("find.wrapped", Figures.count(at.row() + 1))
                                : messages.say("find.found", Figures.count(at.row() + 1));
                    case FindState.Missing at -> messages.say("find.missing", Figures.count(at.rows()));
                    case FindState.Stopped at -> messages.say("find.stopped", Figures.count(at.searched()));
                });
    }
}
