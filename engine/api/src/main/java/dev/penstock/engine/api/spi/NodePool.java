package dev.penstock.engine.api.spi;

import dev.penstock.engine.api.Deadline;
import dev.penstock.engine.api.PoolState;
import java.time.Duration;

/**
 * The connections to one node. Safe for use by many threads. Admission has bounded the callers before they come here,
 * so a lease waits only while a connection is being opened.
 */
public interface NodePool extends AutoCloseable {

    /**
     * Borrows a connection, opening one if need be.
     *
     * @throws dev.penstock.engine.api.UnreachableException if none can be opened; the reason in plain words
     * @throws dev.penstock.engine.api.AdmissionException if the deadline passed first
     */
    Lease lease(Deadline deadline);

    /** Leases out, idle, waiting; {@code waiting} counts those in here only. */
    PoolState state();

    /**
     * Asks the node how it is, on a connection of its own, so that a full pool does not look like a dead node.
     *
     * @throws dev.penstock.engine.api.PenstockException if it does not answer as it should, saying why
     */
    Probe probe(Deadline deadline);

    /**
     * Closes idle connections at once and lent ones when they come back or after the grace, whichever is first. Called
     * again, it may only shorten the grace, and returns at once.
     */
    void close(Duration grace);

    /** Closes without grace. Idempotent. */
    @Override
    default void close() {
        close(Duration.ZERO);
    }
}
