package dev.penstock.engine.core;

import org.jspecify.annotations.Nullable;

/** The stop of one operation, as its waits see it. Safe for use by many threads. */
interface StopSignal {
    /** Never stops. */
    StopSignal NEVER = new StopSignal() {
        @Override
        public boolean stopped() {
            return false;
        }

        @Override
        public void onStop(@Nullable Runnable wake) {}
    };

    /** Whether the operation has been stopped. Stays true. */
    boolean stopped();

    /**
     * Registers the action that wakes the operation's thread, in place of the one before. If the signal has been stopped
     * already, the action runs at once on this thread.
     *
     * @param wake returns quickly, takes no lock that its caller may hold, and does no harm if a stop under way runs it
     *     after its removal; null removes the registered action
     */
    void onStop(@Nullable Runnable wake);
}
