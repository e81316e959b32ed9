package dev.penstock.engine.api;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One step of the way to a node, tried by {@link Penstock#testAsync}.
 *
 * @param node its address as displayed
 * @param part which step
 * @param state how it ended
 * @param took how long it took; zero where it was not tried
 * @param found what was found, in one sentence without a full stop: {@code db1 has the address 10.0.0.5}; where it
 *     failed, the failure's summary
 * @param failure why it failed, with its code and its advice; null in every other state
 */
public record ConnectionStep(
        String node,
        Part part,
        State state,
        Duration took,
        String found,
        @Nullable PenstockException failure) {

    /** Checks for nulls, and that a failed step and no other has a failure. */
    public ConnectionStep {
        Objects.requireNonNull(node, "node");
        Objects.requireNonNull(part, "part");
        Objects.requireNonNull(took, "took");
        Objects.requireNonNull(found, "found");
        if ((state == State.FAILED) != (failure != null)) {
            throw new IllegalArgumentException("A failed step has a failure, and no other has: " + state);
        }
    }

    /** The steps, in the order in which they are tried. */
    public enum Part {
        /** The host's name has an address, or the file is there. */
        NAME,
        /** Something listens at the port. */
        PORT,
        /** The wire is encrypted as the profile demands. */
        TLS,
        /** The server takes username and password. */
        LOGIN,
        /** The database is there and can be read. */
        DATABASE
    }

    /** How a step ended. */
    public enum State {
        PASSED,
        FAILED,
        /** Not asked for by the profile, or nothing that this engine has. */
        SKIPPED,
        /** A step before it failed. */
        NOT_REACHED
    }
}
