package dev.penstock.app.ui.connections;

import dev.penstock.app.ui.control.Controls;
import dev.penstock.app.ui.text.Messages;
import dev.penstock.engine.api.Fault;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** One line of the form: its label, its control, and below it what is wrong, where it is written, what conflicts. */
final class FieldView extends VBox {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");
    private final Messages messages;
    private final String field;
    private final Node control;
    private final Label fault = Controls.label("", "field-fault");
    private final Label note = Controls.label("", "caption");
    private final HBox conflict = new HBox(8);

    FieldView(String field, String title, Node control, Messages messages) {
        super(4);
        this.messages = messages;
        this.field = field;
        this.control = control;
        getStyleClass().add("field");
        Label label = Controls.label(title, "field-label");
        label.setLabelFor(control);
        control.setAccessibleText(title);
        HBox.setHgrow(control, Priority.ALWAYS);
        HBox line = new HBox(label, control);
        line.setAlignment(Pos.CENTER_LEFT);
        conflict.setAlignment(Pos.CENTER_LEFT);
        conflict.setId("conflict-" + field);
        fault.setId("fault-" + field);
        for (Label each : new Label[] {fault, note}) {
            each.setWrapText(true);
            each.setMinHeight(USE_PREF_SIZE);
        }
        VBox below = new VBox(4, fault, note, conflict);
        below.getStyleClass().add("field-below");
        below.managedProperty()
                .bind(fault.managedProperty().or(note.managedProperty()).or(conflict.managedProperty()));
        getChildren().addAll(line, below);
        tell(null, false);
        note("");
        settled();
    }

    /** What is wrong; strong where it is the user's to mend now, else as a hint of what is still to come. */
    void tell(@Nullable Fault wrong, boolean strong) {
        fault.setText(wrong == null ? "" : sentence(wrong));
        show(fault, wrong != null);
        fault.pseudoClassStateChanged(WRONG, strong && wrong != null);
        control.pseudoClassStateChanged(WRONG, strong && wrong != null);
        control.setAccessibleHelp(wrong == null ? null : sentence(wrong));
    }

    private static String sentence(Fault fault) {
        String found = fault.found();
        String first = found.isEmpty() ? "" : Character.toUpperCase(found.charAt(0)) + found.substring(1) + ". ";
        return first + fault.advice();
    }

    /** Something to know about the field; empty for nothing. */
    void note(String text) {
        note.setText(text);
        show(note, !text.isEmpty());
    }

    /** Both values of a field that was changed in the file as well as here, to choose from. */
    void conflict(String onDisk, String mine, Runnable takeDisk, Runnable keepMine) {
        Button theirs = Controls.button(messages.say("conflict.disk"), takeDisk);
        theirs.setId("take-" + field);
        Button own = Controls.button(messages.say("conflict.mine"), keepMine);
        own.setId("keep-" + field);
        Label there = Controls.label(messages.say("conflict.disk.value", shown(onDisk)), "conflict-value");
        Label here = Controls.label(messages.say("conflict.mine.value", shown(mine)), "conflict-value");
        VBox values =
                new VBox(4, new HBox(8, there, Controls.spring(), theirs), new HBox(8, here, Controls.spring(), own));
        values.getChildren().forEach(each -> ((HBox) each).setAlignment(Pos.CENTER_LEFT));
        for (Label each : new Label[] {there, here}) {
            each.setMinWidth(0);
            Controls.tip(each, each.getText());
        }
        values.getStyleClass().add("conflict");
        HBox.setHgrow(values, Priority.ALWAYS);
        conflict.getChildren().setAll(values);
        show(conflict, true);
    }

    private String shown(String value) {
        return value.isEmpty() ? messages.say("conflict.nothing") : value;
    }

    /** Nothing conflicts. */
    void settled() {
        conflict.getChildren().clear();
        show(conflict, false);
    }

    void shown(boolean shown) {
        show(this, shown);
    }

    private static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }
}
