package dev.penstock.engine.headless.command;

import dev.penstock.engine.api.migration.Migration;
import dev.penstock.engine.api.migration.MigrationProblem;
import dev.penstock.engine.headless.text.UnitFormat;
import java.util.ArrayList;
import java.util.List;

/** Texts about migrations. */
final class MigrationTexts {
    private MigrationTexts() {}

    /** {@code 1 migration}, {@code 2 migrations}. */
    static String count(long migrations) {
        return migrations == 1 ? "1 migration" : UnitFormat.count(migrations) + " migrations";
    }

    /** The lines below a list: the number of pending migrations and the problems. */
    static List<String> summary(String database, List<Migration> all) {
        List<String> lines = new ArrayList<>();
        long pending = all.stream().filter(Migration::pending).count();
        if (all.isEmpty()) {
            lines.add("No migrations in the folders or in the history of " + database + ".");
        } else if (pending == 0) {
            lines.add("No migrations are pending.");
        } else {
            lines.add(count(pending) + (pending == 1 ? " is" : " are") + " pending. Apply with: penstock migrate apply "
                    + database);
        }
        for (Migration each : all) {
            for (MigrationProblem problem : each.problems()) {
                lines.add(problem.code().id() + " " + problem.summary() + ".");
                lines.add("  " + problem.advice());
            }
        }
        return lines;
    }
}
