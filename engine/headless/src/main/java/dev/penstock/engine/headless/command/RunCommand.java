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

/** {@code run}: runs the engine and the admin endpoint until SIGTERM. */
@Command(
        name = "run",
        description = {
            "Runs the engine until SIGTERM or Ctrl+C, with an admin endpoint for health and metrics.",
            "",
            "The endpoint listens on 127.0.0.1 only: /health/live, /health/ready and /metrics. Its address appears on"
                    + " standard output, and each change of a node's health on standard error.",
            "",
            "A changed workspace file takes effect without a restart: databases are added, removed and changed. If the"
                    + " file has faults, they appear on standard error, and the previous workspace stays active."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  penstock run",
            "  penstock run -c /srv/shop/penstock.yaml -e prod",
            "  penstock run --port 0                         on any free port"
        })
final class RunCommand implements Callable<Integer> {
    private final Root root;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            converter = PortConverter.class,
            defaultValue = "" + AdminServer.PORT,
            description = "The port of the admin endpoint; 0 for any free port. Default: ${DEFAULT-VALUE}.")
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
