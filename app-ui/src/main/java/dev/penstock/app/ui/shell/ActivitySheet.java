package dev.penstock.app.ui.shell;

import dev.penstock.app.ui.control.Controls;
import dev.penstock.app.ui.text.Messages;
import dev.penstock.app.ui.work.TaskRow;
import dev.penstock.app.ui.work.Tasks;
import java.util.HashMap;
import java.util.Map;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** All that is under way, each with how far it has got and a Cancel that works until it has ended. */
final class ActivitySheet {
    private final SheetLayer sheets;
    private final Tasks tasks;
    private final Messages messages;
    private final VBox list = new VBox();
    private final Map<TaskRow, Node> rows = new HashMap<>();
    private final Label nothing;

    ActivitySheet(SheetLayer sheets, Tasks tasks, Messages messages) {
        this.sheets = sheets;
        this.tasks = tasks;
        this.messages = messages;
        nothing = Controls.label(messages.say("activity.none"), "muted");
        list.setId("activity");
        list.getStyleClass().add("sheet-list");
        tasks.running().addListener((ListChangeListener<TaskRow>) change -> fill());
        fill();
    }

    void open() {
        Button close = Controls.button(messages.say("help.close"), sheets::close);
        HBox buttons = new HBox(Controls.spring(), close);
        buttons.getStyleClass().add("sheet-buttons");
        sheets.open(Sheets.list(messages.say("activity.title"), list, buttons), close);
    }

    private void fill() {
        rows.keySet().retainAll(tasks.running());
        if (tasks.running().isEmpty()) {
            list.getChildren().setAll(nothing);
        } else {
            list.getChildren()
                    .setAll(tasks.running().reversed().stream()
                            .map(row -> rows.computeIfAbsent(row, this::row))
                            .toList());
        }
    }

    private Node row(TaskRow task) {
        Label title = Controls.label(task.title(), "may-be-cut");
        title.setMinWidth(0);
        Controls.tip(title, task.title());
        TaskView progress = new TaskView(task, messages);
        VBox words = new VBox(4, title, progress);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        Button cancel = Controls.button(messages.say("task.cancel"), task::cancel);
        task.cancelled()
                .subscribe(asked ->
                        cancel.setText(asked ? messages.say("task.cancel.again") : messages.say("task.cancel")));
        cancel.setMinWidth(Region.USE_PREF_SIZE);
        HBox row = new HBox(12, words, cancel);
        row.getStyleClass().add("sheet-row");
        return row;
    }
}
