package dev.penstock.app.ui.settings;

import java.util.List;
import java.util.function.Function;
import javafx.beans.property.Property;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.util.Subscription;

/** A few choices beside each other, one of them in force. */
final class PillsView<T> extends HBox {

    private Subscription following = Subscription.EMPTY;

    /** Shows the choices; a click sets the value, and a change of the value shows. */
    PillsView(List<? extends T> choices, Property<T> value, Function<T, String> title) {
        getStyleClass().add("pills");
        ToggleGroup group = new ToggleGroup();
        for (int i = 0; i < choices.size(); i++) {
            T choice = choices.get(i);
            ToggleButton button = new ToggleButton(title.apply(choice));
            button.setMnemonicParsing(false);
            button.setMinWidth(Region.USE_PREF_SIZE);
            button.setToggleGroup(group);
            // A second click would let go of the choice and leave none.
            button.setOnAction(event -> {
                value.setValue(choice);
                button.setSelected(true);
            });
            following = following.and(value.subscribe(now -> button.setSelected(now.equals(choice))));
            button.getStyleClass().add(i == 0 ? "left-pill" : i == choices.size() - 1 ? "right-pill" : "center-pill");
            getChildren().add(button);
        }
    }

    /** Follows the value no more. */
    void close() {
        following.unsubscribe();
    }

    Node first() {
        return getChildren().getFirst();
    }
}
