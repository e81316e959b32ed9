package dev.penstock.migrations;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Words for failures. */
final class Words {
    private Words() {}

    /** Flyway's messages go over several lines, with rules of dashes between. */
    static String oneLine(@Nullable String message) {
        String text = message == null ? "" : message.replaceAll("-{3,}", " ").replaceAll("\\s+", " ");
        return text.strip().replaceAll("[.!\\s]+$", "");
    }

    /** Whether Flyway found a file whose name is not a migration's; it has no code for that. */
    static boolean misnamed(Throwable failure) {
        return String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT).contains("invalid sql filenames");
    }

    /** {@code ; 2 migrations were applied before it}. */
    static String before(List<String> applied) {
        return switch (applied.size()) {
            case 0 -> "; nothing was applied before it";
            case 1 -> "; " + applied.getFirst() + " was applied before it";
            default -> "; " + applied.size() + " migrations were applied before it";
        };
    }
}
