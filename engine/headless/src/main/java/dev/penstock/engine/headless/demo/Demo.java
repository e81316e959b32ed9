package dev.penstock.engine.headless.demo;

import dev.penstock.engine.api.Deadline;
import dev.penstock.engine.api.Penstock;
import dev.penstock.engine.api.spi.Desktop;
import dev.penstock.engine.headless.admin.AdminServer;
import dev.penstock.engine.headless.admin.PortTakenException;
import dev.penstock.engine.headless.admin.StopSignal;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A sample workspace with load, in the desktop or as a table in the terminal. */
public final class Demo {
    private final Options options;
    private final Environment around;

    /** Creates a demo for some options and an environment. */
    public Demo(Options options, Environment around) {
        this.options = options;
        this.around = around;
    }

    /**
     * The options of the demo.
     *
     * @param folder the folder of the demo; null for the user's data folder
     * @param seed the seed of the random data
     * @param terminal whether to show the table even if there is a display
     * @param time the time after which the table ends; null for no limit
     * @param port the port of the table's metrics; null for the default port, or any free port if that is in use
     */
    public record Options(
            @Nullable Path folder,
            long seed,
            boolean terminal,
            @Nullable Duration time,
            @Nullable Integer port) {}

    /**
     * The environment of the demo.
     *
     * @param environment the environment variables
     * @param system the name of the operating system
     * @param desktop finds the desktop; called only if there is a display
     * @param signals installs the handler of the signals that end the table
     * @param interactive whether the output is a terminal
     * @param width the width of the terminal in columns; called only if the output is a terminal
     * @param out the output for the table
     * @param err the output for everything else
     */
    public record Environment(
            Map<String, String> environment,
            String system,
            Supplier<Optional<Desktop>> desktop,
            Supplier<StopSignal> signals,
            boolean interactive,
            Supplier<Integer> width,
            PrintWriter out,
            PrintWriter err) {}

    /**
     * Creates the workspace if it is missing, and shows it until the user ends the demo.
     *
     * @return the exit status: that of the desktop, or 0, or 1 if the demo cannot be created or shown
     */
    public int show() throws InterruptedException {
        Path folder = options.folder() != null ? options.folder() : standard();
        CreationProgress progress = new CreationProgress(around.err(), folder, options.seed());
        try (DemoFolder demo = DemoFolder.open(folder, options.seed(), progress)) {
            Optional<Desktop> desktop = desktop();
            return desktop.isPresent()
                    ? desktop.get()
                            .show(new Desktop.Request(
                                    demo.workspace(), null, penstock -> DemoLoad.beside(penstock, demo.workspace())))
                    : table(demo);
        } catch (DemoException | IOException e) {
            print(String.valueOf(e.getMessage()));
            return 1;
        }
    }

    private Path standard() {
        return DemoFolder.standard(around.environment(), Path.of(System.getProperty("user.home", ".")));
    }

    /** The desktop; empty for the terminal. Prints the reason if the desktop is not available. */
    private Optional<Desktop> desktop() {
        if (options.terminal()) {
            return Optional.empty();
        }
        if (!DisplayDetection.possible(around.system(), around.environment())) {
            print("No display found: neither DISPLAY nor WAYLAND_DISPLAY is set. The demo appears in the terminal.");
            return Optional.empty();
        }
        Optional<Desktop> desktop = around.desktop().get();
        if (desktop.isEmpty()) {
            print("This program does not include the desktop. The demo appears in the terminal.");
        }
        return desktop;
    }

    private int table(DemoFolder demo) throws IOException, InterruptedException {
        Duration time = options.time();
        try (StopSignal stop = around.signals().get();
                Penstock penstock = Penstock.open(demo.workspace());
                AdminServer admin = admin(penstock);
                DemoLoad _ = DemoLoad.start(penstock)) {
            List<String> footer = List.of(
                    "Metrics: " + admin.metricsAddress(),
                    "Workspace: " + demo.workspace(),
                    time == null ? "Press Ctrl+C to exit." : "It ends automatically. Press Ctrl+C to exit earlier.");
            TerminalScreen screen = new TerminalScreen(around.out(), around.interactive(), around.width());
            new LiveTable(penstock, screen, around.interactive(), footer)
                    .show(stop, time == null ? Deadline.NONE : Deadline.after(time));
        }
        return 0;
    }

    /** Starts the endpoint on the default port, which is easy to remember, or on any free port if that is in use. */
    private AdminServer admin(Penstock penstock) throws IOException {
        Integer port = options.port();
        if (port != null) {
            return AdminServer.start(penstock, port);
        }
        try {
            return AdminServer.start(penstock, AdminServer.PORT);
        } catch (PortTakenException usualPortIsTaken) {
            return AdminServer.start(penstock, 0);
        }
    }

    private void print(String line) {
        around.err().println(line);
        around.err().flush();
    }
}
