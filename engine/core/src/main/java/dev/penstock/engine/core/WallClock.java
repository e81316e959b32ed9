package dev.penstock.engine.core;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * The time of day for readings of {@link System#nanoTime()}, so that an operation reads no second clock: on a virtual
 * machine one reading was measured at 30 to 40 ns, a compare-and-set at 4. Follows the system's clock, a tenth of a second
 * late. Safe
 * for use by many threads.
 */
final class WallClock {
    private static final long RENEWAL = Duration.ofMillis(100).toNanos();

    /** How far apart the two clocks may be read: a thread can lose its processor between them. */
    private static final long CLOSE = Duration.ofNanos(2_000).toNanos();

    private static final int TRIES = 10;

    private volatile Pair pair = read();

    /** Two readings of the same moment. */
    private record Pair(long nanos, Instant at) {}

    /** The time of day when {@link System#nanoTime()} returned this, which was lately. */
    Instant at(long nanos) {
        Pair known = pair;
        long since = nanos - known.nanos;
        if (since > RENEWAL) {
            known = read();
            pair = known;
            since = nanos - known.nanos;
        }
        return known.at.plusNanos(since);
    }

    /** The closest of a few readings. */
    private static Pair read() {
        Pair closest = null;
        long least = Long.MAX_VALUE;
        for (int i = 0; i < TRIES && least > CLOSE; i++) {
            long before = System.nanoTime();
            Instant at = Instant.now();
            long apart = System.nanoTime() - before;
            if (closest == null || apart < least) {
                closest = new Pair(before + apart / 2, at);
                least = apart;
            }
        }
        return Objects.requireNonNull(closest);
    }
}
