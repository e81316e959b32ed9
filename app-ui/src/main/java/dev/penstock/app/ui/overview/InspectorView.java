package dev.penstock.app.ui.overview;

import dev.penstock.app.ui.control.Controls;
import dev.penstock.app.ui.overview.Inspection.Line;
import dev.penstock.app.ui.overview.Inspection.Section;
import dev.penstock.app.ui.text.Messages;
import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** All that is known of the selected database. */
final class InspectorView extends VBox {
    private static final PseudoClass DIM = PseudoClass.getPseudoClass("dim");
    private final Label name = Controls.label("", "heading");
    private final VBox sections = new VBox();
    private @Nullable Inspection shown;
    private List<Label> values = List.of();

    InspectorView(OverviewViewModel model, Messages messages) {
        getStyleClass().addAll("plane", "inspector");
        Button close = Controls.iconButton(Feather.X, messages.say("inspect.close"), null, () -> model.select(null));
        name.getStyleClass().add("may-be-cut");
        HBox head = new HBox(8, name, Controls.spring(), close);
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("inspector-head");
        sections.getStyleClass().add("inspector-body");
        ScrollPane scroll = new ScrollPane(sections);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        setVgrow(scroll, Priority.ALWAYS);
        HBox actions = new HBox(8);
        actions.getStyleClass().add("inspector-foot");
        if (model.opens()) {
            Button open = Controls.accentButton(messages.say("inspect.open"), () -> {
                String selected = model.selected().get();
                if (selected != null) {
                    model.open(selected);
                }
            });
            open.setId("inspect-open");
            actions.getChildren().add(open);
        }
        actions.getChildren().add(Controls.button(messages.say("inspect.copy"), model::copy));
        getChildren().addAll(head, scroll, actions);
    }

    /** Shows one; where it has the same lines as before, only the values change, and the scroll stays. */
    void show(Inspection inspection) {
        Inspection before = shown;
        shown = inspection;
        name.setText(inspection.name());
        if (before == null || !labels(before).equals(labels(inspection))) {
            build(inspection);
        }
        int i = 0;
        for (Section section : inspection.sections()) {
            for (Line line : section.lines()) {
                Label value = values.get(i++);
                value.setText(line.text());
                value.pseudoClassStateChanged(DIM, line.stale() || line.value().missing() != null);
            }
        }
    }

    private void build(Inspection inspection) {
        List<Label> built = new ArrayList<>();
        sections.getChildren().clear();
        for (Section section : inspection.sections()) {
            Label title = Controls.label(section.title(), "strong");
            title.setWrapText(true);
            VBox box = new VBox(4, title);
            for (Line line : section.lines()) {
                Label label = Controls.label(line.label(), "muted", "inspector-label");
                Label value = Controls.label("", "inspector-value");
                value.setWrapText(true);
                HBox.setHgrow(value, Priority.ALWAYS);
                box.getChildren().add(new HBox(8, label, value));
                built.add(value);
            }
            sections.getChildren().add(box);
        }
        values = built;
    }

    private static List<String> labels(Inspection inspection) {
        List<String> labels = new ArrayList<>();
        for (Section section : inspection.sections()) {
            labels.add(section.title());
            section.lines().forEach(line -> labels.add(line.label()));
        }
        return labels;
    }
}
