package dev.penstock.connectors.testkit;

import java.time.Duration;
import java.util.concurrent.Callable;

/** Waits for other processes by polling. */
final class Waiting {
    /** Generous, because a busy machine is only slow. */
    static final Duration MAX_WAIT = Duration.ofSeconds(60);

    private static final long PAUSE_MILLIS = 5;

    private Waiting() {}

    /**
     * Waits until {@code condition} is true.
     *
     * @throws IllegalStateException if it does not become true within {@code longest}, or fails
     */
    static void until(String what, Duration longest, Callable<Boolean> condition) {
        long end = System.nanoTime() + longest.toNanos();
        Unchecked.run("wait until " + what, () -> {
            while (!condition.call()) {
                if (System.nanoTime() - end > 0) {
                    throw new IllegalStateException(
                            "Waited " + longest.toMillis() + " ms without success until " + what);
                }
                Thread.sleep(PAUSE_MILLIS);
            }
        });
    }
}
