package dev.penstock.app.ui.schema.detail;

import dev.penstock.app.ui.control.Badge;
import dev.penstock.app.ui.control.Controls;
import dev.penstock.app.ui.schema.tree.ObjectRef;
import dev.penstock.app.ui.text.Messages;
import dev.penstock.engine.api.catalog.TableDetail;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Which object it is, where, and what can be done with it. */
final class HeadingView extends VBox {
    static final KeyCombination BACK = new KeyCodeCombination(KeyCode.LEFT, KeyCombination.ALT_DOWN);
    static final KeyCombination FORWARD = new KeyCodeCombination(KeyCode.RIGHT, KeyCombination.ALT_DOWN);
    private final DetailViewModel model;
    private final Messages messages;
    private final TextField name = new TextField();
    private final HBox where = new HBox(8);
    private final Label kind = Controls.label("", "muted");
    private final Label rows = Controls.label("", "mono");
    private final Label size = Controls.label("", "mono");
    private final Label comment = Controls.label("", "muted");

    HeadingView(DetailViewModel model, Messages messages) {
        this.model = model;
        this.messages = messages;
        getStyleClass().add("schema-heading");
        Button back = Controls.iconButton(Feather.ARROW_LEFT, messages.say("back"), BACK, model::back);
        back.setId("schema-back");
        back.disableProperty().bind(model.backable().not());
        Button forward = Controls.iconButton(Feather.ARROW_RIGHT, messages.say("forward"), FORWARD, model::forward);
        forward.setId("schema-forward");
        forward.disableProperty().bind(model.forwardable().not());
        // A field, not a label: its text can be selected and copied.
        name.setEditable(false);
        name.setId("schema-name");
        name.getStyleClass().addAll("heading", "bare-field");
        HBox.setHgrow(name, Priority.ALWAYS);
        Button open = Controls.accentButton(messages.say("open"), model::openRows);
        open.setId("schema-open");
        Controls.tip(open, messages.say("open.tip"));
        Button ddl = Controls.button(messages.say("copy.ddl"), model::copyDdl);
        ddl.setId("schema-copy-ddl");
        Button copy = Controls.button(messages.say("copy.name"), model::copyName);
        copy.setId("schema-copy-name");
        HBox buttons = new HBox(8, open, ddl, copy);
        buttons.setAlignment(Pos.CENTER_LEFT);
        HBox first = new HBox(4, back, forward, name, buttons);
        first.setAlignment(Pos.CENTER_LEFT);
        where.setAlignment(Pos.CENTER_LEFT);
        for (Label each : new Label[] {kind, rows, size}) {
            each.setMinWidth(Region.USE_PREF_SIZE);
        }
        comment.setMinWidth(0);
        getChildren().addAll(first, where);
    }

    void show(ObjectRef ref, TableDetail detail) {
        name.setText(ref.name().toString());
        kind.setText(model.kind(detail.table()));
        Controls.show(rows, model.rows(detail.table()));
        Controls.show(size, model.size(detail.table()));
        comment.setText(detail.comment() == null ? "" : detail.comment());
        Controls.tip(comment, detail.comment());
        where.getChildren().setAll(Controls.label(ref.database(), "strong"));
        String environment = model.environment();
        if (environment != null) {
            where.getChildren().add(Badge.environment(environment));
        }
        where.getChildren().add(Badge.word(messages.say("safe", model.safeMode(ref))));
        where.getChildren().forEach(each -> ((Region) each).setMinWidth(Region.USE_PREF_SIZE));
        where.getChildren()
                .addAll(
                        kind,
                        Controls.label(messages.say("rows.label"), "muted"),
                        rows,
                        Controls.label(messages.say("size.label"), "muted"),
                        size,
                        comment);
    }
}
