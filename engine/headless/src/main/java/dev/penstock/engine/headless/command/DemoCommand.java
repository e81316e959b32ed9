package dev.penstock.engine.headless.command;

import dev.penstock.engine.headless.admin.AdminServer;
import dev.penstock.engine.headless.admin.StopSignal;
import dev.penstock.engine.headless.demo.Demo;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code demo}: a sample workspace with load, in the desktop or as a table in the terminal. */
@Command(
        name = "demo",
        description = {
            "Opens the desktop with a sample music shop and simulated visitors.",
            "",
            "Without a display, or with --terminal, a live table appears in the terminal, with the URL of its metrics."
                    + " The first start creates the shop in a few seconds; later starts reuse it."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  penstock demo",
            "  penstock demo --terminal --for 30s",
            "  penstock demo --folder /tmp/shop --seed 7     another shop in another folder"
        })
final class DemoCommand implements Callable<Integer> {
    private final Root root;

    @Option(
            names = "--folder",
            paramLabel = "DIR",
            description = "The folder of the demo, empty or new. Default: penstock/demo in your data folder.")
    private @Nullable Path folder;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "42",
            description =
                    "The seed of the random data. The same seed creates the same shop. Default: ${DEFAULT-VALUE}.")
    private long seed = 42;

    @Option(names = "--terminal", description = "Shows the table in the terminal even if there is a display.")
    private boolean table;

    @Option(
            names = "--for",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description = "Ends the table after this time, such as 10s or 5m. Without it, press Ctrl+C.")
    private @Nullable Duration time;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            converter = PortConverter.class,
            description = "The port of the table's metrics. Default: " + AdminServer.PORT
                    + ", or any free port if that is in use.")
    private @Nullable Integer port;

    DemoCommand(Root root) {
        this.root = root;
    }

    @Override
    public Integer call() throws InterruptedException {
        Terminal terminal = root.terminal();
        return new Demo(
                        new Demo.Options(folder, seed, table, time, port),
                        new Demo.Environment(
                                terminal.environment(),
                                System.getProperty("os.name", ""),
                                root::desktop,
                                StopSignal::install,
                                terminal.outIsTerminal(),
                                terminal.width(),
                                new PrintWriter(new OutputStreamWriter(terminal.out(), StandardCharsets.UTF_8)),
                                terminal.err()))
                .show();
    }
}
