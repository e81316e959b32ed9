package dev.penstock.monitoring;

import dev.penstock.engine.api.ErrorCode;
import io.micrometer.core.instrument.Tags;
import org.jspecify.annotations.Nullable;

/**
 * One of the lines that a database's statements are counted in: those on a node that ended well, or with one failure.
 *
 * @param ordinal its place in a {@link Stripe}, from 0
 * @param tags database and node
 * @param error the failure; null where they ended well
 */
record Line(int ordinal, Tags tags, @Nullable ErrorCode error) {}
