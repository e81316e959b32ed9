package dev.penstock.engine.api;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One step of a connection test by {@link Penstock#testAsync}.
 *
 * @param node the displayed address of the node
 * @param part the step
 * @param state the result
 * @param took the duration; zero if the step was not tested
 * @param found the finding in one sentence without a full stop: {@code db1 has the address 10.0.0.5}; the summary of
 *     the failure if the step failed
 * @param failure the failure with its code and advice; null in every other state
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
            throw new IllegalArgumentException("Exactly a failed step must have a failure: " + state);
        }
    }

    /** The steps in their order. */
    public enum Part {
        /** The host name has an address, or the file exists. */
        NAME,
        /** Something listens at the port. */
        PORT,
        /** The connection is encrypted as the profile requires. */
        TLS,
        /** The server accepts username and password. */
        LOGIN,
        /** The database exists and can be read. */
        DATABASE
    }

    /** The results of a step. */
    public enum State {
        PASSED,
        FAILED,
        /** Not needed for this profile or this engine. */
        SKIPPED,
        /** Not tested, because an earlier step failed. */
        NOT_REACHED
    }
}
