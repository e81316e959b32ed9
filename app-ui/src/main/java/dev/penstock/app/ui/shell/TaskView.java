package dev.penstock.app.ui.shell;

import dev.penstock.app.ui.control.Controls;
import dev.penstock.app.ui.control.Meter;
import dev.penstock.app.ui.text.Figures;
import dev.penstock.app.ui.text.Messages;
import dev.penstock.app.ui.work.TaskRow;
import dev.penstock.engine.api.Task;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/** How far something has got: a bar where that is known, and in words how much is done and how much time is left. */
final class TaskView extends HBox {

    private static final double WIDTH = 72;

    TaskView(TaskRow task, Messages messages) {
        getStyleClass().add("status-part");
        Meter bar = new Meter();
        bar.setMinWidth(WIDTH);
        bar.setMaxWidth(WIDTH);
        Label text = Controls.label("", "mono", "caption");
        text.setMinWidth(Region.USE_PREF_SIZE);
        task.progress().subscribe(progress -> {
            bar.show(progress.fraction().orElse(0));
            bar.setVisible(progress.fraction().isPresent());
            bar.setManaged(bar.isVisible());
            text.setText(text(progress, messages));
        });
        getChildren().addAll(bar, text);
    }

    private static String text(Task.Progress progress, Messages messages) {
        String done = Figures.count(progress.done()) + " " + progress.unit();
        return progress.left()
                .map(left -> messages.say("task.left", done, Figures.span(left)))
                .orElseGet(() -> messages.say("task.elapsed", done, Figures.span(progress.elapsed())));
    }
}
