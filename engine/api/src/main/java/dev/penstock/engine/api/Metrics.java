package dev.penstock.engine.api;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the recorder has counted and timed. Safe for use by many threads; every answer is a copy. */
public interface Metrics {
    /** The length of a slot of {@link #statements} and {@link #waits}. */
    Duration STATEMENT_SLOT = Duration.ofSeconds(5);

    /** Since when; nothing is known of the time before. {@link Instant#MAX} where nothing is recorded. */
    Instant recordingSince();

    /**
     * A database's statements, a slot a second, oldest first, up to the last full second.
     *
     * @param window at most what is kept (15 minutes); longer is cut
     */
    Series series(String database, Duration window);

    /**
     * Several databases' statements together, oldest first, up to the last full second.
     *
     * @param databases by name
     * @param window at most what is kept (15 minutes); longer is cut
     * @param slot the length of a slot, whole seconds; a slot begins at a whole multiple of it, and where the window
     *     begins or ends within one it tells of a part
     */
    Series series(List<String> databases, Duration window, Duration slot);

    /**
     * A database's statements by their digest, up to now.
     *
     * @param window at most what is kept (15 minutes); longer is cut, and all is rounded up to whole slots of
     *     {@link #STATEMENT_SLOT}, the one under way included
     */
    Statements statements(String database, Duration window);

    /**
     * All that is known of one of them.
     *
     * @param digest as {@link #statements} tells it
     * @param window as there
     * @return empty where none has ended in the window, or it is not told apart from the others
     */
    Optional<StatementDetail> statement(String database, String digest, Duration window);

    /**
     * How long the statements of several databases together waited for a connection, in admission and pool.
     *
     * @param databases by name
     * @param window as for {@link #statements}
     */
    Waits waits(List<String> databases, Duration window);

    /** Writes all meters in Prometheus's text format, version 0.0.4. */
    void expose(Appendable out) throws IOException;

    /**
     * Slots in a row, a second each unless others were asked for.
     *
     * @param database whose; empty for several together
     * @param slots oldest first, none missing; shorter than asked where recording began later
     * @param latency over all its slots
     */
    record Series(String database, List<Slot> slots, Latency latency) {
        /** Copies the list. */
        public Series {
            slots = List.copyOf(slots);
        }
    }

    /**
     * One second, or whatever length was asked for.
     *
     * @param second its beginning
     * @param statements that ended in it
     * @param errors of these
     * @param rows of these
     * @param latency of these
     */
    record Slot(Instant second, long statements, long errors, long rows, Latency latency) {}

    /**
     * Statements by digest.
     *
     * @param database whose
     * @param byDigest most time in all first
     * @param others those whose digests came when as many were known as are told apart (500), in sum; null without any
     */
    record Statements(
            String database,
            List<StatementStatistics> byDigest,
            @Nullable StatementStatistics others) {
        /** Copies the list. */
        public Statements {
            byDigest = List.copyOf(byDigest);
        }
    }

    /**
     * What statements waited.
     *
     * @param mean of a single one; null without a statement
     * @param latency percentiles of a single one's wait
     * @param trend mean of each slot of {@link #STATEMENT_SLOT}, oldest first, the slot under way last; empty where none
     *     ended in it
     */
    record Waits(@Nullable Duration mean, Latency latency, List<Optional<Duration>> trend) {
        /** Copies the list. */
        public Waits {
            trend = List.copyOf(trend);
        }
    }

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
