package dev.penstock.engine.api;

import java.time.Instant;
import java.util.List;

/** What happens in the engine, apart from its statements. A {@code switch} over it needs no {@code default}. */
public sealed interface EngineEvent {

    /** When it happened. */
    Instant at();

    /**
     * Nodes have come, gone or changed their role, health or service state.
     *
     * @param at when
     * @param before what was known
     * @param now what is known
     */
    record TopologyChanged(Instant at, Topology before, Topology now) implements EngineEvent {}

    /**
     * Another reading of the workspace is in force.
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
     * A result that was not closed was reclaimed after its deadline.
     *
     * @param at when
     * @param database which
     * @param node which
     * @param statement its text
     * @param callSite where it was taken, innermost frame first; empty unless the pool's leak detection is on
     */
    record ResultReclaimed(Instant at, String database, String node, String statement, List<StackTraceElement> callSite)
            implements EngineEvent {
        /** Copies the list. */
        public ResultReclaimed {
            callSite = List.copyOf(callSite);
        }
    }

    /**
     * The listener was too slow.
     *
     * @param at when
     * @param count events that it did not get since the last that it got
     */
    record Dropped(Instant at, long count) implements EngineEvent {}
}
