package dev.penstock.engine.api.spi;

import dev.penstock.engine.api.Deadline;
import dev.penstock.engine.api.PoolState;
import java.time.Duration;
import java.util.Optional;

/**
 * The connections to one node. Safe for use by many threads. Admission has bounded the callers before they come here, so a
 * lease waits only while a connection is being opened.
 */
public interface NodePool extends AutoCloseable {

    /**
     * Borrows a connection and opens one if necessary.
     *
     * @throws dev.penstock.engine.api.UnreachableException if none can be opened; the reason in plain words
     * @throws dev.penstock.engine.api.AdmissionException if the deadline passed first
     */
    Lease lease(Deadline deadline);

    /** Connections in use, idle, and callers waiting; {@code waiting} counts those in here only. */
    PoolState state();

    /**
     * Probes the node on a connection of its own, so that a full pool does not look like a dead node.
     *
     * @throws dev.penstock.engine.api.PenstockException if it does not answer as it should, saying why
     */
    Probe probe(Deadline deadline);

    /**
     * Changes what the pool is opened with: limits, login, TLS. New limits hold at once. If login or TLS differ, idle
     * connections are closed and those in use are discarded when they come back; nothing in use is cut.
     *
     * @param target of the same node
     */
    void refresh(NodeTarget target);

    /** Closes idle connections and discards those in use when they come back; leases are still granted. */
    void drain();

    /** Its streams of changes; empty if the engine has none. */
    default Optional<ChangeSource> changes() {
        return Optional.empty();
    }

    /**
     * Closes idle connections at once and those in use when they come back or after the grace, whichever is first. A
     * second call may only shorten the grace, and returns at once.
     */
    void close(Duration grace);

    /** Closes without grace. Idempotent. */
    @Override
    default void close() {
        close(Duration.ZERO);
    }
}
