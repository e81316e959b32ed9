package dev.penstock.app.ui.view;

/** Goes from one view to another; on the FX thread. */
public interface Navigator {

    /** Whether there is a view of this id. */
    boolean has(String view);

    /** Shows the target's view and lets it turn to the target; nothing happens if there is no such view. */
    void go(Target target);

    /** Lets the user choose another workspace, which takes the place of this one with all its views. */
    void openWorkspace();
}
