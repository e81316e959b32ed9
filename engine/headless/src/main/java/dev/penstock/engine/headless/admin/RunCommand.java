package dev.penstock.engine.headless.admin;

import dev.penstock.engine.api.Penstock;
import dev.penstock.engine.api.Subscription;
import dev.penstock.engine.api.WorkspaceStore;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code run}: the engine until SIGTERM, with the admin endpoint. */
@Command(
        name = "run",
        description = "Runs the engine until SIGTERM or Ctrl+C, with an admin endpoint for health and metrics.")
public final class RunCommand implements Callable<Integer> {
    private final Supplier<StopSignal> signals;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli's
    private CommandSpec spec;

    @Option(
            names = {"-c", "--config"},
            paramLabel = "FILE",
            defaultValue = "penstock.yaml",
            description = "The workspace file; ./penstock.yaml unless given.")
    @SuppressWarnings("NullAway.Init") // it has a default
    private Path config;

    @Option(
            names = {"-e", "--environment"},
            paramLabel = "NAME",
            description = "The environment to lay over it.")
    private @Nullable String environment;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "" + AdminServer.PORT,
            description = "Where the admin endpoint listens, on 127.0.0.1 only; 0 for any free port."
                    + " ${DEFAULT-VALUE} unless given.")
    private int port;

    /** For the command line. */
    public RunCommand() {
        this(StopSignal::install);
    }

    RunCommand(Supplier<StopSignal> signals) {
        this.signals = signals;
    }

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter err = spec.commandLine().getErr();
        try (StopSignal stop = signals.get();
                Penstock penstock = Penstock.open(WorkspaceStore.at(config).read(environment));
                Subscription _ = HealthLog.start(penstock, err);
                AdminServer admin = AdminServer.start(penstock, port)) {
            announce(penstock, admin);
            stop.await();
            return 0;
        } catch (IOException e) {
            err.println(e.getMessage());
            return 1;
        }
    }

    private void announce(Penstock penstock, AdminServer admin) {
        PrintWriter out = spec.commandLine().getOut();
        int databases = penstock.databases().size();
        out.println("Penstock runs " + databases + (databases == 1 ? " database" : " databases") + " of "
                + penstock.workspace().file());
        out.println("Admin endpoint: " + admin.address());
        out.flush();
    }
}
