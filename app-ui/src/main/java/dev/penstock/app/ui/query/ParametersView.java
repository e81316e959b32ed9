package dev.penstock.app.ui.query;

import dev.penstock.app.ui.control.Controls;
import dev.penstock.app.ui.text.Messages;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/** A field for each parameter of the statement that would run; takes no room where it has none. */
final class ParametersView extends FlowPane {
    private final Messages messages;
    private final Runnable run;
    private final Map<Parameter, Node> fields = new HashMap<>();

    ParametersView(ObservableList<Parameter> parameters, Messages messages, Runnable run) {
        this.messages = messages;
        this.run = run;
        setId("parameters");
        getStyleClass().add("parameters");
        setMinHeight(Region.USE_PREF_SIZE);
        parameters.addListener((ListChangeListener<Parameter>) change -> show(parameters));
        show(parameters);
    }

    private void show(List<Parameter> parameters) {
        List<Node> wanted = parameters.stream()
                .map(each -> fields.computeIfAbsent(each, this::field))
                .toList();
        if (!getChildren().equals(wanted)) {
            getChildren().setAll(wanted);
        }
        setVisible(!parameters.isEmpty());
        setManaged(!parameters.isEmpty());
    }

    private Node field(Parameter parameter) {
        Label name = Controls.label(":" + parameter.name(), "mono");
        name.setMinWidth(Region.USE_PREF_SIZE);
        TextField text = new TextField();
        text.setId("parameter-" + parameter.name());
        text.getStyleClass().add("mono");
        text.setPrefColumnCount(12);
        text.textProperty().bindBidirectional(parameter.text());
        text.disableProperty().bind(parameter.none());
        text.setOnAction(event -> run.run());
        Label kind = Controls.label("", "caption");
        kind.setMinWidth(46);
        ToggleButton none = new ToggleButton(messages.say("parameter.null"));
        none.getStyleClass().addAll("small", "null-toggle");
        none.setMinWidth(Region.USE_PREF_SIZE);
        none.selectedProperty().bindBidirectional(parameter.none());
        Controls.tip(none, messages.say("parameter.null.tip", parameter.name()));
        Controls.tip(text, messages.say("parameter.tip"));
        parameter.text().subscribe(now -> kind.setText(kind(parameter)));
        parameter.none().subscribe(now -> kind.setText(kind(parameter)));
        HBox row = new HBox(6, name, text, none, kind);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private String kind(Parameter parameter) {
        return switch (parameter.kind()) {
            case NUMBER -> messages.say("parameter.number");
            case TRUTH -> messages.say("parameter.truth");
            case TEXT -> messages.say("parameter.text");
            case NULL -> "";
        };
    }
}
