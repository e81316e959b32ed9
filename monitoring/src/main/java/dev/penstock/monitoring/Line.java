package dev.penstock.monitoring;

import dev.penstock.engine.api.ErrorCode;
import io.micrometer.core.instrument.Tags;
import org.jspecify.annotations.Nullable;

/**
 * One series of a database's statements: those on a node that succeeded, or those that failed with one error code.
 *
 * @param ordinal its index in a {@link Stripe}, from 0
 * @param tags the tags for database and node
 * @param error the error code; null for successful statements
 */
record Line(int ordinal, Tags tags, @Nullable ErrorCode error) {}
