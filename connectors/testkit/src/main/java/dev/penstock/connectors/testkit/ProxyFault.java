package dev.penstock.connectors.testkit;

import java.time.Duration;

/** What a {@link FaultProxy} does to the connections that go through it. */
sealed interface ProxyFault {
    /** Nothing: bytes pass. */
    record None() implements ProxyFault {}

    /** Each piece that was read waits before it is passed on. */
    record Delay(Duration each) implements ProxyFault {}

    /** Connections are accepted and bytes are taken; nothing is passed on. */
    record BlackHole() implements ProxyFault {}

    /** Connections end with a RST, those that are open and those that come. */
    record Reset() implements ProxyFault {}

    /** Nothing listens on the port; open connections stay. */
    record Refuse() implements ProxyFault {}

    /** Each connection ends after it has passed on so many more bytes in one direction. */
    record Cut(long bytes, Direction direction) implements ProxyFault {}

    /** Where bytes go. */
    enum Direction {
        TO_SERVER,
        TO_CLIENT
    }
}
