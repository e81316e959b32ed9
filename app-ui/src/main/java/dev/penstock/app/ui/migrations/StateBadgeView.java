package dev.penstock.app.ui.migrations;

import dev.penstock.app.ui.control.Badge;
import dev.penstock.app.ui.text.Messages;
import org.kordamp.ikonli.feather.Feather;

/** The state of a migration: sign, word and colour. */
final class StateBadgeView {
    private StateBadgeView() {}

    static Badge of(Messages messages, MigrationRow row) {
        String word = MigrationTexts.state(messages, row);
        return switch (row.migration().state()) {
            case PENDING ->
                row.failure() == null
                        ? Badge.signed(word, Feather.CLOCK, "accent")
                        : Badge.signed(word, Feather.X_CIRCLE, "danger");
            case APPLIED -> Badge.signed(word, Feather.CHECK_CIRCLE, "success");
            case FAILED -> Badge.signed(word, Feather.X_CIRCLE, "danger");
            case CHANGED, MISSING, TOO_LATE -> Badge.signed(word, Feather.ALERT_TRIANGLE, "warning");
            case OUTDATED -> Badge.signed(word, Feather.REFRESH_CW, "muted-badge");
            case SUPERSEDED, FUTURE, BASELINE, BELOW_BASELINE, UNDONE ->
                Badge.signed(word, Feather.CIRCLE, "muted-badge");
        };
    }
}
