package dev.penstock.app.ui.state;

/** Which theme the user wants. */
public enum ThemeChoice {
    /** As the system has it. */
    SYSTEM,
    LIGHT,
    DARK
}
