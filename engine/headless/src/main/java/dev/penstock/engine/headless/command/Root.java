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

/** The program without a command, which opens the desktop, and the options of all commands. */
@Command(
        name = "penstock",
        description = {
            "Manages and monitors PostgreSQL, MySQL, MongoDB and SQLite.",
            "",
            "Opens the desktop if there is no command. Options can be before or after the command."
        },
        synopsisSubcommandLabel = "[COMMAND]",
        footerHeading = "%nExamples:%n",
        footer = {
            "  penstock                                      the desktop",
            "  penstock demo                                 the desktop with a sample music shop",
            "  penstock check                                check all nodes",
            "  penstock query orders 'select 1'              run a statement",
            "  penstock -e prod schema show orders           list the tables of a database",
            "",
            "For the help of a command: penstock query --help"
        })
public final class Root implements Callable<Integer> {
    private final Terminal terminal;
    private final Supplier<Optional<Desktop>> desktop;

    @Option(
            names = {"-c", "--config"},
            paramLabel = "FILE",
            scope = ScopeType.INHERIT,
            description = "The workspace file. Default: ./penstock.yaml.")
    private @Nullable Path config;

    @Option(
            names = {"-e", "--environment"},
            paramLabel = "NAME",
            scope = ScopeType.INHERIT,
            description = "The environment of the workspace, such as prod.")
    private @Nullable String environment;

    @Option(names = "--json", scope = ScopeType.INHERIT, description = "Prints JSON instead of a table.")
    private boolean json;

    @Option(
            names = "--stacktrace",
            scope = ScopeType.INHERIT,
            description = "Prints the stack trace of a failure. PENSTOCK_DEBUG=1 has the same effect.")
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
                    .println("This program does not include the desktop. Use a command; penstock --help lists them.");
            return ExitStatus.WRONG;
        }
        return found.get().show(new Desktop.Request(workspaceFile(), environment, null));
    }

    /** The terminal of the command. */
    public Terminal terminal() {
        return terminal;
    }

    /** The desktop; empty if this program does not include it. */
    Optional<Desktop> desktop() {
        return desktop.get();
    }

    /** The workspace file from the options, or the default one, as an absolute path. */
    public Path workspaceFile() {
        return (config == null ? Path.of("penstock.yaml") : config)
                .toAbsolutePath()
                .normalize();
    }

    /** The environment of the workspace; null for none. */
    public @Nullable String environment() {
        return environment;
    }

    /** Whether to print JSON instead of tables. */
    public boolean json() {
        return json;
    }

    boolean stacktrace() {
        return stacktrace
                || !terminal.environment().getOrDefault("PENSTOCK_DEBUG", "").isEmpty();
    }

    /** Reads and checks the workspace. */
    public Workspace workspace() {
        return WorkspaceStore.at(workspaceFile()).read(environment);
    }

    /** Opens the engine with the workspace. The caller closes it. */
    public Penstock open() {
        return Penstock.open(workspace());
    }

    /**
     * Fails if there is no workspace file. Commands that write files beside it would otherwise use a wrong folder. The
     * content of the file may have faults.
     */
    void requireWorkspaceFile() {
        if (!Files.isRegularFile(workspaceFile())) {
            // reports the reason
            WorkspaceStore.at(workspaceFile()).read(null);
        }
    }

    SecretStore secrets() {
        return SecretStore.beside(workspaceFile());
    }
}
