package dev.penstock.engine.headless.command;

import dev.penstock.engine.api.Caller;
import dev.penstock.engine.api.Execution;
import dev.penstock.engine.api.Penstock;
import dev.penstock.engine.api.Profile;
import dev.penstock.engine.api.Task;
import dev.penstock.engine.api.migration.Migration;
import dev.penstock.engine.api.migration.MigrationReport;
import dev.penstock.engine.api.migration.Migrations;
import dev.penstock.engine.headless.text.Figures;
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

/** {@code migrate apply}: applies what is pending. */
@Command(
        name = "apply",
        description = {
            "Applies what is pending, in order, and stops at the first failure.",
            "",
            "Each migration runs in a transaction of its own, so that a failure or Ctrl+C leaves nothing of it behind and"
                    + " those before it stay; what cannot run in a transaction, such as CREATE INDEX CONCURRENTLY, says so"
                    + " where it fails. Of several that apply at the same time one does and the others wait.",
            "",
            "A safe mode of warn or confirm-… asks first on a terminal, and elsewhere wants --yes; read-only refuses."
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

    @Option(names = "--dry-run", description = "Prints the SQL of what is pending, and applies nothing.")
    private boolean dryRun;

    @Option(
            names = {"-y", "--yes"},
            description = "Does not ask.")
    private boolean yes;

    MigrateApplyCommand(Root root) {
        this.root = root;
    }

    @Override
    public Integer call() throws IOException {
        try (Interrupts interrupts = Interrupts.install(root.terminal().err());
                Penstock penstock = root.open()) {
            Migrations migrations = penstock.migrations(database, Caller.of(QueryCommand.APPLICATION));
            List<Migration> pending = interrupts.stops(migrations.statusAsync(), Execution::cancel).await().stream()
                    .filter(Migration::pending)
                    .toList();
            if (dryRun) {
                show(pending);
                return ExitStatus.DONE;
            }
            Profile.SafeMode mode = penstock.database(database).profile().safeMode();
            if (asks(mode) && !pending.isEmpty() && !consents(mode, pending)) {
                return ExitStatus.REFUSED;
            }
            return apply(migrations, pending, interrupts);
        }
    }

    private int apply(Migrations migrations, List<Migration> pending, Interrupts interrupts) {
        MigrationReport report;
        try (MigrationProgress progress = MigrationProgress.on(root.terminal())) {
            Task<MigrationReport> task = migrations.applyAsync(pending);
            progress.shows(task);
            report = interrupts.stops(task, Execution::cancel).await();
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
                                ? "Nothing was pending."
                                : MigrationWords.count(report.applied().size()) + " applied to " + database + " in "
                                        + Figures.duration(report.took()) + ".");
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
                                ? "Nothing is pending."
                                : MigrationWords.count(pending.size()) + " would be applied to " + database
                                        + "; nothing has been.");
    }

    private static Map<String, @Nullable Object> withSql(Migration migration) {
        Map<String, @Nullable Object> object = MigrationList.object(migration);
        object.put("sql", migration.sql());
        return object;
    }

    private boolean asks(Profile.SafeMode mode) {
        return switch (mode) {
            case OFF, READ_ONLY -> false;
            case WARN, CONFIRM_DESTRUCTIVE, CONFIRM_WRITES, CONFIRM_DDL -> !yes;
        };
    }

    private boolean consents(Profile.SafeMode mode, List<Migration> pending) throws IOException {
        String word = mode.name().toLowerCase(Locale.ROOT).replace('_', '-');
        String where = database + (root.environment() == null ? "" : " in " + root.environment());
        if (!root.terminal().inIsTerminal()) {
            root.terminal()
                    .err()
                    .println("The safe mode of " + database + " is " + word
                            + ", and nobody is there to ask: nothing was"
                            + " applied. Add --yes to apply " + MigrationWords.count(pending.size()) + " to " + where
                            + ".");
            return false;
        }
        pending.forEach(each -> root.terminal().err().println("  " + each.script()));
        root.terminal()
                .err()
                .print("Apply " + MigrationWords.count(pending.size()) + " to " + where + " (safe mode " + word
                        + ")? Type yes: ");
        root.terminal().err().flush();
        boolean consent = line().strip().equalsIgnoreCase("yes");
        if (!consent) {
            root.terminal().err().println("Nothing was applied.");
        }
        return consent;
    }

    /** What is typed until the end of the line, and no byte more. */
    private String line() throws IOException {
        ByteArrayOutputStream typed = new ByteArrayOutputStream();
        for (int next = root.terminal().in().read();
                next != -1 && next != '\n';
                next = root.terminal().in().read()) {
            typed.write(next);
        }
        return typed.toString(StandardCharsets.UTF_8);
    }
}
