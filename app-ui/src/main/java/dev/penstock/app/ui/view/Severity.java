package dev.penstock.app.ui.view;

/** How much a message matters. */
public enum Severity {
    INFO,
    WARNING,
    ERROR
}
