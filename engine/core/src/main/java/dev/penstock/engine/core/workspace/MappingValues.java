package dev.penstock.engine.core.workspace;

import dev.penstock.engine.core.workspace.Yaml.Entry;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The parsed values of a mapping. */
final class MappingValues {
    /** No keys at all. */
    static final MappingValues NONE = new MappingValues(Map.of(), Map.of());

    private final Map<String, Object> values;
    private final Map<String, Entry> entries;

    /**
     * Creates the values from two maps, which it does not copy.
     *
     * @param values the values of the valid keys, by name
     * @param entries the entries of all present keys, the invalid ones included
     */
    MappingValues(Map<String, Object> values, Map<String, Entry> entries) {
        this.values = values;
        this.entries = entries;
    }

    /** The value of a key; null if the key is absent or invalid. */
    @SuppressWarnings("unchecked") // Each value was parsed by the parser of its key.
    <T> @Nullable T get(KeyDefinition<T> key) {
        return (T) values.get(key.name());
    }

    /** The values of a nested mapping; empty if it is absent or invalid. */
    MappingValues in(KeyDefinition<MappingValues> key) {
        MappingValues there = get(key);
        return there == null ? NONE : there;
    }

    /** The value of a key, or its default if the key is absent or invalid. */
    <T> T orDefault(KeyDefinition<T> key) {
        T value = get(key);
        return value == null ? key.parsedDefault() : value;
    }

    /** The entry of a key; null if the key is absent. */
    @Nullable
    Entry at(KeyDefinition<?> key) {
        return entries.get(key.name());
    }

    /** Whether a key is present, valid or not. */
    boolean has(KeyDefinition<?> key) {
        return entries.containsKey(key.name());
    }
}
