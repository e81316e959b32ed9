package dev.penstock.app.ui.shell;

import dev.penstock.app.ui.control.Controls;
import dev.penstock.app.ui.control.WaitingOverlay;
import dev.penstock.app.ui.engine.EngineState;
import dev.penstock.app.ui.text.Messages;
import dev.penstock.app.ui.work.Failure;
import dev.penstock.engine.api.Fault;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Shown while no workspace is open: all its faults at once, each with its place and what to write instead. */
final class WorkspaceView extends StackPane {
    private final WorkspaceViewModel model;
    private final Messages messages;
    private final WaitingOverlay waiting;
    private final StackPane content = new StackPane();

    WorkspaceView(WorkspaceViewModel model, WaitingOverlay waiting, Messages messages) {
        this.model = model;
        this.messages = messages;
        this.waiting = waiting;
        getStyleClass().addAll("page", "workspace");
        getChildren().addAll(content, waiting);
        model.state().subscribe(this::show);
    }

    void focus() {
        lookupAll(".button").stream().findFirst().ifPresent(Node::requestFocus);
    }

    private void show(EngineState state) {
        waiting.end();
        switch (state) {
            case EngineState.Opening opening -> {
                content.getChildren().clear();
                waiting.begin(messages.say("workspace.opening", opening.file()), null);
            }
            case EngineState.Failed failed -> content.getChildren().setAll(failure(failed));
            case EngineState.Open _ -> content.getChildren().clear();
        }
    }

    private Node failure(EngineState.Failed failed) {
        List<Fault> faults = WorkspaceViewModel.faults(failed.failure());
        FontIcon sign = new FontIcon(Feather.ALERT_TRIANGLE);
        sign.getStyleClass().add("danger");
        Label title = Controls.label(
                switch (faults.size()) {
                    case 0 -> messages.say("workspace.failed");
                    case 1 -> messages.say("workspace.fault");
                    default -> messages.say("workspace.faults", faults.size());
                },
                "heading");
        Label code = Controls.label(failed.failure().code().id(), "mono", "muted");
        Controls.tip(code, failed.failure().code().title());
        HBox head = new HBox(8, sign, title, Controls.spring(), code);
        head.setAlignment(Pos.CENTER_LEFT);
        Label file = Controls.label(failed.file().toAbsolutePath().toString(), "mono", "muted");
        file.setWrapText(true);
        VBox box = new VBox(head, file, body(failed, faults), actions(failed));
        if (WorkspaceViewModel.absent(failed)) {
            // the summary names it
            box.getChildren().remove(file);
        }
        box.getStyleClass().addAll("panel", "workspace-card");
        box.setMaxHeight(USE_PREF_SIZE);
        StackPane.setAlignment(box, Pos.TOP_CENTER);
        return box;
    }

    private Node body(EngineState.Failed failed, List<Fault> faults) {
        if (faults.isEmpty()) {
            Failure failure = failed.failure();
            boolean absent = WorkspaceViewModel.absent(failed);
            Label summary = Controls.label(failure.summary() + ".");
            Label advice = Controls.label(absent ? messages.say("workspace.absent") : failure.advice(), "muted");
            summary.setWrapText(true);
            advice.setWrapText(true);
            return new VBox(4, summary, advice);
        }
        VBox list = new VBox();
        list.getStyleClass().add("fault-list");
        faults.forEach(fault -> list.getChildren().add(row(fault)));
        ScrollPane scroll = new ScrollPane(list);
        scroll.setFitToWidth(true);
        scroll.setMinHeight(80);
        // By itself a scroll pane is as high as its content would be if no line of it were wrapped.
        list.heightProperty().subscribe(height -> scroll.setPrefViewportHeight(height.doubleValue()));
        VBox.setVgrow(scroll, Priority.ALWAYS);
        return scroll;
    }

    /** A fault: where it stands, what is there, what to write instead. */
    static Node row(Fault fault) {
        Label place = Controls.label(WorkspaceViewModel.place(fault), "mono", "fault-place");
        Label found = Controls.label((fault.key().isEmpty() ? "" : fault.key() + ": ") + fault.found());
        Label advice = Controls.label(fault.advice(), "muted");
        found.setWrapText(true);
        advice.setWrapText(true);
        VBox words = new VBox(2, found, advice);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox row = new HBox(place, words);
        row.getStyleClass().add("fault");
        return row;
    }

    private Node actions(EngineState.Failed failed) {
        Failure failure = failed.failure();
        boolean absent = WorkspaceViewModel.absent(failed);
        Button create = Controls.accentButton(messages.say("workspace.create"), model::create);
        create.setId("create-workspace");
        Button reload = absent
                ? Controls.button(messages.say("workspace.reload"), model::reload)
                : Controls.accentButton(messages.say("workspace.reload"), model::reload);
        Controls.tip(reload, "F5");
        Button another = Controls.button(messages.say("workspace.another"), model::openAnother);
        Button copy = Controls.button(messages.say("workspace.copy"), () -> model.copy(failure));
        HBox actions = new HBox(8, reload, another, Controls.spring(), copy);
        if (absent) {
            actions.getChildren().addFirst(create);
        }
        return actions;
    }
}
