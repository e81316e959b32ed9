package dev.penstock.engine.headless.command;

import dev.penstock.engine.api.Caller;
import dev.penstock.engine.api.Execution;
import dev.penstock.engine.api.Penstock;
import dev.penstock.engine.api.Profile;
import dev.penstock.engine.api.Task;
import dev.penstock.engine.api.migration.Migration;
import dev.penstock.engine.api.migration.MigrationReport;
import dev.penstock.engine.api.migration.Migrations;
import dev.penstock.engine.headless.text.UnitFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code migrate apply}: applies the pending migrations. */
@Command(
        name = "apply",
        description = {
            "Applies the pending migrations in order and stops at the first failure.",
            "",
            "Each migration runs in its own transaction, so that a failure or Ctrl+C rolls it back and keeps the earlier"
                    + " ones. The failure of a migration that cannot run in a transaction, such as CREATE INDEX"
                    + " CONCURRENTLY, says so. If several processes apply at the same time, one applies and the others"
                    + " wait.",
            "",
            "With the safe mode warn or confirm-…, the command asks for a confirmation on a terminal and requires --yes"
                    + " elsewhere. The safe mode read-only refuses the command."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  penstock migrate apply orders --dry-run",
            "  penstock migrate apply orders",
            "  penstock migrate apply orders -e prod --yes --json"
        })
final class MigrateApplyCommand implements Callable<Integer> {
    private final Root root;

    @Parameters(index = "0", paramLabel = "DATABASE", description = "A database of the workspace.")
    private String database = "";

    @Option(names = "--dry-run", description = "Prints the SQL of the pending migrations without applying them.")
    private boolean dryRun;

    @Option(
            names = {"-y", "--yes"},
            description = "Skips the confirmation.")
    private boolean yes;

    MigrateApplyCommand(Root root) {
        this.root = root;
    }

    @Override
    public Integer call() throws IOException {
        try (Interrupts interrupts = Interrupts.install(root.terminal().err());
                Penstock penstock = root.open()) {
            Migrations migrations = penstock.migrations(database, Caller.of(QueryCommand.APPLICATION));
            List<Migration> pending = interrupts.cancels(migrations.statusAsync(), Execution::cancel).await().stream()
                    .filter(Migration::pending)
                    .toList();
            if (dryRun) {
                show(pending);
                return ExitStatus.DONE;
            }
            Profile.SafeMode mode = penstock.database(database).profile().safeMode();
            if (needsConfirmation(mode) && !pending.isEmpty() && !confirms(mode, pending)) {
                return ExitStatus.REFUSED;
            }
            return apply(migrations, pending, interrupts);
        }
    }

    private int apply(Migrations migrations, List<Migration> pending, Interrupts interrupts) {
        MigrationReport report;
        try (MigrationProgress progress = MigrationProgress.on(root.terminal())) {
            Task<MigrationReport> task = migrations.applyAsync(pending);
            progress.show(task);
            report = interrupts.cancels(task, Execution::cancel).await();
        }
        if (root.json()) {
            new Output(root.terminal())
                    .json(report.applied().stream()
                            .map(MigrateApplyCommand::applied)
                            .toList());
            return ExitStatus.DONE;
        }
        report.applied().forEach(each -> new Output(root.terminal()).line("applied " + each));
        root.terminal()
                .err()
                .println(
                        report.applied().isEmpty()
                                ? "No migrations were pending."
                                : MigrationTexts.count(report.applied().size()) + " applied to " + database + " in "
                                        + UnitFormat.duration(report.took()) + ".");
        return ExitStatus.DONE;
    }

    private static Map<String, @Nullable Object> applied(String title) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("applied", title);
        return object;
    }

    private void show(List<Migration> pending) {
        Output output = new Output(root.terminal());
        if (root.json()) {
            output.json(pending.stream().map(MigrateApplyCommand::withSql).toList());
            return;
        }
        for (Migration each : pending) {
            String sql = each.sql() == null ? "" : each.sql().stripTrailing();
            output.line("-- " + each.script() + "\n" + sql + "\n");
        }
        root.terminal()
                .err()
                .println(
                        pending.isEmpty()
                                ? "No migrations are pending."
                                : MigrationTexts.count(pending.size()) + " would be applied to " + database
                                        + ". Nothing was applied.");
    }

    private static Map<String, @Nullable Object> withSql(Migration migration) {
        Map<String, @Nullable Object> object = MigrationList.object(migration);
        object.put("sql", migration.sql());
        return object;
    }

    private boolean needsConfirmation(Profile.SafeMode mode) {
        return switch (mode) {
            case OFF, READ_ONLY -> false;
            case WARN, CONFIRM_DESTRUCTIVE, CONFIRM_WRITES, CONFIRM_DDL -> !yes;
        };
    }

    private boolean confirms(Profile.SafeMode mode, List<Migration> pending) throws IOException {
        String word = mode.name().toLowerCase(Locale.ROOT).replace('_', '-');
        String where = database + (root.environment() == null ? "" : " in " + root.environment());
        if (!root.terminal().inIsTerminal()) {
            root.terminal()
                    .err()
                    .println("The safe mode of " + database + " is " + word
                            + " and standard input is not a terminal, so nothing"
                            + " was applied. Add --yes to apply " + MigrationTexts.count(pending.size()) + " to "
                            + where
                            + ".");
            return false;
        }
        pending.forEach(each -> root.terminal().err().println("  " + each.script()));
        root.terminal()
                .err()
                .print("Apply " + MigrationTexts.count(pending.size()) + " to " + where + " (safe mode " + word
                        + ")? Type yes: ");
        root.terminal().err().flush();
        boolean consent = line().strip().equalsIgnoreCase("yes");
        if (!consent) {
            root.terminal().err().println("Nothing was applied.");
        }
        return consent;
    }

    /** Reads exactly the bytes up to the end of the line. */
    private String line() throws IOException {
        ByteArrayOutputStream prompt = new ByteArrayOutputStream();
        for (int next = root.terminal().in().read();
                next != -1 && next != '\n';
                next = root.terminal().in().read()) {
            prompt.write(next);
        }
        return prompt.toString(StandardCharsets.UTF_8);
    }
}
