package dev.penstock.app.ui.live;

import dev.penstock.app.ui.control.Controls;
import dev.penstock.app.ui.text.Messages;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** All that is known of the selected statement: its text, what it cost, where it ran, its slowest runs. */
final class StatementDetailView extends VBox {
    private static final int COLUMNS = 40;
    private final Messages messages;
    private final Label database = Controls.label("", "strong", "may-be-cut");
    private final TextArea text = new TextArea();
    private final VBox figures = new VBox(4);
    private final VBox nodes = new VBox(8);
    private final VBox slowest = new VBox(8);
    private final Label none;
    private final Button open;
    private final List<Label> values = new ArrayList<>();

    StatementDetailView(LiveViewModel model, Messages messages) {
        this.messages = messages;
        setId("statement-detail");
        getStyleClass().addAll("plane", "inspector", "statement-detail");
        Button close = Controls.iconButton(Feather.X, messages.say("detail.close"), null, () -> model.select(null));
        HBox head = new HBox(8, database, Controls.spring(), close);
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("inspector-head");
        text.setId("statement-text");
        text.setEditable(false);
        text.setWrapText(true);
        text.getStyleClass().addAll("mono", "statement-text");
        none = Controls.label(messages.say("detail.gone"), "muted");
        none.setWrapText(true);
        VBox body = new VBox(
                text,
                none,
                figures,
                new VBox(6, Controls.label(messages.say("detail.nodes"), "strong"), nodes),
                new VBox(6, Controls.label(messages.say("detail.slowest"), "strong"), slowest));
        body.getStyleClass().add("inspector-body");
        ScrollPane scroll = new ScrollPane(body);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        setVgrow(scroll, Priority.ALWAYS);
        open = Controls.accentButton(messages.say("detail.open"), model::open);
        open.setId("open-in-query");
        HBox actions = new HBox(8, open, Controls.button(messages.say("detail.copy"), model::copyStatement));
        actions.getStyleClass().add("inspector-foot");
        getChildren().addAll(head, scroll, actions);
    }

    /** Shows one; where it has the same lines as before only their values change, and the scroll stays. */
    void show(Detail detail) {
        database.setText(messages.say("detail.title", detail.key().database()));
        if (!text.getText().equals(detail.key().digest())) {
            text.setText(detail.key().digest());
            text.setPrefRowCount(Math.clamp(1 + detail.key().digest().length() / COLUMNS, 2, 10));
        }
        boolean gone = detail.lines().isEmpty();
        none.setVisible(gone);
        none.setManaged(gone);
        open.setDisable(detail.text() == null);
        Controls.tip(open, detail.text() == null ? messages.say("detail.unkept") : messages.say("detail.open.tip"));
        lines(detail.lines());
        parts(nodes, detail.nodes());
        parts(slowest, detail.slowest());
    }

    private void lines(List<Detail.Line> lines) {
        if (values.size() != lines.size()) {
            values.clear();
            figures.getChildren().clear();
            for (Detail.Line line : lines) {
                Label value = Controls.label("", "mono");
                values.add(value);
                HBox row = new HBox(8, Controls.label(line.label(), "muted"), Controls.spring(), value);
                figures.getChildren().add(row);
            }
        }
        for (int i = 0; i < lines.size(); i++) {
            Controls.show(values.get(i), lines.get(i).value());
        }
    }

    private static void parts(VBox box, List<Detail.Part> parts) {
        while (box.getChildren().size() > parts.size()) {
            box.getChildren().removeLast();
        }
        while (box.getChildren().size() < parts.size()) {
            Label title = Controls.label("", "mono");
            Label facts = Controls.label("", "caption");
            title.setWrapText(true);
            facts.setWrapText(true);
            box.getChildren().add(new VBox(1, title, facts));
        }
        for (int i = 0; i < parts.size(); i++) {
            VBox row = (VBox) box.getChildren().get(i);
            Label title = (Label) row.getChildren().getFirst();
            title.setText(parts.get(i).title());
            title.pseudoClassStateChanged(LiveView.ALARM, parts.get(i).failed());
            ((Label) row.getChildren().getLast()).setText(parts.get(i).facts());
        }
    }
}
