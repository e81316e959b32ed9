package dev.penstock.app.ui.view;

/** Makes a view for an open workspace. */
@FunctionalInterface
public interface ViewFactory {
    /** A new view; on the FX thread. */
    View create(ViewContext context);
}
