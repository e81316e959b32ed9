package dev.penstock.app.ui.connections;

import dev.penstock.app.ui.control.Controls;
import dev.penstock.app.ui.control.ErrorStrip;
import dev.penstock.app.ui.text.Figures;
import dev.penstock.app.ui.text.Messages;
import dev.penstock.engine.api.ConnectionStep;
import dev.penstock.engine.api.PenstockException;
import java.util.ArrayList;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The steps of a connection test: name, port, TLS, login, database. */
final class ConnectionTestView extends VBox {
    private static final PseudoClass DIM = PseudoClass.getPseudoClass("dim");
    private final ConnectionTestViewModel model;
    private final Messages messages;
    private final Label state = Controls.label("", "strong");
    private final Label took = Controls.label("", "mono", "caption");
    private final Label stale = Controls.label("", "caption");
    private final Button cancel;
    private final Button again;
    private final VBox steps = new VBox(8);
    private final ScrollPane scroll = new ScrollPane(steps);
    private final List<Subscription> subscriptions = new ArrayList<>();
    private final ListChangeListener<ConnectionTestRow> changed = change -> show();

    ConnectionTestView(ConnectionTestViewModel model, Messages messages, Runnable test) {
        super(8);
        this.model = model;
        this.messages = messages;
        getStyleClass().addAll("plane", "connection-test");
        setId("connection-test");
        state.setId("connection-test-state");
        cancel = Controls.button(messages.say("test.cancel"), model::cancel);
        cancel.setId("cancel-test");
        again = Controls.button(messages.say("test.again"), test);
        again.setId("test-again");
        stale.setWrapText(true);
        stale.setText(messages.say("test.stale"));
        took.setMinWidth(USE_PREF_SIZE);
        HBox head = new HBox(8, state, took, Controls.spring(), cancel, again);
        head.setAlignment(Pos.CENTER_LEFT);
        ErrorStrip error = new ErrorStrip();
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        getChildren().addAll(head, stale, error, steps);
        subscriptions.add(model.failure().subscribe(error::show));
        subscriptions.add(model.state().subscribe((ConnectionTestViewModel.State now) -> show(now)));
        subscriptions.add(model.took().subscribe((java.time.Duration time) -> took.setText(Figures.duration(time))));
        subscriptions.add(model.stale().subscribe(dim -> {
            stale.setVisible(dim);
            stale.setManaged(dim);
            steps.pseudoClassStateChanged(DIM, dim);
        }));
        model.rows().addListener(changed);
        show();
    }

    void close() {
        subscriptions.forEach(Subscription::unsubscribe);
        model.rows().removeListener(changed);
    }

    /** Shows it in a column of its own, which scrolls by itself, or between other nodes. */
    void beside(boolean beside) {
        pseudoClassStateChanged(PseudoClass.getPseudoClass("beside"), beside);
        getChildren().removeAll(steps, scroll);
        if (beside) {
            scroll.setContent(steps);
            VBox.setVgrow(scroll, Priority.ALWAYS);
            getChildren().add(scroll);
        } else {
            scroll.setContent(null);
            getChildren().add(steps);
        }
    }

    private void show(ConnectionTestViewModel.State now) {
        state.setText(
                switch (now) {
                    case NONE -> "";
                    case RUNNING -> messages.say("test.running");
                    case PASSED -> messages.say("test.passed");
                    case FAILED -> messages.say("test.failed");
                    case CANCELLED -> messages.say("test.cancelled");
                });
        boolean running = now == ConnectionTestViewModel.State.RUNNING;
        cancel.setVisible(running);
        cancel.setManaged(running);
        again.setVisible(!running);
        again.setManaged(!running);
        show();
    }

    private void show() {
        List<Node> lines = new ArrayList<>();
        String node = "";
        for (ConnectionTestRow row : model.rows()) {
            if (!row.node().equals(node)) {
                node = row.node();
                Label name = Controls.label(node, "mono");
                Controls.tip(name, node);
                lines.add(name);
            }
            lines.add(line(row));
        }
        steps.getChildren().setAll(lines);
    }

    private Node line(ConnectionTestRow row) {
        ConnectionStep step = row.step();
        FontIcon sign = new FontIcon(icon(row));
        Label part = Controls.label(title(row.part()), "strong", "connection-test-part");
        Label word = Controls.label(word(row), "caption");
        Label time = Controls.label(
                step == null || step.took().isZero() ? "" : Figures.duration(step.took()), "mono", "caption");
        for (Label each : List.of(part, word, time)) {
            each.setMinWidth(USE_PREF_SIZE);
        }
        HBox head = new HBox(8, sign, part, word, Controls.spring(), time);
        head.setAlignment(Pos.CENTER_LEFT);
        VBox line = new VBox(2, head);
        line.getStyleClass().add("connection-test-step");
        line.setId("step-" + row.part().name().toLowerCase(java.util.Locale.ROOT));
        if (step != null) {
            sign.getStyleClass().add(style(step.state()));
            describe(step, line);
        }
        return line;
    }

    private void describe(ConnectionStep step, VBox line) {
        PenstockException failure = step.failure();
        if (failure == null) {
            if (!step.found().isEmpty()) {
                line.getChildren().add(wrapped(step.found() + ".", "muted"));
            }
            return;
        }
        line.getChildren().add(wrapped(failure.summary() + "."));
        String advice = failure.diagnosis().advice();
        if (!advice.isEmpty()) {
            line.getChildren().add(wrapped(advice, "muted"));
        }
        Label code = Controls.label("", "mono", "caption");
        Controls.show(code, failure.code());
        line.getChildren().add(code);
    }

    private static Label wrapped(String text, String... styles) {
        Label label = Controls.label(text, styles);
        label.getStyleClass().add("connection-test-text");
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }

    private static Ikon icon(ConnectionTestRow row) {
        ConnectionStep step = row.step();
        if (step == null) {
            return row.running() ? Feather.LOADER : Feather.CIRCLE;
        }
        return switch (step.state()) {
            case PASSED -> Feather.CHECK_CIRCLE;
            case FAILED -> Feather.X_CIRCLE;
            case SKIPPED -> Feather.MINUS_CIRCLE;
            case NOT_REACHED -> Feather.CIRCLE;
        };
    }

    private static String style(ConnectionStep.State state) {
        return switch (state) {
            case PASSED -> "success";
            case FAILED -> "danger";
            case SKIPPED, NOT_REACHED -> "muted";
        };
    }

    private String word(ConnectionTestRow row) {
        ConnectionStep step = row.step();
        if (step == null) {
            return row.running() ? messages.say("step.running") : messages.say("step.waiting");
        }
        return switch (step.state()) {
            case PASSED -> messages.say("step.passed");
            case FAILED -> messages.say("step.failed");
            case SKIPPED -> messages.say("step.skipped");
            case NOT_REACHED -> messages.say("step.not-reached");
        };
    }

    private String title(ConnectionStep.Part part) {
        return switch (part) {
            case NAME -> messages.say("part.name");
            case PORT -> messages.say("part.port");
            case TLS -> messages.say("part.tls");
            case LOGIN -> messages.say("part.login");
            case DATABASE -> messages.say("part.database");
        };
    }
}
