package dev.penstock.app.ui.shell;

import dev.penstock.app.ui.control.Badge;
import dev.penstock.app.ui.control.Controls;
import dev.penstock.app.ui.text.Figures;
import dev.penstock.app.ui.text.Messages;
import dev.penstock.app.ui.work.TaskRow;
import dev.penstock.app.ui.work.Tasks;
import dev.penstock.engine.api.Task;
import java.util.Objects;
import java.util.Optional;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** One line at the bottom: the workspace, its environment, how its databases are, long work, memory. */
final class StatusBarView extends HBox {
    private static final PseudoClass PRODUCTION = PseudoClass.getPseudoClass("production");
    private final Messages messages;
    private final StatusViewModel model;
    private final Label file = Controls.label("");
    private final HBox environment = new HBox();
    private final HBox health = new HBox();
    private final Label fleet = Controls.label("", "mono");
    private final Label memory = Controls.label("", "mono");
    private final HBox tasks = new HBox();
    private StatusViewModel.@Nullable Status last;

    StatusBarView(StatusViewModel model, Tasks running, Messages messages) {
        this.model = model;
        this.messages = messages;
        getStyleClass().add("status-bar");
        for (HBox each : new HBox[] {environment, health, tasks}) {
            each.getStyleClass().add("status-part");
        }
        file.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        fleet.setMinWidth(Region.USE_PREF_SIZE);
        memory.setMinWidth(Region.USE_PREF_SIZE);
        getChildren().addAll(file, environment, health, fleet, Controls.spring(), tasks, memory);
        model.status().subscribe(this::show);
        running.running().addListener((ListChangeListener<TaskRow>) change -> showTasks(running));
    }

    /** Puts the focus to the first thing that can act; false where there is none. */
    boolean focus() {
        Optional<Node> first = lookupAll(".button, .menu-button").stream().findFirst();
        first.ifPresent(Node::requestFocus);
        return first.isPresent();
    }

    private void show(StatusViewModel.Status status) {
        StatusViewModel.Status before = last;
        last = status;
        file.setText(status.file());
        Controls.tip(file, status.path());
        if (before == null
                || !Objects.equals(before.environment(), status.environment())
                || !before.environments().equals(status.environments())) {
            showEnvironment(status);
        }
        if (before == null || !Objects.equals(before.fleet(), status.fleet())) {
            StatusViewModel.Fleet now = status.fleet();
            health.getChildren().clear();
            fleet.setText(now == null || now.total() == 0 ? "" : messages.say("fleet", now.up(), now.total()));
            if (now != null && now.total() > 0) {
                health.getChildren().add(Badge.of(now.worst()));
            }
        }
        memory.setText(messages.say("heap", Figures.bytes(status.heapUsed()), Figures.bytes(status.heapMax())));
    }

    private void showEnvironment(StatusViewModel.Status status) {
        environment.getChildren().clear();
        String name = status.environment();
        if (status.environments().isEmpty()) {
            if (name != null) {
                environment.getChildren().add(Badge.environment(name));
            }
            return;
        }
        MenuButton menu = new MenuButton();
        menu.setMnemonicParsing(false);
        menu.setMinWidth(Region.USE_PREF_SIZE);
        menu.setId("environment");
        menu.setText(name == null ? messages.say("environment.none") : name);
        menu.getStyleClass().add("status-menu");
        menu.pseudoClassStateChanged(PRODUCTION, name != null && Badge.production(name));
        menu.getItems().add(choice(null, messages.say("environment.none")));
        status.environments().forEach(each -> menu.getItems().add(choice(each, each)));
        Controls.tip(menu, messages.say("environment.tip"));
        environment.getChildren().add(menu);
    }

    private MenuItem choice(@Nullable String name, String title) {
        MenuItem item = new MenuItem(title);
        item.setMnemonicParsing(false);
        item.setOnAction(event -> model.choose(name));
        return item;
    }

    private void showTasks(Tasks running) {
        tasks.getChildren().setAll(running.running().stream().map(this::task).toList());
    }

    private Node task(TaskRow row) {
        ProgressBar bar = new ProgressBar();
        Label text = Controls.label("");
        row.progress().subscribe(progress -> {
            bar.setProgress(progress.fraction().orElse(ProgressBar.INDETERMINATE_PROGRESS));
            text.setText(row.title() + " · " + text(progress));
        });
        Button cancel = Controls.button(messages.say("task.cancel"), row::cancel);
        cancel.getStyleClass().add("status-menu");
        HBox box = new HBox(text, bar, cancel);
        box.getStyleClass().add("status-part");
        return box;
    }

    private String text(Task.Progress progress) {
        String done = Figures.count(progress.done()) + " " + progress.unit();
        return progress.left()
                .map(left -> messages.say("task.left", done, Figures.span(left)))
                .orElse(done);
    }
}
