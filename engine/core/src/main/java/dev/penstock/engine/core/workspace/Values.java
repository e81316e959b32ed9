package dev.penstock.engine.core.workspace;

import dev.penstock.engine.core.workspace.Yaml.Entry;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a mapping's keys became. */
final class Values {
    /** No keys at all. */
    static final Values NONE = new Values(Map.of(), Map.of());

    private final Map<String, Object> values;
    private final Map<String, Entry> entries;

    /**
     * Keeps the maps.
     *
     * @param values by the names of keys that are there and without fault
     * @param entries where each key that is there is written, those with faults too
     */
    Values(Map<String, Object> values, Map<String, Entry> entries) {
        this.values = values;
        this.entries = entries;
    }

    /** A key's value; null where it is not there or has a fault. */
    @SuppressWarnings("unchecked") // A mapping puts nothing under a key but what the key's form has made.
    <T> @Nullable T get(Key<T> key) {
        return (T) values.get(key.name());
    }

    /** The keys of a mapping; none where it is not there or has a fault itself. */
    Values in(Key<Values> key) {
        Values there = get(key);
        return there == null ? NONE : there;
    }

    /** A key's value, or its default where it is not there or has a fault. */
    <T> T orStandard(Key<T> key) {
        T value = get(key);
        return value == null ? key.standardValue() : value;
    }

    /** Where a key is written; null where it is not there. */
    @Nullable
    Entry at(Key<?> key) {
        return entries.get(key.name());
    }

    /** Whether a key is there, with or without fault. */
    boolean has(Key<?> key) {
        return entries.containsKey(key.name());
    }
}
