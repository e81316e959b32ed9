package dev.penstock.app.ui.connections.file;

/**
 * The whole file before a change and after it.
 *
 * @param before without the change
 * @param after with it
 */
public record Texts(String before, String after) {}
