package dev.penstock.engine.headless.command;

import dev.penstock.engine.api.Caller;
import dev.penstock.engine.api.Database;
import dev.penstock.engine.api.Execution;
import dev.penstock.engine.api.Penstock;
import dev.penstock.engine.api.catalog.Catalog;
import dev.penstock.engine.api.catalog.Schema;
import dev.penstock.engine.api.catalog.Table;
import dev.penstock.engine.api.catalog.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code schema show}: the tables of a database, or all about one of them. */
@Command(
        name = "show",
        description = {
            "Lists the tables and views of a database with kind, rows and size.",
            "",
            "Rows are the server's own estimate, not a count; size is on disk with the indexes. With a table's name it"
                    + " shows columns, keys, indexes, triggers and the DDL that makes it again."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  penstock schema show orders",
            "  penstock schema show orders customers",
            "  penstock schema show orders sales.customers --json"
        })
final class SchemaShowCommand implements Callable<Integer> {
    private final Root root;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", paramLabel = "DATABASE", description = "A database of the workspace.")
    private String database = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "TABLE",
            description = "A table or view, with its schema where the name alone is not enough: sales.customers.")
    private @Nullable String table;

    @Option(names = "--system", description = "Lists the server's own schemas too.")
    private boolean system;

    SchemaShowCommand(Root root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        try (Interrupts interrupts = Interrupts.install(root.terminal().err());
                Penstock penstock = root.open()) {
            Database found = penstock.database(database);
            Catalog catalog = found.catalog(Caller.of(QueryCommand.APPLICATION));
            Output output = new Output(root.terminal());
            if (table == null) {
                new TableList(output, root.json()).print(tables(catalog, interrupts));
            } else {
                TableName name = named(table, catalog, interrupts);
                new TableDescription(output, root.json())
                        .print(interrupts
                                .stops(catalog.describeAsync(name), Execution::cancel)
                                .await());
            }
        }
        return ExitStatus.DONE;
    }

    private List<Table> tables(Catalog catalog, Interrupts interrupts) {
        List<Table> tables = new ArrayList<>();
        for (Schema schema :
                interrupts.stops(catalog.schemasAsync(), Execution::cancel).await()) {
            if (system || !schema.system()) {
                tables.addAll(interrupts
                        .stops(catalog.tablesAsync(schema.name()), Execution::cancel)
                        .await());
            }
        }
        return tables;
    }

    /** The full name that a name means: in the schema it names, else in the current schema, else the only one. */
    private TableName named(String written, Catalog catalog, Interrupts interrupts) {
        List<Schema> schemas =
                interrupts.stops(catalog.schemasAsync(), Execution::cancel).await();
        int dot = written.indexOf('.');
        if (dot > 0 && schemas.stream().anyMatch(schema -> schema.name().equals(written.substring(0, dot)))) {
            return new TableName(written.substring(0, dot), written.substring(dot + 1));
        }
        List<Table> found = new ArrayList<>();
        for (Schema schema : schemas) {
            List<Table> here = interrupts
                    .stops(catalog.tablesAsync(schema.name()), Execution::cancel)
                    .await();
            List<Table> same = here.stream()
                    .filter(candidate -> candidate.name().name().equals(written))
                    .toList();
            if (schema.current() && !same.isEmpty()) {
                return same.getFirst().name();
            }
            found.addAll(same);
            if (same.isEmpty()) {
                found.addAll(here.stream()
                        .filter(candidate -> candidate.name().name().equalsIgnoreCase(written))
                        .toList());
            }
        }
        if (found.size() == 1) {
            return found.getFirst().name();
        }
        throw new ParameterException(
                spec.commandLine(),
                found.isEmpty()
                        ? "The database " + database + " has no table or view '" + written + "'; penstock schema show "
                                + database + " lists those there are"
                        : "More than one table is called " + written + ": "
                                + found.stream()
                                        .map(candidate -> candidate.name().toString())
                                        .collect(Collectors.joining(", "))
                                + ". Write the schema too");
    }

    static String kind(Table described) {
        return described.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
