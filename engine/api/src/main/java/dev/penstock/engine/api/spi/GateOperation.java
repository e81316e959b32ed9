package dev.penstock.engine.api.spi;

import dev.penstock.engine.api.PenstockException;

/**
 * One operation of a connector's own work. Used by one thread at a time, but for {@link #cancel}.
 */
public interface GateOperation {

    /** The connection. */
    Lease lease();

    /** What the connector said of the described statement. */
    Analysis analysis();

    /** Gets each step of the work, which the outcome is computed from. */
    Wire wire();

    /**
     * Returns unless the operation has been cancelled or its deadline has passed.
     *
     * @throws PenstockException if it has
     */
    void checkpoint();

    /** Counts rows read or changed. */
    void count(long rows);

    /** Cancels it; returns at once. From any thread. */
    void cancel();

    /** Ends it well. Idempotent. */
    void succeed();

    /**
     * Ends it with a failure. Only the first end counts.
     *
     * @param thrown by the work; its connector names it if it is the driver's
     * @return the failure with outcome, node, attempts and advice
     */
    PenstockException fail(Throwable thrown);
}
