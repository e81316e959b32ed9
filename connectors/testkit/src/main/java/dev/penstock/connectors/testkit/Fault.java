package dev.penstock.connectors.testkit;

import java.time.Duration;

/** What a {@link FaultProxy} does to the connections that go through it. */
sealed interface Fault {
    /** Nothing: bytes pass. */
    record None() implements Fault {}

    /** Each piece that was read waits before it is passed on. */
    record Delay(Duration each) implements Fault {}

    /** Connections are accepted and bytes are taken; nothing is passed on. */
    record BlackHole() implements Fault {}

    /** Connections end with a RST, those that are open and those that come. */
    record Reset() implements Fault {}

    /** Nobody listens on the port; open connections stay. */
    record Refuse() implements Fault {}

    /** Each connection ends after it has passed on so many bytes more in one direction. */
    record Cut(long bytes, Direction direction) implements Fault {}

    /** Where bytes go. */
    enum Direction {
        TO_SERVER,
        TO_CLIENT
    }
}
