package dev.penstock.app.ui.text;

import org.jspecify.annotations.Nullable;

/**
 * A figure on screen, or the reason why there is none.
 *
 * @param text with its unit; a dash where it is missing
 * @param missing why; null where it is not missing
 */
public record Figure(String text, @Nullable String missing) {
    private static final String DASH = "—";

    /** A figure that is there. */
    public static Figure of(String text) {
        return new Figure(text, null);
    }

    /** A figure that is not there, and why. */
    public static Figure missing(String reason) {
        return new Figure(DASH, reason);
    }
}
