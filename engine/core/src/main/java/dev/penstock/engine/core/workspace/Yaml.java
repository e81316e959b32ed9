package dev.penstock.engine.core.workspace;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A node of a YAML document with its position. Immutable. */
sealed interface Yaml {

    /** The range of the node; for an alias, the range of its anchor's node. */
    SourceRange range();

    /** The keys from the root to the node: {@code databases.orders.pool}. */
    String path();

    /** The kind of node for messages, without its value. */
    String shape();

    /** The number of nodes in it, itself included; a node that aliases repeat counts each time. */
    int size();

    /**
     * A single value.
     *
     * @param text the text without quotes and escapes
     * @param plain whether it has no quotes
     */
    record Scalar(SourceRange range, String path, String text, boolean plain) implements Yaml {
        /** Whether it is null: {@code null}, {@code ~} or empty. */
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
     * @param items the items in order
     * @param size see {@link Yaml#size()}
     */
    record Sequence(SourceRange range, String path, List<Yaml> items, int size) implements Yaml {
        @Override
        public String shape() {
            return "a list";
        }
    }

    /**
     * Keys with their values.
     *
     * @param entries the entries in order, without duplicate keys; the entries from {@code <<} are last
     * @param flow whether it is written in braces
     * @param size see {@link Yaml#size()}
     */
    record Mapping(SourceRange range, String path, List<Entry> entries, boolean flow, int size) implements Yaml {
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

        /** The entries of this mapping without those from {@code <<}. */
        Stream<Entry> own() {
            return entries.stream().filter(Entry::own);
        }
    }

    /**
     * A key with its value.
     *
     * @param value the value; for an alias, the node of its anchor
     * @param written the range of the value as written; for an alias, of the alias itself
     * @param own whether the entry is written in this mapping, not merged by {@code <<}
     */
    record Entry(Scalar key, Yaml value, SourceRange written, boolean own) {
        /** The keys from the root to this entry. */
        String path() {
            return key.path();
        }
    }
}
