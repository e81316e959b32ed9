package dev.penstock.engine.core.workspace;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A part of a YAML document that knows where it stands. Immutable. */
sealed interface Yaml {

    /** Where it is written; for an alias, where its anchor is. */
    Spot spot();

    /** The keys that lead to it: {@code databases.orders.pool}. */
    String path();

    /** What it is, for people, without its value. */
    String shape();

    /** Parts in it, itself included, each as often as it is reached. */
    int size();

    /**
     * A single value.
     *
     * @param text without quotes and escapes
     * @param plain whether it stands without quotes
     */
    record Scalar(Spot spot, String path, String text, boolean plain) implements Yaml {
        /** Whether it says nothing: {@code null}, {@code ~} or nothing at all. */
        boolean isNull() {
            return plain
                    && switch (text) {
                        case "", "~", "null", "Null", "NULL" -> true;
                        default -> false;
                    };
        }

        @Override
        public String shape() {
            return isNull() ? "nothing" : "a single value";
        }

        @Override
        public int size() {
            return 1;
        }
    }

    /**
     * A list.
     *
     * @param items in order
     * @param size see {@link Yaml#size()}
     */
    record Sequence(Spot spot, String path, List<Yaml> items, int size) implements Yaml {
        @Override
        public String shape() {
            return "a list";
        }
    }

    /**
     * Keys with their values.
     *
     * @param entries in order, no key twice; those that {@code <<} brings in come last
     * @param flow whether it stands in braces
     * @param size see {@link Yaml#size()}
     */
    record Mapping(Spot spot, String path, List<Entry> entries, boolean flow, int size) implements Yaml {
        @Override
        public String shape() {
            return "a mapping";
        }

        @Nullable
        Entry entry(String key) {
            for (Entry entry : entries) {
                if (entry.key().text().equals(key)) {
                    return entry;
                }
            }
            return null;
        }

        /** Those written here, not brought in from elsewhere. */
        Stream<Entry> own() {
            return entries.stream().filter(Entry::own);
        }
    }

    /**
     * A key with its value.
     *
     * @param value an alias stands for what it names
     * @param written where the value stands, as it is written: at the alias, not at what it names
     * @param own whether it is written in this mapping, not brought in by {@code <<}
     */
    record Entry(Scalar key, Yaml value, Spot written, boolean own) {
        /** The keys that lead here. */
        String path() {
            return key.path();
        }
    }
}
