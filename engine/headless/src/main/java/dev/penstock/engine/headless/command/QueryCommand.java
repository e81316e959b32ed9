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

/** {@code query}: runs SQL or a command document and prints the result. */
@Command(
        name = "query",
        description = {
            "Runs SQL or a MongoDB command document and prints the result.",
            "",
            "Results go to standard output; counts, times and failures go to standard error, so that csv and json stay"
                    + " valid. Several statements separated by ; run in order up to the first failure. Their results"
                    + " follow one another, in csv with an empty line between them.",
            "",
            "In a table, NULL is the null value, and ambiguous texts are quoted: '' is the empty text, 'NULL' the text"
                    + " NULL. Control characters appear as \\n, \\t, \\u001b. On a terminal the table fits the width,"
                    + " and truncated cells end with …. Elsewhere nothing is truncated.",
            "",
            "Ctrl+C cancels the statement at the server. Pressed twice, it exits immediately. If the reader of the output"
                    + " closes it early (| head), the command cancels the statement and ends silently with status 0."
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
    private final EngineOpener opener;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", paramLabel = "DATABASE", description = "A database of the workspace.")
    private String database = "";

    @Parameters(index = "1", paramLabel = "TEXT", description = "The statement; - reads it from standard input.")
    private String text = "";

    @Option(
            names = {"-p", "--param"},
            paramLabel = "NAME=VALUE",
            description = "The value of :NAME in the text; may be repeated. The value is sent as text, and the server"
                    + " converts it. NAME:=VALUE takes a JSON number, true, false, null or \"text\" and keeps its"
                    + " type.")
    private List<String> parameters = List.of();

    @Option(
            names = {"-f", "--format"},
            paramLabel = "FORMAT",
            converter = OutputFormat.Reader.class,
            description = "One of: ${COMPLETION-CANDIDATES}. Default: table, with --json json.")
    private @Nullable OutputFormat format;

    @Option(
            names = "--max-rows",
            paramLabel = "N",
            description = "The maximum number of rows per result. Default: 1000 for a table, all for csv and json.")
    private @Nullable Long maxRows;

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description = "The time limit, such as 500ms, 30s, 5m. Default: none.")
    private @Nullable Duration timeout;

    /** Opens the engine and installs the handler of Ctrl+C. */
    interface EngineOpener {
        Penstock open(Root root);

        default Interrupts interrupts(Root root) {
            return Interrupts.install(root.terminal().err());
        }
    }

    QueryCommand(Root root) {
        this(root, Root::open);
    }

    QueryCommand(Root root, EngineOpener opener) {
        this.root = root;
        this.opener = opener;
    }

    @Override
    public Integer call() throws IOException {
        OutputFormat wanted = format();
        long limit = limit(wanted);
        try (Interrupts interrupts = opener.interrupts(root);
                Penstock penstock = opener.open(root)) {
            Database found = penstock.database(database);
            String statement = text.equals("-") ? standardInput() : text;
            EngineKind engine = found.profile().engine();
            Statement ready = statement(statement, engine, wanted, limit);
            try (StatementProgress progress = StatementProgress.on(root.terminal())) {
                ResultPrinter printer =
                        new ResultPrinter(root.terminal(), penstock, wanted, limit, interrupts, progress);
                printer.print(interrupts
                        .cancels(found.session(Caller.of(APPLICATION)).executeAsync(ready), Execution::cancel)
                        .await());
            } catch (PenstockException failure) {
                throw new StatementFailure(statement, failure);
            }
        }
        return ExitStatus.DONE;
    }

    private OutputFormat format() {
        if (root.json() && format != null && format != OutputFormat.JSON) {
            throw wrong("--json and --format " + format + " contradict each other: use only one of them");
        }
        return root.json() ? OutputFormat.JSON : format == null ? OutputFormat.TABLE : format;
    }

    private long limit(OutputFormat wanted) {
        if (maxRows != null && maxRows < 1) {
            throw wrong("--max-rows is " + maxRows + ": the minimum is 1");
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
            throw wrong(
                    "A command document cannot have parameters: write the values into the document instead of using --param");
        }
        if (wanted == OutputFormat.CSV) {
            throw wrong("csv does not support documents: use --format json");
        }
        return DocumentCommand.of(statement).with(options.build());
    }

    private String standardInput() throws IOException {
        if (root.terminal().inIsTerminal()) {
            root.terminal().err().println("Type the statement. Press Ctrl+D on an empty line to end it.");
        }
        String read = new String(root.terminal().in().readAllBytes(), StandardCharsets.UTF_8);
        return read.startsWith("\uFEFF") ? read.substring(1) : read;
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
