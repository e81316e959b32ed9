package dev.penstock.engine.api;

import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

/**
 * One logical database. It stays the same object while its nodes come and go. Safe for use by many threads.
 *
 * <p>Each of its own {@link Statements} runs in a session of one statement, on behalf of the caller that the engine was
 * opened for (see {@link Penstock#open(Workspace, Caller)}).
 */
public interface Database extends Statements {

    /** Its name in the workspace. */
    String name();

    /** How it is reached. */
    Profile profile();

    /** The nodes as last observed; immutable, swapped whole. Does not wait. */
    Topology topology();

    /**
     * Waits until the topology meets a condition.
     *
     * @return the topology that met it
     * @throws DeadlineException if none does within the timeout
     * @throws ClosedException if the database leaves the workspace or the engine closes first
     */
    Topology awaitTopology(Predicate<? super Topology> condition, Duration timeout);

    /** The pools of its nodes at this moment, in the order of the topology. */
    List<PoolState> pools();

    /** What each node's connections are used for at this moment, the oldest first. */
    List<CheckoutState> checkouts();

    /**
     * Puts a node into service or takes it out.
     *
     * @param nodeId see {@link Node#id()}
     * @throws IllegalArgumentException if there is no such node; it names those there are
     */
    void setService(String nodeId, ServiceState state);

    /** A session for a caller, without a consistency token. */
    Session session(Caller caller);
}
