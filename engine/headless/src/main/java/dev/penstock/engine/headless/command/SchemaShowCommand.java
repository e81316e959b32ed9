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

/** {@code schema show}: the tables of a database, or the details of one table. */
@Command(
        name = "show",
        description = {
            "Lists the tables and views of a database with kind, rows and size.",
            "",
            "The number of rows is the server's estimate, not a count. The size on disk includes the indexes. With the name"
                    + " of a table, the command shows its columns, keys, indexes, triggers and DDL."
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
            description = "A table or view, with its schema if the name is ambiguous: sales.customers.")
    private @Nullable String table;

    @Option(names = "--system", description = "Includes the server's system schemas.")
    private boolean system;

    SchemaShowCommand(Root root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        try (Interrupts interrupts = Interrupts.install(root.terminal().err());
                Penstock penstock = root.open()) {
            Database found = penstock.database(database);
            Catalog catalog = found.session(Caller.of(QueryCommand.APPLICATION)).catalog();
            Output output = new Output(root.terminal());
            if (table == null) {
                new TableList(output, root.json()).print(tables(catalog, interrupts));
            } else {
                TableName name = named(table, catalog, interrupts);
                new TableDescription(output, root.json())
                        .print(interrupts
                                .cancels(catalog.describeAsync(name), Execution::cancel)
                                .await());
            }
        }
        return ExitStatus.DONE;
    }

    private List<Table> tables(Catalog catalog, Interrupts interrupts) {
        List<Table> tables = new ArrayList<>();
        for (Schema schema :
                interrupts.cancels(catalog.schemasAsync(), Execution::cancel).await()) {
            if (system || !schema.system()) {
                tables.addAll(interrupts
                        .cancels(catalog.tablesAsync(schema.name()), Execution::cancel)
                        .await());
            }
        }
        return tables;
    }

    /** The full name of a table: in the given schema, otherwise in the current schema, otherwise the only match. */
    private TableName named(String written, Catalog catalog, Interrupts interrupts) {
        List<Schema> schemas =
                interrupts.cancels(catalog.schemasAsync(), Execution::cancel).await();
        int dot = written.indexOf('.');
        if (dot > 0 && schemas.stream().anyMatch(schema -> schema.name().equals(written.substring(0, dot)))) {
            return new TableName(written.substring(0, dot), written.substring(dot + 1));
        }
        List<Table> found = new ArrayList<>();
        for (Schema schema : schemas) {
            List<Table> here = interrupts
                    .cancels(catalog.tablesAsync(schema.name()), Execution::cancel)
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
                        ? "The database " + database + " has no table or view '" + written
                                + "'. List them with: penstock schema show " + database
                        : "Several tables have the name " + written + ": "
                                + found.stream()
                                        .map(candidate -> candidate.name().toString())
                                        .collect(Collectors.joining(", "))
                                + ". Add the schema");
    }

    static String kind(Table described) {
        return described.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
