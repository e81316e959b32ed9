package dev.penstock.engine.headless.demo;

import dev.penstock.engine.api.Deadline;
import dev.penstock.engine.api.Penstock;
import dev.penstock.engine.api.spi.Desktop;
import dev.penstock.engine.headless.admin.AdminServer;
import dev.penstock.engine.headless.admin.PortTakenException;
import dev.penstock.engine.headless.admin.StopSignal;
import java.io.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code demo}: a workspace made for looking around, with load; in the desktop, or as a table in the terminal. */
@Command(
        name = "demo",
        description = {
            "Opens the desktop on a music shop made for looking around, with visitors in it.",
            "Without a display, or with --terminal, the same is shown as a live table here."
        })
public final class DemoCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli's
    private CommandSpec spec;

    @Option(
            names = "--folder",
            paramLabel = "DIR",
            description = "Where the demo lies; the user's data folder unless given. It is made once and used again.")
    private @Nullable Path folder;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "42",
            description = "What chance grows from: the same number makes the same shop. ${DEFAULT-VALUE} unless given.")
    private long seed;

    @Option(names = "--terminal", description = "Shows the table in the terminal though there is a display.")
    private boolean terminal;

    @Option(
            names = "--for",
            paramLabel = "TIME",
            converter = Span.class,
            description = "Ends the table after that time, such as 10s or 5m; else Ctrl+C does.")
    private @Nullable Duration time;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description =
                    "Where the table's metrics are served; " + AdminServer.PORT + " or any free port unless given.")
    private @Nullable Integer port;

    /**
     * What the command finds around it.
     *
     * @param environment variables
     * @param system the operating system's name
     * @param desktop where there is one
     * @param interactive whether standard output is a terminal
     * @param signals how it is told to end
     */
    record Surroundings(
            Map<String, String> environment,
            String system,
            Supplier<Optional<Desktop>> desktop,
            boolean interactive,
            Supplier<StopSignal> signals) {

        static Surroundings ofThisProcess() {
            return new Surroundings(
                    System.getenv(),
                    System.getProperty("os.name", ""),
                    () -> ServiceLoader.load(Desktop.class, Desktop.class.getClassLoader())
                            .findFirst(),
                    Optional.ofNullable(System.console())
                            .map(Console::isTerminal)
                            .orElse(false),
                    StopSignal::install);
        }
    }

    /** For the command line. */
    public DemoCommand() {
        this(Surroundings.ofThisProcess());
    }

    DemoCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter err = spec.commandLine().getErr();
        try (DemoFolder demo = DemoFolder.open(place(), seed, new Making(err, place(), seed))) {
            Optional<Desktop> desktop = desktop(err);
            return desktop.isPresent()
                    ? desktop.get()
                            .show(new Desktop.Request(
                                    demo.workspace(), null, penstock -> DemoLoad.beside(penstock, demo.workspace())))
                    : table(demo);
        } catch (DemoException | IOException e) {
            err.println(e.getMessage());
            return 1;
        }
    }

    private Path place() {
        return folder != null
                ? folder
                : DemoFolder.standard(surroundings.environment(), Path.of(System.getProperty("user.home", ".")));
    }

    /** Where to show it; says why where that is not the desktop. */
    private Optional<Desktop> desktop(PrintWriter err) {
        if (terminal) {
            return Optional.empty();
        }
        if (!Display.present(surroundings.system(), surroundings.environment())) {
            err.println("There is no display (neither DISPLAY nor WAYLAND_DISPLAY is set): the demo is shown here.");
            err.flush();
            return Optional.empty();
        }
        Optional<Desktop> desktop = surroundings.desktop().get();
        if (desktop.isEmpty()) {
            err.println("This program has no desktop in it: the demo is shown here.");
            err.flush();
        }
        return desktop;
    }

    private int table(DemoFolder demo) throws IOException, InterruptedException {
        try (StopSignal stop = surroundings.signals().get();
                Penstock penstock = Penstock.open(demo.workspace());
                AdminServer admin = admin(penstock);
                DemoLoad _ = DemoLoad.start(penstock)) {
            List<String> footer = List.of(
                    "Metrics: " + admin.metricsAddress(),
                    "Workspace: " + demo.workspace(),
                    time == null ? "Ctrl+C ends it." : "It ends by itself; Ctrl+C ends it at once.");
            boolean inPlace = surroundings.interactive();
            Screen screen = new Screen(spec.commandLine().getOut(), inPlace);
            new LiveTable(penstock, screen, inPlace, footer)
                    .show(stop, time == null ? Deadline.NONE : Deadline.after(time));
        }
        return 0;
    }

    /** The usual port where it is free, so that the address is easy to remember. */
    private AdminServer admin(Penstock penstock) throws IOException {
        if (port != null) {
            return AdminServer.start(penstock, port);
        }
        try {
            return AdminServer.start(penstock, AdminServer.PORT);
        } catch (PortTakenException usualPortIsTaken) {
            return AdminServer.start(penstock, 0);
        }
    }
}
