package dev.penstock.engine.api;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the recorder has counted and timed. Safe for use by many threads; every answer is a copy. */
public interface Metrics {

    /** Since when; nothing is known of the time before. {@link Instant#MAX} where nothing is recorded. */
    Instant recordingSince();

    /**
     * A database's statements, a slot a second, oldest first, up to the last full second.
     *
     * @param window at most what is kept (15 minutes); longer is cut
     */
    Series series(String database, Duration window);

    /** Writes all meters in Prometheus's text format, version 0.0.4. */
    void expose(Appendable out) throws IOException;

    /**
     * Seconds in a row.
     *
     * @param database whose
     * @param slots oldest first, no second missing; shorter than asked where recording began later
     * @param latency over all its slots
     */
    record Series(String database, List<Slot> slots, Latency latency) {
        /** Copies the list. */
        public Series {
            slots = List.copyOf(slots);
        }
    }

    /**
     * One second.
     *
     * @param second its beginning
     * @param statements that ended in it
     * @param errors of these
     * @param rows of these
     * @param latency of these
     */
    record Slot(Instant second, long statements, long errors, long rows, Latency latency) {}

    /**
     * Percentiles of statement times; each is null where there are too few statements to tell.
     *
     * @param p50 half took at most this; null without a statement
     * @param p95 null under 20 statements
     * @param p99 null under 100 statements
     */
    record Latency(
            @Nullable Duration p50,
            @Nullable Duration p95,
            @Nullable Duration p99) {
        /** Nothing to tell. */
        public static final Latency NONE = new Latency(null, null, null);
    }
}
