package dev.penstock.engine.api;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One step of the connection test of one node, made by {@link Penstock#testAsync}.
 *
 * @param node the node's address as displayed
 * @param part which step
 * @param state how it ended
 * @param took how long it took; zero if it was not tested
 * @param found what was found, in one sentence without a full stop: {@code db1 has the address 10.0.0.5}; the summary
 *     of the failure if it failed
 * @param failure why it failed, with its code and its advice; null in every other state
 */
public record ConnectionStep(
        String node,
        Part part,
        State state,
        Duration took,
        String found,
        @Nullable PenstockException failure) {

    /** Checks for nulls, and that exactly a failed step has a failure. */
    public ConnectionStep {
        Objects.requireNonNull(node, "node");
        Objects.requireNonNull(part, "part");
        Objects.requireNonNull(took, "took");
        Objects.requireNonNull(found, "found");
        if ((state == State.FAILED) != (failure != null)) {
            throw new IllegalArgumentException("A failed step has a failure, and no other has: " + state);
        }
    }

    /** The steps, in the order in which they are tested. */
    public enum Part {
        /** The host's name has an address, or the file exists. */
        NAME,
        /** A process listens at the port. */
        PORT,
        /** The connection is encrypted as the profile demands. */
        TLS,
        /** The server accepts username and password. */
        LOGIN,
        /** The database exists and can be read. */
        DATABASE
    }

    /** How a step ended. */
    public enum State {
        PASSED,
        FAILED,
        /** Does not apply to the profile or to the engine. */
        SKIPPED,
        /** Not tested, because an earlier step failed. */
        NOT_REACHED
    }
}
