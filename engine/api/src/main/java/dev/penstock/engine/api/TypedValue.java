package dev.penstock.engine.api;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads a value as a wanted type: the same value in another form, or a failure. Numbers convert if nothing is lost; a
 * value of a wider meaning, such as a date without a zone, never becomes one of a narrower meaning.
 *
 * <ul>
 *   <li>Whole numbers, {@code double}, {@code float}, {@link java.math.BigDecimal}, {@link java.math.BigInteger} and
 *       decimal128 become each other if the number stays the same. A {@code double} counts as the shortest decimal that
 *       tells it apart: a {@code numeric} of 0.1 is the {@code double} 0.1.
 *   <li>{@code boolean} takes 0 and 1 too.
 *   <li>{@link String} takes numbers, booleans, UUIDs, dates and times, object ids; not documents, lists and bytes.
 *   <li>{@link java.time.Instant} and {@link java.time.OffsetDateTime} become each other; {@link java.time.Duration} and
 *       {@link java.time.Period} take an {@link Interval} that has nothing else.
 *   <li>{@link java.util.UUID}, enums (by name) and {@code char} take their texts.
 *   <li>{@code byte[]} takes a binary value of a document, whatever its subtype.
 *   <li>Lists, arrays and records take lists and documents, element by element.
 * </ul>
 */
final class TypedValue {
    private TypedValue() {}

    /**
     * A value that must not be null.
     *
     * @param type wanted; a primitive class counts as its wrapper
     * @param what whose value, for the failure's message: {@code column 'id'}
     * @throws ResultException if it is null, or cannot be read as that type
     */
    static <T> T of(@Nullable Object value, Class<T> type, String what) {
        T read = orNull(value, type, what);
        if (read == null) {
            throw Unreadable.missing(type.getSimpleName()).failure(what);
        }
        return read;
    }

    /**
     * A value; null for null.
     *
     * @param type wanted; a primitive class takes no null
     * @param what whose value, for the failure's message: {@code column 'id'}
     * @throws ResultException if it cannot be read as that type
     */
    static <T> @Nullable T orNull(@Nullable Object value, Class<T> type, String what) {
        try {
            return read(value, type);
        } catch (Unreadable unreadable) {
            throw unreadable.failure(what);
        }
    }

    /**
     * As {@link #orNull}, for one who adds where the value is.
     *
     * @throws Unreadable if it cannot be read as that type
     */
    @SuppressWarnings("unchecked") // a reader returns instances of its type, the wrapper's for a primitive
    static <T> @Nullable T read(@Nullable Object value, Class<T> type) {
        Objects.requireNonNull(type, "type");
        return type.isInstance(value) ? (T) value : (T) ValueReader.of(type).read(value);
    }
}
