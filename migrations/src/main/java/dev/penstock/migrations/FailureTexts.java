package dev.penstock.migrations;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Helpers for the texts of failures. */
final class FailureTexts {
    private FailureTexts() {}

    /** Joins Flyway's messages, which have several lines and rules of dashes, to one line. */
    static String oneLine(@Nullable String message) {
        String text = message == null ? "" : message.replaceAll("-{3,}", " ").replaceAll("\\s+", " ");
        return text.strip().replaceAll("[.!\\s]+$", "");
    }

    /** Whether the failure is about an invalid file name, for which Flyway has no error code. */
    static boolean misnamed(Throwable failure) {
        return String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT).contains("invalid sql filenames");
    }

    /** {@code ; 2 migrations were applied before it}. */
    static String before(List<String> applied) {
        return switch (applied.size()) {
            case 0 -> "; no migration was applied before it";
            case 1 -> "; " + applied.getFirst() + " was applied before it";
            default -> "; " + applied.size() + " migrations were applied before it";
        };
    }
}
