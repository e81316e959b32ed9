package dev.penstock.app.ui.shell;

import dev.penstock.app.ui.control.Badge;
import dev.penstock.app.ui.control.Controls;
import dev.penstock.app.ui.text.Messages;
import dev.penstock.app.ui.view.Notice;
import dev.penstock.app.ui.view.Notices;
import dev.penstock.app.ui.view.Severity;
import java.util.HashMap;
import java.util.Map;
import javafx.animation.PauseTransition;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;

/** Short messages in the lower right corner; those that only inform go by themselves. */
final class NoticesView extends VBox {
    private static final Duration SHOWN_FOR = Duration.seconds(6);
    /** Time enough to read what can be done about it, and to do it. */
    private static final Duration WITH_ACTION_SHOWN_FOR = Duration.seconds(10);

    private final Notices notices;
    private final Messages messages;
    private final Map<Notice, Node> nodes = new HashMap<>();

    NoticesView(Notices notices, Messages messages) {
        this.notices = notices;
        this.messages = messages;
        getStyleClass().add("notices");
        setPickOnBounds(false);
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        notices.shown().addListener((ListChangeListener<Notice>) change -> show());
    }

    private void show() {
        nodes.keySet().retainAll(notices.shown());
        getChildren()
                .setAll(notices.shown().stream()
                        .map(each -> nodes.computeIfAbsent(each, this::node))
                        .toList());
    }

    private Node node(Notice notice) {
        Label text = Controls.label(notice.text());
        text.setWrapText(true);
        VBox words = new VBox(4, Badge.of(notice.severity()), text);
        HBox.setHgrow(words, Priority.ALWAYS);
        Notice.Choice choice = notice.action();
        if (choice != null) {
            words.getChildren().add(Controls.button(choice.title(), () -> {
                notices.dismiss(notice);
                choice.run().run();
            }));
        }
        HBox box = new HBox(
                8,
                words,
                Controls.iconButton(Feather.X, messages.say("notice.dismiss"), null, () -> notices.dismiss(notice)));
        box.getStyleClass().addAll("panel", "notice");
        if (notice.severity() == Severity.INFO) {
            PauseTransition pause = new PauseTransition(choice == null ? SHOWN_FOR : WITH_ACTION_SHOWN_FOR);
            pause.setOnFinished(event -> notices.dismiss(notice));
            pause.play();
        }
        return box;
    }
}
