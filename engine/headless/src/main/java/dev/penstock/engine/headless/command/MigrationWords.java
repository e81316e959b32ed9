package dev.penstock.engine.headless.command;

import dev.penstock.engine.api.migration.Migration;
import dev.penstock.engine.api.migration.MigrationProblem;
import dev.penstock.engine.headless.text.Figures;
import java.util.ArrayList;
import java.util.List;

/** Sentences about migrations. */
final class MigrationWords {
    private MigrationWords() {}

    /** {@code 1 migration}, {@code 2 migrations}. */
    static String count(long migrations) {
        return migrations == 1 ? "1 migration" : Figures.count(migrations) + " migrations";
    }

    /** What is below a list: how much is pending, and what is wrong. */
    static List<String> summary(String database, List<Migration> all) {
        List<String> lines = new ArrayList<>();
        long pending = all.stream().filter(Migration::pending).count();
        if (all.isEmpty()) {
            lines.add("There is no migration, neither in the folders nor in the history of " + database + ".");
        } else if (pending == 0) {
            lines.add("Nothing is pending.");
        } else {
            lines.add(count(pending) + (pending == 1 ? " is" : " are") + " pending: penstock migrate apply " + database
                    + " applies " + (pending == 1 ? "it." : "them."));
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
