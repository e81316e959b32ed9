package dev.penstock.engine.api;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One try of a statement on one node.
 *
 * @param node where
 * @param startedAt when
 * @param took how long
 * @param outcome whether it took effect there
 * @param code why it failed; null if it did not
 * @param message what was said; empty if it did not fail
 */
public record Attempt(
        String node,
        Instant startedAt,
        Duration took,
        Outcome outcome,
        @Nullable ErrorCode code,
        String message) implements Serializable {}
