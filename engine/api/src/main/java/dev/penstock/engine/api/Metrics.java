package dev.penstock.engine.api;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The metrics of the recorder. Thread-safe; every result is a copy. */
public interface Metrics {
    /** The length of a slot of {@link #statements} and {@link #waits}. */
    Duration STATEMENT_SLOT = Duration.ofSeconds(5);

    /** The start of the recording; {@link Instant#MAX} if nothing is recorded. */
    Instant recordingSince();

    /**
     * The statements of a database in slots of one second, oldest first, up to the last full second.
     *
     * @param window the window, limited to the retention (15 minutes)
     */
    Series series(String database, Duration window);

    /**
     * The statements of several databases together, oldest first, up to the last full second.
     *
     * @param databases the names of the databases
     * @param window the window, limited to the retention (15 minutes)
     * @param slot the length of a slot in whole seconds. Slots start at multiples of it, so the first and the last slot
     *     may be incomplete
     */
    Series series(List<String> databases, Duration window, Duration slot);

    /**
     * The statements of a database by digest, up to now.
     *
     * @param window the window, limited to the retention (15 minutes) and rounded up to whole slots of
     *     {@link #STATEMENT_SLOT}, including the current one
     */
    Statements statements(String database, Duration window);

    /**
     * The details of the statements with one digest.
     *
     * @param digest the digest from {@link #statements}
     * @param window the window, as for {@link #statements}
     * @return empty if none has ended in the window, or if it is a part of the others
     */
    Optional<StatementDetail> statement(String database, String digest, Duration window);

    /**
     * The waits of the statements of several databases for a connection, in admission and pool.
     *
     * @param databases the names of the databases
     * @param window the window, as for {@link #statements}
     */
    Waits waits(List<String> databases, Duration window);

    /** Writes all meters in Prometheus's text format, version 0.0.4. */
    void expose(Appendable out) throws IOException;

    /**
     * Consecutive slots, of one second by default.
     *
     * @param database the database; empty for several together
     * @param slots the slots without gaps, oldest first; fewer than requested if recording began later
     * @param latency the latency over all slots
     */
    record Series(String database, List<Slot> slots, Latency latency) {
        /** Copies the list. */
        public Series {
            slots = List.copyOf(slots);
        }
    }

    /**
     * One slot of a second, or of the requested length.
     *
     * @param second the start of the slot
     * @param statements the number of statements that ended in it
     * @param errors the number of failed ones
     * @param rows the number of their rows
     * @param latency their latency
     */
    record Slot(Instant second, long statements, long errors, long rows, Latency latency) {}

    /**
     * Statements by digest.
     *
     * @param database the database
     * @param byDigest the statistics by digest, in descending order of total time
     * @param others the totals of all statements beyond the first 500 digests; null if there are none
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
     * The waits of statements.
     *
     * @param mean the mean wait; null if there are no statements
     * @param latency the percentiles of the waits
     * @param trend the mean per slot of {@link #STATEMENT_SLOT}, oldest first, the current slot last; empty for a slot
     *     in which no statement ended
     */
    record Waits(@Nullable Duration mean, Latency latency, List<Optional<Duration>> trend) {
        /** Copies the list. */
        public Waits {
            trend = List.copyOf(trend);
        }
    }

    /**
     * Percentiles of statement times. Each is null if there are too few statements.
     *
     * @param p50 the median; null without a statement
     * @param p95 the 95th percentile; null for fewer than 20 statements
     * @param p99 the 99th percentile; null for fewer than 100 statements
     */
    record Latency(
            @Nullable Duration p50,
            @Nullable Duration p95,
            @Nullable Duration p99) {
        /** No percentiles. */
        public static final Latency NONE = new Latency(null, null, null);
    }
}
