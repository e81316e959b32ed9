package dev.penstock.app.ui.overview;

import dev.penstock.app.ui.control.Badge;
import dev.penstock.app.ui.control.Controls;
import dev.penstock.app.ui.control.Meter;
import dev.penstock.app.ui.text.Figures;
import dev.penstock.app.ui.text.Messages;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.DoubleFunction;
import java.util.function.IntFunction;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** One database. Its nodes live as long as the database: a refresh changes their texts and nothing else. */
final class DatabaseCardView extends VBox {
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
    private static final PseudoClass QUEUED = PseudoClass.getPseudoClass("queued");
    private static final int NODES_SHOWN = 4;
    private final Messages messages;
    private final Label name = Controls.label("", "heading");
    private final StackPane health = new StackPane();
    private final Label product = Controls.label("", "muted");
    private final HBox rules = new HBox();
    private final VBox nodes = new VBox();
    private final Label more = Controls.label("", "caption");
    private final LoadChartView statements;
    private final LoadChartView p95;
    private final LoadChartView errors;
    private final Label pool = Controls.label("", "mono", "muted");
    private final Label waiting = Controls.label("", "mono", "muted", "waiting-count");
    private final Meter use = new Meter();
    private final Map<String, NodeRowView> rows = new LinkedHashMap<>();
    private @Nullable CardState shown;

    DatabaseCardView(Messages messages) {
        this.messages = messages;
        getStyleClass().addAll("panel", "card");
        nodes.getStyleClass().add("nodes");
        setAccessibleRole(AccessibleRole.BUTTON);
        setFocusTraversable(true);
        IntFunction<String> when =
                place -> messages.say("chart.time", (Trend.PLACES - 1 - place) * Trend.SECONDS + " s");
        DoubleFunction<String> rate = Figures::perSecond;
        statements = new LoadChartView(
                messages.say("chart.statements"), messages.say("chart.tip.statements"), 1, rate, when);
        p95 = new LoadChartView(
                messages.say("chart.p95"),
                messages.say("chart.tip.p95"),
                3,
                millis -> Figures.number(millis) + " ms",
                when);
        errors = new LoadChartView(messages.say("chart.errors"), messages.say("chart.tip.errors"), 2, rate, when);
        getChildren().addAll(head(), about(), nodes, more, filler(), charts(), foot());
    }

    private HBox head() {
        HBox head = new HBox(name, Controls.spring(), health);
        head.setAlignment(Pos.CENTER_LEFT);
        name.getStyleClass().add("may-be-cut");
        health.setMinWidth(Region.USE_PREF_SIZE);
        return head;
    }

    private HBox about() {
        rules.setMinWidth(Region.USE_PREF_SIZE);
        rules.setSpacing(4);
        HBox about = new HBox(8, product, Controls.spring(), rules);
        about.setAlignment(Pos.CENTER_LEFT);
        product.getStyleClass().add("may-be-cut");
        return about;
    }

    private GridPane charts() {
        GridPane charts = new GridPane(16, 0);
        for (int i = 0; i < 3; i++) {
            ColumnConstraints third = new ColumnConstraints();
            third.setPercentWidth(100.0 / 3);
            charts.getColumnConstraints().add(third);
        }
        charts.addRow(0, statements, p95, errors);
        return charts;
    }

    private HBox foot() {
        HBox.setHgrow(use, Priority.ALWAYS);
        pool.setMinWidth(Region.USE_PREF_SIZE);
        waiting.setMinWidth(Region.USE_PREF_SIZE);
        Label label = Controls.label(messages.say("pool.label"), "caption");
        label.setMinWidth(Region.USE_PREF_SIZE);
        HBox foot = new HBox(12, label, use, pool, waiting);
        foot.setAlignment(Pos.CENTER_LEFT);
        return foot;
    }

    private static Region filler() {
        Region filler = new Region();
        setVgrow(filler, Priority.ALWAYS);
        return filler;
    }

    void select(boolean selected) {
        pseudoClassStateChanged(SELECTED, selected);
    }

    void show(CardState card) {
        CardState before = shown;
        shown = card;
        name.setText(card.name());
        Controls.tip(name, card.name());
        setAccessibleText(card.name() + ", " + card.health());
        if (before == null || before.health() != card.health()) {
            health.getChildren().setAll(Badge.of(card.health()));
        }
        product.setText(card.product().text());
        Controls.tip(
                product,
                card.product().missing() == null
                        ? card.product().text()
                        : card.product().missing());
        if (before == null
                || !before.safeMode().equals(card.safeMode())
                || !Objects.equals(before.environment(), card.environment())) {
            showRules(card);
        }
        showNodes(card.nodes());
        statements.show(card.load().statements(), card.load().statementsTrend());
        p95.show(card.load().p95(), card.load().p95Trend());
        errors.show(card.load().errors(), card.load().errorsTrend());
        errors.alarm(card.load().failing());
        Controls.show(pool, card.pool());
        waiting.setText(card.waiting());
        waiting.setVisible(!card.waiting().isEmpty());
        waiting.setManaged(waiting.isVisible());
        waiting.pseudoClassStateChanged(QUEUED, card.queued());
        use.show(card.use());
    }

    private void showRules(CardState card) {
        rules.getChildren().clear();
        if (card.environment() != null) {
            rules.getChildren().add(Badge.environment(card.environment()));
        }
        rules.getChildren().add(Badge.word(messages.say("safe", card.safeMode())));
    }

    private void showNodes(List<NodeState> states) {
        List<NodeState> first = states.subList(0, Math.min(NODES_SHOWN, states.size()));
        rows.keySet().retainAll(first.stream().map(NodeState::name).toList());
        List<NodeRowView> wanted = first.stream()
                .map(each -> rows.computeIfAbsent(each.name(), key -> new NodeRowView(messages.say("lag"))))
                .toList();
        if (!nodes.getChildren().equals(wanted)) {
            nodes.getChildren().setAll(wanted);
        }
        for (int i = 0; i < first.size(); i++) {
            wanted.get(i).show(first.get(i));
        }
        more.setText(messages.say("nodes.more", states.size() - first.size()));
        more.setManaged(states.size() > first.size());
        more.setVisible(more.isManaged());
    }
}
