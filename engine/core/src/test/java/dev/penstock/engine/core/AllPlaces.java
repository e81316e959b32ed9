package dev.penstock.engine.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.engine.api.Database;
import dev.penstock.engine.api.PoolState;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Proves that nothing is left of what a test did. */
final class AllPlaces {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final long LOOK_NANOS = Duration.ofMillis(1).toNanos();
    private static final Out NOTHING = new Out(0, 0, 0, 0);

    private AllPlaces() {}

    /**
     * What is out.
     *
     * @param permits of the admission; negative if more came back than were taken
     * @param registered checkouts
     * @param connections that the pool has lent
     * @param waiting callers
     */
    private record Out(int permits, int registered, int connections, int waiting) {
        private static Out of(CoreDatabase database) {
            int connections = 0;
            int waiting = 0;
            for (PoolState pool : database.pools()) {
                connections += pool.active();
                waiting += pool.waiting();
            }
            return new Out(database.nodes().permitsOut(), database.checkouts().size(), connections, waiting);
        }
    }

    /** Waits until the pool has all its connections and the admission all its permits, and the register is empty. */
    static void back(Database database) {
        back(database, "all");
    }

    /** As {@link #back(Database)}, after something whose name a failure tells. */
    static void back(Database database, String what) {
        CoreDatabase core = (CoreDatabase) database;
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!Out.of(core).equals(NOTHING) && System.nanoTime() - end < 0) {
            LockSupport.parkNanos(LOOK_NANOS);
        }
        assertThat(Out.of(core)).as("what is out after %s", what).isEqualTo(NOTHING);
    }
}
