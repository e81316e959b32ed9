package dev.penstock.engine.core;

import dev.penstock.engine.api.Deadline;

/** The queue before one node's pool: it admits as many operations as there are permits. Safe for use by many threads. */
interface Admission {

    /** Admits every caller at once. */
    Admission OFF = new Admission() {
        @Override
        public Admitted enter(Deadline deadline, StopSignal stop) {
            return Admitted.ADMITTED;
        }

        @Override
        public void leave() {}

        @Override
        public void resize(int permits) {}

        @Override
        public void sendAway() {}

        @Override
        public void close() {}

        @Override
        public int waiting() {
            return 0;
        }

        @Override
        public int permits() {
            return Integer.MAX_VALUE;
        }

        @Override
        public int free() {
            return Integer.MAX_VALUE;
        }
    };

    /**
     * Waits for a permit. A free permit is taken at once, even if the deadline has passed or the operation has been
     * stopped: nothing waits in that case. A caller that got {@link Admitted#ADMITTED} leaves exactly once.
     *
     * @param deadline ends the wait up to 20 ms after it has passed
     * @param stop ends the wait at once
     * @return how the wait ended; the interrupt flag of the thread is left as it is
     */
    Admitted enter(Deadline deadline, StopSignal stop);

    /** Gives a permit back; the first waiter gets it. From any thread. */
    void leave();

    /**
     * Changes the number of permits. More permits admit waiters at once. Fewer permits interrupt nothing: permits that
     * are given back are withheld until no more are out than the new number.
     *
     * @throws IllegalArgumentException if the number is negative
     */
    void resize(int permits);

    /** Ends the current waits with {@link Admitted#DIRECTED_AWAY}. Later callers may enter. */
    void sendAway();

    /** Ends the current waits and refuses later callers with {@link Admitted#CLOSED}. Idempotent. */
    void close();

    /** Callers that wait. */
    int waiting();

    /** How many permits there are. */
    int permits();

    /** Permits that are not out; 0 while more are out than there are. */
    int free();
}
