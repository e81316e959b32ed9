package dev.penstock.app.ui.view;

import javafx.scene.input.KeyCombination;

/**
 * Something a view or the shell can do, with its key.
 *
 * @param title verb and object, as on a button
 * @param keys what is pressed
 * @param run does it; on the FX thread
 */
public record Action(String title, KeyCombination keys, Runnable run) {}
