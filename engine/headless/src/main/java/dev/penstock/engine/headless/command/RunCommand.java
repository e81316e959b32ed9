package dev.penstock.engine.headless.command;

import dev.penstock.engine.headless.admin.AdminServer;
import dev.penstock.engine.headless.admin.EngineRun;
import dev.penstock.engine.headless.admin.StopSignal;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code run}: the engine until SIGTERM, with the admin endpoint. */
@Command(
        name = "run",
        description = {
            "Runs the engine until SIGTERM or Ctrl+C, with an admin endpoint for health and metrics.",
            "",
            "The endpoint listens on 127.0.0.1 only: /health/live, /health/ready and /metrics. Its address is told on"
                    + " standard output, and each change of a node's health on standard error.",
            "",
            "A changed workspace file is taken over without a restart: databases come, go and change. One with faults"
                    + " is told on standard error with all of them, and the workspace before stays in force."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  penstock run",
            "  penstock run -c /srv/shop/penstock.yaml -e prod",
            "  penstock run --port 0                         any free port"
        })
final class RunCommand implements Callable<Integer> {
    private final Root root;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            converter = Port.class,
            defaultValue = "" + AdminServer.PORT,
            description = "Where the admin endpoint listens; 0 for any free port. ${DEFAULT-VALUE} unless given.")
    private int port = AdminServer.PORT;

    RunCommand(Root root) {
        this.root = root;
    }

    @Override
    public Integer call() throws InterruptedException {
        Terminal terminal = root.terminal();
        PrintWriter out = new PrintWriter(new OutputStreamWriter(terminal.out(), StandardCharsets.UTF_8));
        return new EngineRun(root::open, port, StopSignal::install, out, terminal.err()).run();
    }
}
