package dev.penstock.connectors.testkit;

import java.time.Duration;

/** A fault that a {@link FaultProxy} injects into its connections. */
sealed interface NetworkFault {
    /** No fault: all bytes pass. */
    record None() implements NetworkFault {}

    /** Delays each chunk. */
    record Delay(Duration each) implements NetworkFault {}

    /** Accepts connections and reads bytes, but forwards nothing. */
    record BlackHole() implements NetworkFault {}

    /** Resets (RST) open and new connections. */
    record Reset() implements NetworkFault {}

    /** Closes the port; open connections stay. */
    record Refuse() implements NetworkFault {}

    /** Closes each connection after some more bytes in one direction. */
    record Cut(long bytes, Direction direction) implements NetworkFault {}

    /** The direction of the bytes. */
    enum Direction {
        TO_SERVER,
        TO_CLIENT
    }
}
