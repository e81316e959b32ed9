package dev.penstock.engine.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What happens in the engine. One stream; a {@code switch} over it needs no {@code default}. */
public sealed interface EngineEvent {

    /** When it happened. */
    Instant at();

    /**
     * A statement has entered the way.
     *
     * @param id of the statement, unique in this engine
     * @param at when
     * @param database which
     * @param caller on whose behalf
     * @param intent what it is meant to do
     * @param text as written
     */
    record Started(long id, Instant at, String database, Caller caller, Intent intent, String text)
            implements EngineEvent {}

    /**
     * A statement has ended, refused or failed ones included. A streamed result ends when its cursor closes.
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
    record Completion(
            Started started,
            Instant at,
            @Nullable String node,
            long waitNanos,
            long totalNanos,
            long rows,
            Outcome outcome,
            @Nullable PenstockException error)
            implements EngineEvent {}

    /**
     * Nodes have come, gone or changed their role or health.
     *
     * @param at when
     * @param before what was known
     * @param now what is known
     */
    record TopologyChanged(Instant at, Topology before, Topology now) implements EngineEvent {}

    /**
     * Another reading of the workspace has been taken over.
     *
     * @param at when
     * @param before what was in force
     * @param now what is in force
     */
    record WorkspaceChanged(Instant at, Workspace before, Workspace now) implements EngineEvent {}

    /**
     * A connection could not be opened.
     *
     * @param at when
     * @param database which
     * @param node which
     * @param error why
     */
    record ConnectFailed(Instant at, String database, String node, PenstockException error) implements EngineEvent {}

    /**
     * This listener was too slow.
     *
     * @param at when
     * @param count events it did not get since the last it got
     */
    record Dropped(Instant at, long count) implements EngineEvent {}
}
