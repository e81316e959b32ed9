package dev.penstock.engine.api.document;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * MongoDB's extended JSON, version 2: its two forms of writing, and a reader that takes both. The values are those of
 * this package's page.
 *
 * <p>Reading is strict JSON. It also takes the forms {@code $uuid}, {@code $binary} with {@code $type}, {@code $regex}
 * with {@code $options} (both texts), and {@code $date} with a number. An object with one of the keys that stand for a
 * type, such as {@code $oid}, must be exactly of that type's form; the keys of query operators, such as {@code $gt},
 * {@code $type} or {@code $regex} alone, are fields like any other. If an object has a key twice, the last value is kept,
 * in the place of the first. A number without fraction and exponent is an {@link Integer} if it fits, else a
 * {@link Long}, else a {@link Double}. Documents and arrays cannot be changed.
 *
 * <p>A document that has itself such a key, say {@code $oid}, reads back as something else: the format has no escape.
 */
public enum ExtendedJson {
    /** Keeps each type: reading gives equal values. */
    CANONICAL,

    /**
     * For people and other programs: numbers are plain, dates from 1970 to 9999 are ISO texts, UUIDs are texts. Reading
     * gives equal values but for an int64 that fits into an int32, which comes back as that.
     */
    RELAXED;

    /**
     * A value as text, on one line.
     *
     * @param value of a document; what {@link BsonValues#of} takes is taken here too
     * @throws IllegalArgumentException if BSON has no type for it
     */
    public String write(@Nullable Object value) {
        JsonWriter writer = new JsonWriter(this == CANONICAL);
        writer.value(value, 0);
        return writer.text();
    }

    /**
     * Reads one value.
     *
     * @throws ExtendedJsonException if the text is something else, or more
     */
    public static @Nullable Object read(String text) {
        return new JsonReader(text, false).single();
    }

    /**
     * Reads one document. It is one even if its keys are those of a type.
     *
     * @throws ExtendedJsonException if the text is something else, or more
     */
    public static Map<String, @Nullable Object> readDocument(String text) {
        return new JsonReader(text, false).document();
    }
}
