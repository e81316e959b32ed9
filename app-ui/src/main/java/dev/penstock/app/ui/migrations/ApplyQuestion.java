package dev.penstock.app.ui.migrations;

import dev.penstock.engine.api.migration.Migration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is asked before anything is applied.
 *
 * @param database to which
 * @param where its nodes' addresses
 * @param environment the overlay in force; null for none
 * @param safeMode as the workspace writes it
 * @param pending what would be applied, in order
 */
record ApplyQuestion(
        String database, String where, @Nullable String environment, String safeMode, List<Migration> pending) {

    /** Copies the list. */
    ApplyQuestion {
        pending = List.copyOf(pending);
    }
}
