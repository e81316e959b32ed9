package dev.penstock.engine.headless.command;

import dev.penstock.engine.api.Caller;
import dev.penstock.engine.api.Execution;
import dev.penstock.engine.api.Penstock;
import dev.penstock.engine.api.migration.Migration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code migrate status}: the applied and the pending migrations. */
@Command(
        name = "status",
        description = {
            "Lists the applied migrations in the order of the history, then the pending ones in the order in which they"
                    + " would be applied.",
            "",
            "Changes nothing. The problems that prevent an apply appear below the table; with them, 'migrate validate'"
                    + " fails."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  penstock migrate status orders", "  penstock migrate status orders -e prod --json"})
final class MigrateStatusCommand implements Callable<Integer> {
    private final Root root;

    @Parameters(index = "0", paramLabel = "DATABASE", description = "A database of the workspace.")
    private String database = "";

    MigrateStatusCommand(Root root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        try (Interrupts interrupts = Interrupts.install(root.terminal().err());
                Penstock penstock = root.open()) {
            List<Migration> all = interrupts
                    .cancels(
                            penstock.migrations(database, Caller.of(QueryCommand.APPLICATION))
                                    .statusAsync(),
                            Execution::cancel)
                    .await();
            new MigrationList(new Output(root.terminal()), root.json()).print(all);
            if (!root.json()) {
                MigrationTexts.summary(database, all).forEach(root.terminal().err()::println);
            }
        }
        return ExitStatus.DONE;
    }
}
