package dev.penstock.engine.api;

import java.time.Duration;

/**
 * A moment after which nobody waits any more. Absolute, on the monotonic clock ({@link System#nanoTime()}), so that it
 * can be passed on through every stop without growing.
 */
public final class Deadline {
    /** Never. */
    public static final Deadline NONE = new Deadline(0, false);

    private static final long LONGEST = Long.MAX_VALUE / 4;
    private static final Duration CENTURIES = Duration.ofNanos(LONGEST);

    private final long at;
    private final boolean bounded;

    private Deadline(long at, boolean bounded) {
        this.at = at;
        this.bounded = bounded;
    }

    /** That long from now; a negative duration has passed already. */
    public static Deadline after(Duration duration) {
        return after(System.nanoTime(), duration);
    }

    /** That long after a moment on the clock of {@link System#nanoTime()}. */
    public static Deadline after(long from, Duration duration) {
        long nanos = duration.compareTo(CENTURIES) > 0 ? LONGEST : duration.toNanos();
        return new Deadline(from + nanos, true);
    }

    /** A moment on the clock of {@link System#nanoTime()}. */
    public static Deadline at(long nanos) {
        return new Deadline(nanos, true);
    }

    /** Whether there is one at all. */
    public boolean bounded() {
        return bounded;
    }

    /** The moment on the clock of {@link System#nanoTime()}; {@link Long#MAX_VALUE} if there is none. */
    public long nanos() {
        return bounded ? at : Long.MAX_VALUE;
    }

    /** Nanoseconds left; negative once it has passed, {@link Long#MAX_VALUE} where there is none. */
    public long remainingNanos() {
        return bounded ? at - System.nanoTime() : Long.MAX_VALUE;
    }

    /** Time left, never negative; centuries where there is none. */
    public Duration remaining() {
        return Duration.ofNanos(Math.max(0, remainingNanos()));
    }

    /** Whether it has passed. */
    public boolean expired() {
        return bounded && remainingNanos() <= 0;
    }

    /** Whether it has passed at a moment on the clock of {@link System#nanoTime()}. */
    public boolean passed(long now) {
        return bounded && at - now <= 0;
    }

    /** The one that comes first. */
    public Deadline earlier(Deadline other) {
        if (!bounded) {
            return other;
        }
        return !other.bounded || at - other.at <= 0 ? this : other;
    }

    /** This one, or that long from now where it comes first. */
    public Deadline within(Duration limit) {
        return earlier(after(limit));
    }

    @Override
    public String toString() {
        return bounded ? "in " + remaining() : "never";
    }
}
