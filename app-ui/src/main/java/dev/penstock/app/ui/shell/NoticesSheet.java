package dev.penstock.app.ui.shell;

import dev.penstock.app.ui.control.Badge;
import dev.penstock.app.ui.control.Controls;
import dev.penstock.app.ui.text.Messages;
import dev.penstock.app.ui.view.Notice;
import dev.penstock.app.ui.view.Notices;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What has ended, newest first, with what can be done about each. */
final class NoticesSheet {
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneId.systemDefault());
    private final SheetLayer sheets;
    private final Notices notices;
    private final Messages messages;
    private final VBox list = new VBox();

    NoticesSheet(SheetLayer sheets, Notices notices, Messages messages) {
        this.sheets = sheets;
        this.notices = notices;
        this.messages = messages;
        list.setId("notices");
        list.getStyleClass().add("sheet-list");
        notices.kept().addListener((ListChangeListener<Notices.Kept>) change -> {
            if (list.getScene() != null) {
                notices.read();
                fill();
            }
        });
    }

    void open() {
        notices.read();
        fill();
        Button clear = Controls.button(messages.say("notices.clear"), notices::clear);
        Button close = Controls.button(messages.say("help.close"), sheets::close);
        HBox buttons = new HBox(clear, Controls.spring(), close);
        buttons.getStyleClass().add("sheet-buttons");
        sheets.open(Sheets.list(messages.say("notices.title"), list, buttons), close);
    }

    private void fill() {
        list.getChildren().setAll(notices.kept().stream().map(this::row).toList());
        if (notices.kept().isEmpty()) {
            list.getChildren().add(Controls.label(messages.say("notices.none"), "muted"));
        }
    }

    private Node row(Notices.Kept kept) {
        Label text = Controls.label(kept.notice().text());
        text.setWrapText(true);
        text.setMinHeight(Region.USE_PREF_SIZE);
        HBox head = new HBox(
                8, Badge.of(kept.notice().severity()), Controls.label(CLOCK.format(kept.at()), "mono", "caption"));
        VBox words = new VBox(4, head, text);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox row = new HBox(12, words);
        Notice.Choice choice = kept.notice().action();
        if (choice != null) {
            row.getChildren().add(Controls.button(choice.title(), () -> {
                sheets.close();
                choice.run().run();
            }));
        }
        row.getStyleClass().add("sheet-row");
        return row;
    }
}
