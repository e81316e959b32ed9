package dev.penstock.app.ui.connections.file;

import dev.penstock.app.ui.connections.form.Form;

/**
 * A profile that was taken away, and all that it takes to put it back.
 *
 * @param form what it said
 * @param before the whole file with it
 * @param after the whole file without it
 */
public record Removal(Form form, String before, String after) {}
