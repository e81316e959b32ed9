package dev.penstock.engine.headless.command;

import dev.penstock.engine.api.Penstock;
import dev.penstock.engine.api.SecretStore;
import dev.penstock.engine.api.Workspace;
import dev.penstock.engine.api.WorkspaceStore;
import dev.penstock.engine.api.spi.Desktop;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The program without a command, which is the desktop; and the options that every command has. */
@Command(
        name = "penstock",
        description = {
            "Administers and watches PostgreSQL, MySQL, MongoDB and SQLite.",
            "",
            "Without a command it opens the desktop. Options may stand before or after the command."
        },
        synopsisSubcommandLabel = "[COMMAND]",
        footerHeading = "%nExamples:%n",
        footer = {
            "  penstock                                      the desktop",
            "  penstock demo                                 the same on a shop made for looking around",
            "  penstock check                                is every node there?",
            "  penstock query orders 'select 1'              a statement",
            "  penstock -e prod schema show orders           what a database holds",
            "",
            "Each command has its own help: penstock query --help"
        })
public final class Root implements Callable<Integer> {
    private final Terminal terminal;
    private final Supplier<Optional<Desktop>> desktop;

    @Option(
            names = {"-c", "--config"},
            paramLabel = "FILE",
            scope = ScopeType.INHERIT,
            description = "The workspace file; ./penstock.yaml unless given.")
    private @Nullable Path config;

    @Option(
            names = {"-e", "--environment"},
            paramLabel = "NAME",
            scope = ScopeType.INHERIT,
            description = "The environment of the workspace to lay over it, such as prod.")
    private @Nullable String environment;

    @Option(
            names = "--json",
            scope = ScopeType.INHERIT,
            description = "Prints JSON for machines where the command prints a table.")
    private boolean json;

    @Option(
            names = "--stacktrace",
            scope = ScopeType.INHERIT,
            description = "Shows where in the program a failure arose; PENSTOCK_DEBUG=1 does the same.")
    private boolean stacktrace;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Shows this help.")
    @SuppressWarnings("UnusedVariable") // picocli acts on it
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            scope = ScopeType.INHERIT,
            description = "Shows the version.")
    @SuppressWarnings("UnusedVariable") // picocli acts on it
    private boolean version;

    Root(Terminal terminal) {
        this(terminal, Root::installedDesktop);
    }

    Root(Terminal terminal, Supplier<Optional<Desktop>> desktop) {
        this.terminal = terminal;
        this.desktop = desktop;
    }

    private static Optional<Desktop> installedDesktop() {
        return ServiceLoader.load(Desktop.class, Root.class.getClassLoader()).findFirst();
    }

    @Override
    public Integer call() {
        Optional<Desktop> found = desktop.get();
        if (found.isEmpty()) {
            terminal.err()
                    .println("This program has no desktop in it: it is the one for servers."
                            + " Name a command; penstock --help lists them.");
            return ExitStatus.WRONG;
        }
        return found.get().show(new Desktop.Request(workspaceFile(), environment, null));
    }

    /** What the command reads and writes. */
    public Terminal terminal() {
        return terminal;
    }

    /** The desktop, where there is one. */
    Optional<Desktop> desktop() {
        return desktop.get();
    }

    /** The workspace file as named, or the usual one; absolute. */
    public Path workspaceFile() {
        return (config == null ? Path.of("penstock.yaml") : config)
                .toAbsolutePath()
                .normalize();
    }

    /** The environment to lay over the workspace; null for none. */
    public @Nullable String environment() {
        return environment;
    }

    /** Whether tables are wanted as JSON. */
    public boolean json() {
        return json;
    }

    boolean stacktrace() {
        return stacktrace
                || !terminal.environment().getOrDefault("PENSTOCK_DEBUG", "").isEmpty();
    }

    /** The workspace, read and checked. */
    public Workspace workspace() {
        return WorkspaceStore.at(workspaceFile()).read(environment);
    }

    /** The engine over the workspace; whoever asks for it closes it. */
    public Penstock open() {
        return Penstock.open(workspace());
    }

    /** For what lies beside the file and would end up in a wrong folder without it. Its faults do not matter there. */
    void requireWorkspaceFile() {
        if (!Files.isRegularFile(workspaceFile())) {
            // says what is wrong with it
            WorkspaceStore.at(workspaceFile()).read(null);
        }
    }

    SecretStore secrets() {
        return SecretStore.beside(workspaceFile());
    }
}
