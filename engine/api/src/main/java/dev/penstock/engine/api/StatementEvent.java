package dev.penstock.engine.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What happens to statements. A stream apart from {@link EngineEvent}, so that a listener of one does not slow the other
 * down. A {@code switch} over it needs no {@code default}.
 */
public sealed interface StatementEvent {

    /** When it happened. */
    Instant at();

    /**
     * An operation has begun.
     *
     * @param id of the operation, unique in this engine
     * @param at when
     * @param database which
     * @param caller on whose behalf
     * @param intent what its statement does
     * @param text as written
     * @param digest the text without its values
     */
    record Started(long id, Instant at, String database, Caller caller, Intent intent, String text, String digest)
            implements StatementEvent {}

    /**
     * An operation has ended, refused and failed ones included. A streamed result ends when its cursor closes.
     *
     * @param started its beginning
     * @param at when it ended
     * @param node where it ran last; null if it reached none
     * @param waitNanos in admission and pool
     * @param totalNanos from its beginning to its end
     * @param rows read or changed
     * @param outcome whether it took effect
     * @param error why it failed; null if it did not
     */
    record Completed(
            Started started,
            Instant at,
            @Nullable String node,
            long waitNanos,
            long totalNanos,
            long rows,
            Outcome outcome,
            @Nullable PenstockException error)
            implements StatementEvent {}

    /**
     * The listener was too slow.
     *
     * @param at when
     * @param count events that it did not get since the last that it got
     */
    record Dropped(Instant at, long count) implements StatementEvent {}
}
