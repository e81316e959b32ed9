package dev.penstock.connectors.testkit;

import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Through here goes each piece that a proxy passes on, once the fault of the moment lets it. */
final class FaultGate {
    private Turn turn = new Turn(new ProxyFault.None(), 0);
    private boolean open;

    /**
     * A fault and how many came before it: setting the same one again is another turn.
     *
     * @param fault what is done
     * @param number counts up from 0
     */
    record Turn(ProxyFault fault, long number) {}

    synchronized ProxyFault fault() {
        return turn.fault();
    }

    synchronized void set(ProxyFault next) {
        turn = new Turn(next, turn.number() + 1);
        notifyAll();
    }

    /** For good: nobody waits here any more. */
    synchronized void open() {
        open = true;
        notifyAll();
    }

    /**
     * Waits for as long as the fault of the moment wants it; another fault meanwhile is asked in its turn.
     *
     * @return what is in force at the end
     */
    synchronized Turn pass() throws InterruptedIOException {
        try {
            while (!open) {
                Turn now = turn;
                switch (now.fault()) {
                    case ProxyFault.BlackHole _ -> wait();
                    case ProxyFault.Delay(Duration each) -> {
                        if (waited(each, now)) {
                            return now;
                        }
                    }
                    case ProxyFault.None _, ProxyFault.Reset _, ProxyFault.Refuse _, ProxyFault.Cut _ -> {
                        return now;
                    }
                }
            }
            return turn;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Interrupted while a fault held bytes back");
        }
    }

    /** Whether {@code each} has gone by without another turn. */
    private boolean waited(Duration each, Turn now) throws InterruptedException {
        long end = System.nanoTime() + each.toNanos();
        while (turn.number() == now.number() && !open) {
            long left = end - System.nanoTime();
            if (left <= 0) {
                return true;
            }
            // Rounded up: a wait of 0 would be one without an end.
            wait(TimeUnit.NANOSECONDS.toMillis(left) + 1);
        }
        return false;
    }
}
