package dev.penstock.app.ui.shell;

import dev.penstock.app.ui.control.Controls;
import dev.penstock.app.ui.text.Figures;
import dev.penstock.app.ui.text.Messages;
import dev.penstock.app.ui.work.TaskRow;
import dev.penstock.engine.api.Task;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/** How far something has got: a bar, and in words how much is done and how much time is left. */
final class TaskView extends HBox {

    TaskView(TaskRow task, Messages messages) {
        getStyleClass().add("status-part");
        ProgressBar bar = new ProgressBar();
        Label text = Controls.label("", "mono", "caption");
        text.setMinWidth(Region.USE_PREF_SIZE);
        task.progress().subscribe(progress -> {
            bar.setProgress(progress.fraction().orElse(ProgressBar.INDETERMINATE_PROGRESS));
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
