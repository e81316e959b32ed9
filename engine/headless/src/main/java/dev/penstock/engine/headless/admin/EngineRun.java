package dev.penstock.engine.headless.admin;

import dev.penstock.engine.api.Penstock;
import dev.penstock.engine.api.Subscription;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Runs the engine and the admin endpoint until SIGTERM. Reloads the workspace file after each change.
 *
 * @param engine opens the engine
 * @param port the port of the admin endpoint; 0 for any free port
 * @param signals installs the handler of stop signals
 * @param out receives the address of the endpoint
 * @param err receives changes of health and of the workspace, and failures
 */
public record EngineRun(
        Supplier<Penstock> engine, int port, Supplier<StopSignal> signals, PrintWriter out, PrintWriter err) {
    /** The interval between two checks of the workspace file for changes. */
    private static final Duration FOLLOW_EVERY = Duration.ofSeconds(2);

    /**
     * Runs until a stop signal, then closes everything.
     *
     * @return the exit status: 0, or 1 if the endpoint cannot be started
     */
    public int run() throws InterruptedException {
        try (StopSignal stop = signals.get();
                Penstock penstock = engine.get();
                Subscription _ = HealthLog.start(penstock, err);
                WorkspaceFollower _ = WorkspaceFollower.start(penstock, err, FOLLOW_EVERY);
                AdminServer admin = AdminServer.start(penstock, port)) {
            announce(penstock, admin);
            stop.await();
            return 0;
        } catch (IOException e) {
            err.println(e.getMessage());
            err.flush();
            return 1;
        }
    }

    private void announce(Penstock penstock, AdminServer admin) {
        int databases = penstock.databases().size();
        out.println("Penstock runs " + databases + (databases == 1 ? " database" : " databases") + " of "
                + penstock.workspace().file());
        out.println("Admin endpoint: " + admin.address());
        out.flush();
    }
}
