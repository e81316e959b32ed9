package dev.penstock.connectors.testkit;

import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Holds each chunk of a proxy back as the active fault requires. */
final class FaultGate {
    private final AtomicLong fromClients = new AtomicLong();
    private final AtomicLong fromServer = new AtomicLong();
    private ActiveFault active = new ActiveFault(new NetworkFault.None(), 0);
    private boolean open;

    /**
     * The active fault with its number. Setting the same fault again has another number.
     *
     * @param fault the fault
     * @param number the number, from 0
     */
    record ActiveFault(NetworkFault fault, long number) {}

    /** Counts bytes that have arrived at the proxy for this direction. */
    void arrived(NetworkFault.Direction direction, long bytes) {
        counter(direction).addAndGet(bytes);
    }

    /** The bytes that have arrived for this direction. */
    long arrived(NetworkFault.Direction direction) {
        return counter(direction).get();
    }

    private AtomicLong counter(NetworkFault.Direction direction) {
        return direction == NetworkFault.Direction.TO_SERVER ? fromClients : fromServer;
    }

    synchronized NetworkFault fault() {
        return active.fault();
    }

    synchronized void set(NetworkFault next) {
        active = new ActiveFault(next, active.number() + 1);
        notifyAll();
    }

    /** Opens the gate permanently and releases all waiters. */
    synchronized void open() {
        open = true;
        notifyAll();
    }

    /**
     * Waits as long as the active fault requires. If the fault changes during the wait, the new one decides.
     *
     * @return the active fault at the end
     */
    synchronized ActiveFault pass() throws InterruptedIOException {
        try {
            while (!open) {
                ActiveFault now = active;
                switch (now.fault()) {
                    case NetworkFault.BlackHole _ -> wait();
                    case NetworkFault.Delay(Duration each) -> {
                        if (waitFor(each, now)) {
                            return now;
                        }
                    }
                    case NetworkFault.None _, NetworkFault.Reset _, NetworkFault.Refuse _, NetworkFault.Cut _ -> {
                        return now;
                    }
                }
            }
            return active;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Interrupted while a fault delayed bytes");
        }
    }

    /** Waits for {@code each}. Returns false if the fault changed meanwhile. */
    private boolean waitFor(Duration each, ActiveFault now) throws InterruptedException {
        long end = System.nanoTime() + each.toNanos();
        while (active.number() == now.number() && !open) {
            long left = end - System.nanoTime();
            if (left <= 0) {
                return true;
            }
            // Rounded up, because a wait of 0 is unlimited.
            wait(TimeUnit.NANOSECONDS.toMillis(left) + 1);
        }
        return false;
    }
}
