package dev.penstock.engine.core;

import org.jspecify.annotations.Nullable;

/** A stop signal that a test triggers. */
final class ManualStop implements StopSignal {
    private boolean stopped;
    private @Nullable Runnable wake;

    void stop() {
        Runnable action;
        synchronized (this) {
            stopped = true;
            action = wake;
        }
        if (action != null) {
            action.run();
        }
    }

    @Override
    public synchronized boolean stopped() {
        return stopped;
    }

    /** Whether a wake-up is registered. */
    synchronized boolean hasWake() {
        return wake != null;
    }

    @Override
    public void onStop(@Nullable Runnable action) {
        boolean now;
        synchronized (this) {
            wake = action;
            now = stopped;
        }
        if (now && action != null) {
            action.run();
        }
    }
}
