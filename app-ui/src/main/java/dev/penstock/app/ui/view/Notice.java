package dev.penstock.app.ui.view;

import org.jspecify.annotations.Nullable;

/**
 * A short message.
 *
 * @param severity how much it matters; an {@link Severity#INFO} goes by itself
 * @param text one or two sentences
 * @param action what to do about it; null for nothing
 */
public record Notice(
        Severity severity, String text, @Nullable Choice action) {
    /**
     * A button.
     *
     * @param title verb and object
     * @param run on the FX thread
     */
    public record Choice(String title, Runnable run) {}
}
