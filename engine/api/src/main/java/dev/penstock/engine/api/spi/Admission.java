package dev.penstock.engine.api.spi;

import dev.penstock.engine.api.Deadline;
import java.util.function.BooleanSupplier;

/** The fair queue before one node's pool, bounded by the statement's own deadline. Safe for use by many threads. */
public interface Admission {

    /** Lets everybody through at once. */
    Admission OFF = new Admission() {
        @Override
        public boolean enter(Deadline deadline, BooleanSupplier givenUp) {
            return true;
        }

        @Override
        public void leave() {}

        @Override
        public void end() {}

        @Override
        public int waiting() {
            return 0;
        }
    };

    /**
     * Waits for a place. Whoever entered leaves exactly once.
     *
     * @param givenUp asked now and then while waiting: whether the caller no longer wants the place
     * @return false if the deadline passed, the caller gave up, or the queue ended first
     */
    boolean enter(Deadline deadline, BooleanSupplier givenUp);

    /** Gives the place to the next. From any thread. */
    void leave();

    /** Sends away who waits, and whoever would have to: the pool behind it closes. Idempotent. */
    void end();

    /** Callers in the queue. */
    int waiting();
}
