package dev.penstock.engine.headless.command;

import dev.penstock.engine.api.Caller;
import dev.penstock.engine.api.Database;
import dev.penstock.engine.api.DocumentCommand;
import dev.penstock.engine.api.EngineKind;
import dev.penstock.engine.api.Execution;
import dev.penstock.engine.api.Penstock;
import dev.penstock.engine.api.PenstockException;
import dev.penstock.engine.api.Statement;
import dev.penstock.engine.api.StatementOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code query}: runs SQL or a command document and prints what it returned. */
@Command(
        name = "query",
        description = {
            "Runs SQL, or a MongoDB command document, and prints what it returned.",
            "",
            "Results go to standard output; counts, times and failures to standard error, so that csv and json stay"
                    + " pure. Several statements divided by ; are run in order, and the first failure ends the rest; their"
                    + " results stand one after the other, in csv with an empty line between.",
            "",
            "In a table, NULL is NULL, and a text that would look like it stands in quotes: '' is the empty text,"
                    + " 'NULL' the text NULL. Control characters stand as \\n, \\t, \\u001b. On a terminal the table fits"
                    + " its width, and what is cut ends with …; anywhere else nothing is cut.",
            "",
            "Ctrl+C stops the statement at the server, twice it ends at once. Where the reader of the output leaves early"
                    + " (| head), the statement is stopped too, in silence and with status 0."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  penstock query orders 'select * from customers'",
            "  penstock query orders 'select * from customers where id = :id' --param id=42",
            "  penstock query orders - --format csv < report.sql > report.csv",
            "  penstock query -e prod orders 'select count(*) from sales' --json --timeout 30s"
        })
final class QueryCommand implements Callable<Integer> {
    static final String APPLICATION = "cli";

    private static final long TABLE_ROWS = 1_000;

    private final Root root;
    private final Opening opening;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", paramLabel = "DATABASE", description = "A database of the workspace.")
    private String database = "";

    @Parameters(index = "1", paramLabel = "TEXT", description = "The statement; - reads it from standard input.")
    private String text = "";

    @Option(
            names = {"-p", "--param"},
            paramLabel = "NAME=VALUE",
            description = "What :NAME stands for in the text; may be repeated. The value goes as text, and the server"
                    + " makes of it what it needs. NAME:=VALUE instead takes a JSON number, true, false, null or"
                    + " \"text\" as what it is.")
    private List<String> parameters = List.of();

    @Option(
            names = {"-f", "--format"},
            paramLabel = "FORMAT",
            converter = OutputFormat.Reader.class,
            description = "One of: ${COMPLETION-CANDIDATES}; table unless given, and json with --json.")
    private @Nullable OutputFormat format;

    @Option(
            names = "--max-rows",
            paramLabel = "N",
            description = "Rows to print of each result at most; 1000 of a table and all of csv and json unless given.")
    private @Nullable Long maxRows;

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            converter = TimeSpan.class,
            description = "When to give up, such as 500ms, 30s, 5m; never unless given.")
    private @Nullable Duration timeout;

    /** How the engine and the signals are come by. */
    interface Opening {
        Penstock open(Root root);

        default Interrupts interrupts(Root root) {
            return Interrupts.install(root.terminal().err());
        }
    }

    QueryCommand(Root root) {
        this(root, Root::open);
    }

    QueryCommand(Root root, Opening opening) {
        this.root = root;
        this.opening = opening;
    }

    @Override
    public Integer call() throws IOException {
        OutputFormat wanted = format();
        long limit = limit(wanted);
        try (Interrupts interrupts = opening.interrupts(root);
                Penstock penstock = opening.open(root)) {
            Database found = penstock.database(database);
            String statement = text.equals("-") ? standardInput() : text;
            EngineKind engine = found.profile().engine();
            Statement ready = statement(statement, engine, wanted, limit);
            try (Progress progress = Progress.on(root.terminal())) {
                ResultPrinter printer =
                        new ResultPrinter(root.terminal(), penstock, wanted, limit, interrupts, progress);
                printer.print(interrupts
                        .stops(found.session(Caller.of(APPLICATION)).executeAsync(ready), Execution::cancel)
                        .await());
            } catch (PenstockException failure) {
                throw new StatementFailed(statement, failure);
            }
        }
        return ExitStatus.DONE;
    }

    private OutputFormat format() {
        if (root.json() && format != null && format != OutputFormat.JSON) {
            throw wrong("--json and --format " + format + " contradict each other: leave one out");
        }
        return root.json() ? OutputFormat.JSON : format == null ? OutputFormat.TABLE : format;
    }

    private long limit(OutputFormat wanted) {
        if (maxRows != null && maxRows < 1) {
            throw wrong("--max-rows is " + maxRows + ": give 1 or more");
        }
        return maxRows != null ? maxRows : wanted == OutputFormat.TABLE ? TABLE_ROWS : Long.MAX_VALUE;
    }

    private Statement statement(String statement, EngineKind engine, OutputFormat wanted, long limit) {
        StatementOptions.Builder options = StatementOptions.builder().fetchSize(wanted.fetchSize(limit));
        if (timeout != null) {
            options.timeout(timeout);
        }
        if (engine.speaksSql()) {
            return StatementParameters.of(parameters, spec.commandLine())
                    .bind(statement, engine)
                    .with(options.build());
        }
        if (!parameters.isEmpty()) {
            throw wrong("A command document has no placeholders: write the values into it, without --param");
        }
        if (wanted == OutputFormat.CSV) {
            throw wrong("Documents have no columns for csv: use --format json");
        }
        return DocumentCommand.of(statement).with(options.build());
    }

    private String standardInput() throws IOException {
        if (root.terminal().inIsTerminal()) {
            root.terminal().err().println("Type the statement; Ctrl+D on a line of its own ends it.");
        }
        String read = new String(root.terminal().in().readAllBytes(), StandardCharsets.UTF_8);
        return read.startsWith("\uFEFF") ? read.substring(1) : read;
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
