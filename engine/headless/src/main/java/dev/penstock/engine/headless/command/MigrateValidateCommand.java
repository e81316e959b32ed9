package dev.penstock.engine.headless.command;

import dev.penstock.engine.api.Caller;
import dev.penstock.engine.api.Execution;
import dev.penstock.engine.api.Penstock;
import dev.penstock.engine.api.migration.MigrationProblem;
import dev.penstock.engine.headless.text.ConsoleTable.Heading;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code migrate validate}: compares files and history. */
@Command(
        name = "validate",
        description = {
            "Checks that files and history match: no applied file has changed or is missing, no pending version is too"
                    + " low, and no failed migration remains.",
            "",
            "Changes nothing. Pending migrations are no problem. Ends with 1 if there is a problem."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  penstock migrate validate orders", "  penstock migrate validate orders -e prod --json"})
final class MigrateValidateCommand implements Callable<Integer> {
    private static final List<Heading> HEADINGS = List.of(
            Heading.text("code"), Heading.text("migration"), Heading.text("problem"), Heading.text("next step"));

    private final Root root;

    @Parameters(index = "0", paramLabel = "DATABASE", description = "A database of the workspace.")
    private String database = "";

    MigrateValidateCommand(Root root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        List<MigrationProblem> problems;
        try (Interrupts interrupts = Interrupts.install(root.terminal().err());
                Penstock penstock = root.open()) {
            problems = interrupts
                    .cancels(
                            penstock.migrations(database, Caller.of(QueryCommand.APPLICATION))
                                    .validateAsync(),
                            Execution::cancel)
                    .await();
        }
        Output output = new Output(root.terminal());
        if (root.json()) {
            output.json(problems.stream().map(MigrateValidateCommand::object).toList());
        } else if (problems.isEmpty()) {
            root.terminal().err().println("Files and history of " + database + " match.");
        } else {
            output.table(
                    HEADINGS,
                    problems.stream()
                            .map(each -> List.of(each.code().id(), each.migration(), each.summary(), each.advice()))
                            .toList());
        }
        return problems.isEmpty() ? ExitStatus.DONE : ExitStatus.FAILED;
    }

    static Map<String, @Nullable Object> object(MigrationProblem problem) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("code", problem.code().id());
        object.put("migration", problem.migration());
        object.put("summary", problem.summary());
        object.put("advice", problem.advice());
        return object;
    }
}
