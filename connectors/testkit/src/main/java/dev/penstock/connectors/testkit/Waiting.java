package dev.penstock.connectors.testkit;

import java.time.Duration;
import java.util.concurrent.Callable;

/** Waits for what another process does, by asking again and again. */
final class Waiting {
    /** Generous, because a busy machine is slow and not wrong. */
    static final Duration LONGEST = Duration.ofSeconds(60);

    private static final long PAUSE_MILLIS = 5;

    private Waiting() {}

    /**
     * Returns as soon as {@code condition} holds.
     *
     * @throws IllegalStateException if it does not hold within {@code longest}, or cannot be asked
     */
    static void until(String what, Duration longest, Callable<Boolean> condition) {
        long end = System.nanoTime() + longest.toNanos();
        Unchecked.run("wait until " + what, () -> {
            while (!condition.call()) {
                if (System.nanoTime() - end > 0) {
                    throw new IllegalStateException("Waited " + longest.toMillis() + " ms in vain until " + what);
                }
                Thread.sleep(PAUSE_MILLIS);
            }
        });
    }
}
