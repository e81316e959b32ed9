package dev.penstock.app.ui.migrations;

import dev.penstock.app.ui.control.Badge;
import dev.penstock.app.ui.control.Controls;
import dev.penstock.app.ui.text.Messages;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The question before an apply: the target and the SQL in sight, Cancel focused. Esc says no. */
final class AskView extends StackPane {
    private final MigrationsViewModel model;
    private final Messages messages;

    AskView(MigrationsViewModel model, Messages messages) {
        this.model = model;
        this.messages = messages;
        setId("ask");
        getStyleClass().add("ask-layer");
        setVisible(false);
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                model.decline();
                event.consume();
            }
        });
    }

    /** Shows a question, or nothing. */
    void show(@Nullable ApplyQuestion question) {
        getChildren().clear();
        setVisible(question != null);
        if (question == null) {
            return;
        }
        String count = MigrationTexts.count(messages, question.pending().size());
        Label title = Controls.label(messages.say("ask.title", count, question.database()), "heading");
        title.setWrapText(true);
        Button back = Controls.button(messages.say("ask.back"), model::decline);
        back.setId("ask-back");
        Button yes = Controls.accentButton(messages.say("ask.yes", count), model::apply);
        yes.setId("ask-yes");
        HBox buttons = new HBox(8, Controls.spring(), back, yes);
        Label note = Controls.label(messages.say("ask.note"), "muted");
        note.setWrapText(true);
        note.setMinHeight(Region.USE_PREF_SIZE);
        VBox sheet = new VBox(
                title,
                facts(question),
                Controls.label(messages.say("ask.sql"), "strong"),
                sql(question),
                note,
                buttons);
        sheet.getStyleClass().addAll("panel", "ask");
        getChildren().setAll(sheet);
        back.requestFocus();
    }

    private GridPane facts(ApplyQuestion question) {
        GridPane facts = new GridPane();
        facts.getStyleClass().add("ask-facts");
        facts.setMinHeight(Region.USE_PREF_SIZE);
        fact(facts, messages.say("ask.database"), value(question.database()));
        fact(facts, messages.say("ask.where"), value(question.where()));
        String environment = question.environment();
        fact(
                facts,
                messages.say("ask.environment"),
                environment == null ? value(messages.say("ask.none")) : Badge.environment(environment));
        fact(facts, messages.say("ask.safe"), value(question.safeMode()));
        return facts;
    }

    private static void fact(GridPane facts, String name, Node value) {
        Label key = Controls.label(name, "muted");
        key.setMinWidth(Region.USE_PREF_SIZE);
        facts.addRow(facts.getRowCount(), key, value);
    }

    /** Never cut: it is what one must not get wrong. */
    private static Label value(String text) {
        Label value = Controls.label(text, "strong");
        value.setWrapText(true);
        value.setMinHeight(Region.USE_PREF_SIZE);
        return value;
    }

    private static TextArea sql(ApplyQuestion question) {
        TextArea sql = new TextArea(question.pending().stream()
                .map(each -> "-- " + each.script() + "\n"
                        + (each.sql() == null ? "" : each.sql().stripTrailing()))
                .collect(Collectors.joining("\n\n", "", "\n")));
        sql.setEditable(false);
        sql.getStyleClass().add("ask-sql");
        sql.setPrefRowCount(16);
        sql.setMinHeight(120);
        VBox.setVgrow(sql, Priority.ALWAYS);
        return sql;
    }
}
