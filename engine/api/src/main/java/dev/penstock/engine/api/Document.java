package dev.penstock.engine.api;

import dev.penstock.engine.api.document.ExtendedJson;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One document of a result, with typed access. Its values are those of {@link dev.penstock.engine.api.document}.
 * Immutable; safe for use by many threads.
 *
 * <p>A path names a field: {@code customer.name} is a field of a nested document, {@code items.0.price} one of the first
 * element of an array. A field whose own name has dots is found before a nested one.
 *
 * @param fields in the server's order; not copied, so not to be changed by its owner
 */
public record Document(Map<String, @Nullable Object> fields) {
    /** Makes the view unmodifiable. */
    public Document {
        fields = Collections.unmodifiableMap(fields);
    }

    /** Whether there is a field at the path, be it null. */
    public boolean has(String path) {
        return Path.find(fields, path) != Path.ABSENT;
    }

    /** The value at a path; null if it is null or there is none. */
    public @Nullable Object get(String path) {
        Object found = Path.find(fields, path);
        return found == Path.ABSENT ? null : found;
    }

    /**
     * The value at a path as a type; null if it is null or there is none. Numbers convert if nothing is lost; a nested
     * document may be read as a {@code Document}, a {@link Map} or a record.
     *
     * @param type wanted; a primitive takes no null
     * @throws ResultException if it cannot be read as that type, with path, found and wanted type
     */
    public <T> @Nullable T get(String path, Class<T> type) {
        try {
            return TypedValue.read(get(path), type);
        } catch (Unreadable unreadable) {
            throw unreadable.in(path).failureOfField();
        }
    }

    /** A number that fits a long; {@link ResultException} if it is null, missing, or something else. */
    public long getLong(String path) {
        return required(path, Long.class);
    }

    /** A number that fits an int; {@link ResultException} if it is null, missing, or something else. */
    public int getInt(String path) {
        return required(path, Integer.class);
    }

    /** A number that a double has; {@link ResultException} if it is null, missing, or something else. */
    public double getDouble(String path) {
        return required(path, Double.class);
    }

    /** A boolean; {@link ResultException} if it is null, missing, or something else. */
    public boolean getBoolean(String path) {
        return required(path, Boolean.class);
    }

    private <T> T required(String path, Class<T> type) {
        return TypedValue.of(get(path), type, "field '" + path + "'");
    }

    /**
     * The document as a record: a component takes the field of its name, {@code createdAt} also {@code created_at}, and
     * {@code id} also {@code _id}. A field that is missing counts as null. Components may be records, lists, maps with
     * text keys, {@link java.util.Optional}s and enums; fields without a component are passed over.
     *
     * @throws ResultException if a value cannot be read as its component's type, with path, found and wanted type
     */
    public <R extends Record> R map(Class<R> type) {
        try {
            return RecordMapper.of(type).map(fields);
        } catch (Unreadable unreadable) {
            throw unreadable.failureOfField();
        }
    }

    /** As the server sent it, in canonical extended JSON: every type is kept. */
    public String raw() {
        return raw(ExtendedJson.CANONICAL);
    }

    /** As the server sent it, in a form of extended JSON. */
    public String raw(ExtendedJson form) {
        return form.write(fields);
    }

    /** Its relaxed extended JSON. */
    @Override
    public String toString() {
        return raw(ExtendedJson.RELAXED);
    }

    /** Documents of fields. */
    static List<Document> listOf(List<Map<String, @Nullable Object>> documents) {
        return documents.stream().map(Document::new).toList();
    }

    /** Follows paths. */
    private static final class Path {
        private static final Object ABSENT = new Object();

        private static @Nullable Object find(@Nullable Object value, String path) {
            if (value instanceof Map<?, ?> fields && fields.containsKey(path)) {
                return fields.get(path);
            }
            int dot = path.indexOf('.');
            while (dot >= 0) {
                Object inner = child(value, path.substring(0, dot));
                if (inner != ABSENT) {
                    return find(inner, path.substring(dot + 1));
                }
                dot = path.indexOf('.', dot + 1);
            }
            return child(value, path);
        }

        private static @Nullable Object child(@Nullable Object value, String step) {
            return switch (value) {
                case Map<?, ?> fields when fields.containsKey(step) -> fields.get(step);
                case List<?> items -> item(items, step);
                case null, default -> ABSENT;
            };
        }

        private static @Nullable Object item(List<?> items, String step) {
            boolean index =
                    !step.isEmpty() && step.length() < 10 && step.chars().allMatch(c -> c >= '0' && c <= '9');
            int at = index ? Integer.parseInt(step) : items.size();
            return at < items.size() ? items.get(at) : ABSENT;
        }
    }
}
