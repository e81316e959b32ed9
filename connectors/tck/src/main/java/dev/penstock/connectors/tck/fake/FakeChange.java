package dev.penstock.connectors.tck.fake;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One document that differs now.
 *
 * @param collection its collection
 * @param key its {@code _id}
 * @param before as it was; null if it is new
 * @param after as it is; null if it is gone
 * @param replaced whether another document took its place
 */
record FakeChange(
        String collection,
        @Nullable Object key,
        @Nullable Map<String, @Nullable Object> before,
        @Nullable Map<String, @Nullable Object> after,
        boolean replaced) {}
