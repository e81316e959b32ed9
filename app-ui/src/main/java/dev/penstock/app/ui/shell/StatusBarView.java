package dev.penstock.app.ui.shell;

import dev.penstock.app.ui.control.Badge;
import dev.penstock.app.ui.control.Controls;
import dev.penstock.app.ui.text.Figures;
import dev.penstock.app.ui.text.Messages;
import dev.penstock.app.ui.work.TaskRow;
import dev.penstock.app.ui.work.Tasks;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** One line at the bottom: the workspace, its environment, how its databases are, long work, memory. */
final class StatusBarView extends HBox {
    private static final PseudoClass PRODUCTION = PseudoClass.getPseudoClass("production");
    private static final PseudoClass UNREAD = PseudoClass.getPseudoClass("unread");
    private static final int SHOWN = 2;
    private static final double TASK = 240;
    private static final double FILE = 80;
    private static final double NARROW_UNDER = 1200;
    private final Messages messages;
    private final Consumer<@Nullable String> chooser;
    private final Label file = Controls.label("");
    private final HBox environment = new HBox();
    private final HBox health = new HBox();
    private final Label fleet = Controls.label("", "mono");
    private final Label memory = Controls.label("", "mono");
    private final HBox tasks = new HBox();
    private final Tasks running;
    private final ShellActions.Deeds deeds;
    private final Button bell;
    private final Button paused;
    private StatusViewModel.@Nullable Status last;
    private boolean narrow;

    /** @param chooser opens the workspace with another environment; null for none */
    StatusBarView(
            StatusViewModel model,
            Consumer<@Nullable String> chooser,
            ShellServices services,
            ShellActions.Deeds deeds,
            Messages messages) {
        this.chooser = chooser;
        this.running = services.tasks();
        this.deeds = deeds;
        this.messages = messages;
        bell = small("", deeds::notices);
        bell.setId("bell");
        bell.setGraphic(new FontIcon(Feather.BELL));
        paused = small(messages.say("paused"), deeds::settings);
        paused.setId("paused");
        Controls.tip(paused, messages.say("paused.tip"));
        getStyleClass().add("status-bar");
        for (HBox each : new HBox[] {environment, health, tasks}) {
            each.getStyleClass().add("status-part");
        }
        file.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        fleet.setMinWidth(Region.USE_PREF_SIZE);
        memory.setMinWidth(Region.USE_PREF_SIZE);
        file.getStyleClass().add("may-be-cut");
        file.setMinWidth(FILE);
        // or what it shows where there is room would keep it from ever being narrow
        setMinWidth(0);
        widthProperty().subscribe(width -> {
            boolean now = width.doubleValue() < NARROW_UNDER;
            if (now != narrow) {
                narrow = now;
                showTasks();
                showMemory();
            }
        });
        getChildren().addAll(file, environment, health, fleet, Controls.spring(), tasks, paused, memory, bell);
        model.status().subscribe(this::show);
        running.running().addListener((ListChangeListener<TaskRow>) change -> showTasks());
        services.notices().unread().subscribe(count -> showUnread(count.intValue()));
        services.preferences().refresh().subscribe(every -> {
            paused.setVisible(every.isZero());
            paused.setManaged(every.isZero());
        });
    }

    /** Puts the focus to the first thing that can act; false where there is none. */
    boolean focus() {
        Optional<Node> first = Stream.concat(lookupAll(".menu-button").stream(), lookupAll(".button").stream())
                .filter(Node::isVisible)
                .findFirst();
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
        showMemory();
    }

    /** Where there is little room, what is used alone: tasks need the rest. */
    private void showMemory() {
        StatusViewModel.Status now = last;
        if (now != null) {
            String used = Figures.bytes(now.heapUsed());
            String whole = messages.say("heap", used, Figures.bytes(now.heapMax()));
            memory.setText(narrow ? messages.say("heap.used", used) : whole);
            Controls.tip(memory, whole);
        }
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
        item.setOnAction(event -> chooser.accept(name));
        return item;
    }

    /** The newest two, or where there is little room the newest; the rest by their number. */
    private void showTasks() {
        List<TaskRow> newest = running.running().reversed();
        int room = narrow ? 1 : SHOWN;
        tasks.getChildren().setAll(newest.stream().limit(room).map(this::task).toList());
        int more = newest.size() - room;
        if (more > 0) {
            Button list = small(messages.say("task.more", more), deeds::activity);
            list.setId("more-tasks");
            Controls.tip(list, messages.say("task.more.tip"));
            tasks.getChildren().add(list);
        }
    }

    private Node task(TaskRow row) {
        Label title = Controls.label(row.title(), "may-be-cut");
        title.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        title.setMinWidth(TASK / 3);
        title.setMaxWidth(TASK);
        Controls.tip(title, row.title());
        Button cancel = small(messages.say("task.cancel"), row::cancel);
        HBox box = new HBox(title, new TaskView(row, messages), cancel);
        box.getStyleClass().add("status-part");
        return box;
    }

    private static Button small(String title, Runnable action) {
        Button button = Controls.button(title, action);
        button.getStyleClass().add("status-menu");
        return button;
    }

    private void showUnread(int count) {
        bell.setText(count == 0 ? "" : Figures.count(count));
        bell.pseudoClassStateChanged(UNREAD, count > 0);
        String tip = count == 0 ? messages.say("notices.bell") : messages.say("notices.unread", count);
        bell.setAccessibleText(tip);
        Controls.tip(bell, tip);
    }
}
