package dev.penstock.app.ui.migrations;

import dev.penstock.app.ui.work.Failure;
import dev.penstock.engine.api.migration.Migration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All migrations of a database as they stand on screen: what is pending on top, in the order in which it would be
 * applied, then the rest, the newest first. Immutable.
 *
 * @param database whose
 * @param rows in that order
 */
record Timeline(String database, List<MigrationRow> rows) {

    /** Copies the list. */
    Timeline {
        rows = List.copyOf(rows);
    }

    /**
     * Orders what has been read.
     *
     * @param failures of the last try, by {@link #attempt}
     */
    static Timeline of(String database, List<Migration> all, Map<String, Failure> failures) {
        List<MigrationRow> pending = new ArrayList<>();
        List<MigrationRow> rest = new ArrayList<>();
        for (Migration each : all) {
            if (each.pending()) {
                pending.add(new MigrationRow(each, failures.get(attempt(each))));
            } else {
                rest.add(new MigrationRow(each, null));
            }
        }
        Collections.reverse(rest);
        pending.addAll(rest);
        return new Timeline(database, pending);
    }

    /** One file as it is: once it changes, an old failure says nothing of it. */
    static String attempt(Migration migration) {
        return migration.script() + "#" + migration.fileChecksum();
    }

    List<Migration> pending() {
        return rows.stream()
                .map(MigrationRow::migration)
                .filter(Migration::pending)
                .toList();
    }

    /** How many must be mended before anything is applied. */
    long problems() {
        return rows.stream()
                .filter(row -> !row.migration().problems().isEmpty())
                .count();
    }

    /** The row of a key; null if there is none. */
    @Nullable
    MigrationRow row(@Nullable String key) {
        return rows.stream().filter(row -> row.key().equals(key)).findFirst().orElse(null);
    }
}
