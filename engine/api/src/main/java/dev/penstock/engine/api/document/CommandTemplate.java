package dev.penstock.engine.api.document;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A command's text, read once and filled with values as often as needed. The text is extended JSON in which
 * {@code :name} may stand where a value may stand: {@code {"find": "orders", "filter": {"open": :open}}}. Names are as in
 * SQL: letters, digits and underscores. A colon in quotes is text. A key that comes twice in one object is refused, as
 * half of a condition would be lost.
 *
 * <p>Immutable; safe for use by many threads.
 */
public final class CommandTemplate {
    private final Map<String, @Nullable Object> shape;
    private final List<String> names;

    private CommandTemplate(Map<String, @Nullable Object> shape, List<String> names) {
        this.shape = shape;
        this.names = names;
    }

    /**
     * Reads a command's text.
     *
     * @throws ExtendedJsonException if it is no document, or a placeholder stands where no value may
     */
    public static CommandTemplate of(String text) {
        JsonReader reader = new JsonReader(text, true);
        Map<String, @Nullable Object> shape = reader.document();
        return new CommandTemplate(shape, reader.names());
    }

    /** The names of its placeholders, each once, in the text's order. */
    public List<String> names() {
        return names;
    }

    /** The document with a {@link Placeholder} for each {@code :name}. */
    public Map<String, @Nullable Object> shape() {
        return shape;
    }

    /**
     * The document with a value in the place of each placeholder. A value stays a value whatever it looks like: a text
     * with braces is a text, a map is a document, and no text is read as a placeholder.
     *
     * @param values by name; brought into their form by {@link BsonValues}
     * @throws IllegalArgumentException if a name has no value, or BSON has no type for one
     */
    public Map<String, @Nullable Object> bind(Map<String, ? extends @Nullable Object> values) {
        if (names.isEmpty()) {
            return shape;
        }
        Map<String, @Nullable Object> bound = LinkedHashMap.newLinkedHashMap(names.size());
        for (String name : names) {
            if (!values.containsKey(name)) {
                throw new IllegalArgumentException("There is no value for :" + name);
            }
            try {
                bound.put(name, BsonValues.of(values.get(name)));
            } catch (NoBsonType failure) {
                throw failure.in(":" + name);
            }
        }
        return filled(shape, bound);
    }

    private static @Nullable Object filled(@Nullable Object part, Map<String, @Nullable Object> values) {
        return switch (part) {
            case Placeholder(String name) -> values.get(name);
            case Map<?, ?> fields -> filled(fields, values);
            case List<?> items -> {
                List<@Nullable Object> copy = new ArrayList<>(items.size());
                for (Object item : items) {
                    copy.add(filled(item, values));
                }
                yield Collections.unmodifiableList(copy);
            }
            case null, default -> part;
        };
    }

    private static Map<String, @Nullable Object> filled(Map<?, ?> fields, Map<String, @Nullable Object> values) {
        Map<String, @Nullable Object> copy = LinkedHashMap.newLinkedHashMap(fields.size());
        fields.forEach((key, value) -> copy.put((String) key, filled(value, values)));
        return Collections.unmodifiableMap(copy);
    }

    /**
     * Stands for a value in {@link #shape()}.
     *
     * @param name without the colon
     */
    public record Placeholder(String name) {}
}
