package dev.penstock.app.ui.view;

import java.util.List;
import java.util.Optional;
import javafx.scene.Node;

/**
 * One of the program's views, such as Overview or Query. It is made after a workspace has opened, by its
 * {@link ViewFactory}, and closed with it; all its methods are called on the FX thread.
 */
public interface View {

    /** What it shows; the same node each time. */
    Node node();

    /**
     * What it can do: the shell wires the keys while the view is shown, and the palette lists them all, those without
     * a key too. The same keys each time.
     */
    default List<Action> actions() {
        return List.of();
    }

    /**
     * What the control that has the focus does, with keys that it takes itself: listed in help and palette, wired by
     * nobody. May differ from one call to the next.
     */
    default List<Action> controlActions() {
        return List.of();
    }

    /** What it can do from anywhere in the window, whichever view is shown. */
    default List<Action> everywhere() {
        return List.of();
    }

    /** It is on screen from now on. */
    default void onShow() {}

    /** Somebody asks it to turn to something; it is on screen already. */
    default void turnTo(Target target) {}

    /** It is no longer on screen. */
    default void onHide() {}

    /** The user asks for fresh data (F5). Never runs what was typed. */
    default void refresh() {}

    /** The question to ask before it closes, if something is lost then; empty if nothing is. */
    default Optional<Dialogs.Question> leaving() {
        return Optional.empty();
    }

    /** Puts the focus to where its work begins. */
    default void focus() {
        node().requestFocus();
    }

    /** Gives everything back; the engine it was made with closes afterwards. */
    default void close() {}
}
