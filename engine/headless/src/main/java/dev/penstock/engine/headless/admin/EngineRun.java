package dev.penstock.engine.headless.admin;

import dev.penstock.engine.api.Penstock;
import dev.penstock.engine.api.Subscription;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * The engine until SIGTERM, with the admin endpoint. It takes over the workspace file whenever that has changed.
 *
 * @param engine opens it
 * @param port of the admin endpoint; 0 for any that is free
 * @param signals how it is told to end
 * @param out where the address is told
 * @param err where changes of health and of the workspace are told, and failures
 */
public record EngineRun(
        Supplier<Penstock> engine, int port, Supplier<StopSignal> signals, PrintWriter out, PrintWriter err) {
    /** How often it looks whether the workspace file has changed. */
    private static final Duration FOLLOW_EVERY = Duration.ofSeconds(2);

    /**
     * Runs until it is told to end, and closes everything.
     *
     * @return the exit status: 0, or 1 where the endpoint cannot be had
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
