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

/** {@code demo}: a workspace made for looking around, with load; in the desktop, or as a table in the terminal. */
@Command(
        name = "demo",
        description = {
            "Opens the desktop on a music shop made for looking around, with visitors in it.",
            "",
            "Without a display, or with --terminal, the same is shown here as a live table, with the address of its"
                    + " metrics. The shop is made once, in a few seconds, and used again."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  penstock demo",
            "  penstock demo --terminal --for 30s",
            "  penstock demo --folder /tmp/shop --seed 7     another shop, elsewhere"
        })
final class DemoCommand implements Callable<Integer> {
    private final Root root;

    @Option(
            names = "--folder",
            paramLabel = "DIR",
            description =
                    "Where the demo lies, an empty or new folder; penstock/demo in your data folder unless given.")
    private @Nullable Path folder;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "42",
            description = "The same number makes the same shop; ${DEFAULT-VALUE} unless given.")
    private long seed = 42;

    @Option(names = "--terminal", description = "Shows the table here though there is a display.")
    private boolean table;

    @Option(
            names = "--for",
            paramLabel = "TIME",
            converter = TimeSpan.class,
            description = "Ends the table after that time, such as 10s or 5m; else Ctrl+C does.")
    private @Nullable Duration time;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            converter = Port.class,
            description = "Where the table's metrics are; " + AdminServer.PORT
                    + " unless given, or any free port where that is taken.")
    private @Nullable Integer port;

    DemoCommand(Root root) {
        this.root = root;
    }

    @Override
    public Integer call() throws InterruptedException {
        Terminal terminal = root.terminal();
        return new Demo(
                        new Demo.Wishes(folder, seed, table, time, port),
                        new Demo.Surroundings(
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
