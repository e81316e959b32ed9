package dev.penstock.app.ui.connections.file;

import dev.penstock.app.ui.connections.form.Form;

/**
 * A profile that was taken away, and all that it takes to put it back.
 *
 * @param form what it said
 * @param texts the file with it and without it
 */
public record Removal(Form form, Texts texts) {}
