package dev.penstock.app.ui.query;

import dev.penstock.app.ui.control.Controls;
import dev.penstock.app.ui.text.Messages;
import dev.penstock.engine.api.PinnedSession.State;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import javafx.beans.value.ObservableBooleanValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/** What a tab's session keeps, and what can be done about it; empty as long as it keeps nothing. */
final class SessionView extends HBox {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private final Messages messages;
    private final Label words = Controls.label("");
    private final Button commit;
    private final Button rollback;
    private final Button reset;
    private final Button reconnect;

    SessionView(TabSession session, ObservableBooleanValue running, Messages messages) {
        super(8);
        this.messages = messages;
        setId("session");
        setAlignment(Pos.CENTER_LEFT);
        setMinWidth(Region.USE_PREF_SIZE);
        words.setMinWidth(Region.USE_PREF_SIZE);
        commit = button(
                "session-commit", messages.say("session.commit"), messages.say("session.commit.tip"), session::commit);
        rollback = button(
                "session-rollback",
                messages.say("session.rollback"),
                messages.say("session.rollback.tip"),
                session::rollback);
        reset = button(
                "session-reset", messages.say("session.reset"), messages.say("session.reset.tip"), session::reconnect);
        reconnect = button(
                "session-reconnect",
                messages.say("session.reconnect"),
                messages.say("session.reconnect.tip"),
                session::reconnect);
        disableProperty().bind(session.busy().or(running));
        session.kept().subscribe(this::show);
    }

    private static Button button(String id, String text, String tip, Runnable action) {
        Button made = Controls.button(text, action);
        made.setId(id);
        made.setMinWidth(Region.USE_PREF_SIZE);
        Controls.tip(made, tip);
        return made;
    }

    private void show(TabSession.Kept kept) {
        words.getStyleClass().remove("alarm");
        if (kept.state() == State.FAILED || kept.state() == State.LOST) {
            words.getStyleClass().add("alarm");
        }
        getChildren().setAll(parts(kept));
        setVisible(!getChildren().isEmpty());
        setManaged(isVisible());
    }

    private List<Node> parts(TabSession.Kept kept) {
        return switch (kept.state()) {
            case UNBOUND, CLOSED -> List.of();
            case IDLE -> said(messages.say("session.kept"), reset);
            case IN_TRANSACTION -> {
                words.setText(messages.say("session.open", since(kept)));
                yield List.of(words, commit, rollback);
            }
            case FAILED -> said(messages.say("session.failed"), rollback);
            case LOST -> said(messages.say("session.lost"), reconnect);
        };
    }

    private List<Node> said(String text, Button button) {
        words.setText(text);
        return List.of(words, button);
    }

    private static String since(TabSession.Kept kept) {
        return kept.since() == null ? "" : TIME.format(kept.since().atZone(ZoneId.systemDefault()));
    }
}
