package dev.penstock.engine.api.spi;

import dev.penstock.engine.api.Deadline;

/** The fair queue before one node's pool, bounded by the statement's own deadline. Safe for use by many threads. */
public interface Admission {

    /** Lets everybody through at once. */
    Admission OFF = new Admission() {
        @Override
        public boolean enter(Deadline deadline) {
            return true;
        }

        @Override
        public void leave() {}

        @Override
        public int waiting() {
            return 0;
        }
    };

    /**
     * Waits for a place. Whoever entered leaves exactly once.
     *
     * @return false if the deadline passed first
     */
    boolean enter(Deadline deadline);

    /** Gives the place to the next. From any thread. */
    void leave();

    /** Callers in the queue. */
    int waiting();
}
