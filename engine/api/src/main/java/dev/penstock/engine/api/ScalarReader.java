package dev.penstock.engine.api;

import dev.penstock.engine.api.document.Binary;
import dev.penstock.engine.api.document.Decimal128;
import dev.penstock.engine.api.document.ObjectId;
import dev.penstock.engine.api.document.Symbol;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.Temporal;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads single values as a class.
 *
 * @param type the class; a wrapper for a primitive
 * @param conversion from a value that is no instance of it; null if it does not fit
 */
record ScalarReader(Class<?> type, Function<Object, ? extends @Nullable Object> conversion) implements ValueReader {
    private static final Pattern UUID_TEXT =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    private static final Map<Class<?>, Function<Object, ? extends @Nullable Object>> CONVERSIONS = Map.ofEntries(
            Map.entry(Byte.class, value -> {
                Long number = ExactNumbers.whole(value, Byte.MIN_VALUE, Byte.MAX_VALUE);
                return number == null ? null : number.byteValue();
            }),
            Map.entry(Short.class, value -> {
                Long number = ExactNumbers.whole(value, Short.MIN_VALUE, Short.MAX_VALUE);
                return number == null ? null : number.shortValue();
            }),
            Map.entry(Integer.class, value -> {
                Long number = ExactNumbers.whole(value, Integer.MIN_VALUE, Integer.MAX_VALUE);
                return number == null ? null : number.intValue();
            }),
            Map.entry(Long.class, value -> ExactNumbers.whole(value, Long.MIN_VALUE, Long.MAX_VALUE)),
            Map.entry(Float.class, ExactNumbers::single),
            Map.entry(Double.class, ExactNumbers::real),
            Map.entry(BigDecimal.class, ExactNumbers::decimal),
            Map.entry(BigInteger.class, ExactNumbers::big),
            Map.entry(Boolean.class, value -> {
                Long number = ExactNumbers.whole(value, 0, 1);
                return number == null ? null : number == 1;
            }),
            Map.entry(
                    Character.class,
                    value -> value instanceof String text && text.length() == 1 ? text.charAt(0) : null),
            Map.entry(String.class, ScalarReader::text),
            Map.entry(Instant.class, ScalarReader::instant),
            Map.entry(OffsetDateTime.class, ScalarReader::offsetDateTime),
            Map.entry(
                    Duration.class,
                    value -> value instanceof Interval(Period date, Duration time) && date.isZero() ? time : null),
            Map.entry(
                    Period.class,
                    value -> value instanceof Interval(Period date, Duration time) && time.isZero() ? date : null),
            Map.entry(
                    UUID.class,
                    value -> value instanceof String text
                                    && UUID_TEXT.matcher(text).matches()
                            ? UUID.fromString(text)
                            : null),
            Map.entry(byte[].class, value -> value instanceof Binary binary ? binary.bytes() : null));

    /** The reader for a class; a class that nothing converts to takes its instances alone. */
    static ScalarReader of(Class<?> type) {
        return new ScalarReader(type, CONVERSIONS.getOrDefault(type, value -> null));
    }

    /** The reader for an enum: a constant's name is the constant. */
    static ScalarReader ofEnum(Class<?> type) {
        Object[] constants = type.getEnumConstants();
        return new ScalarReader(type, value -> {
            String name = value instanceof String || value instanceof Symbol ? text(value) : null;
            for (Object constant : constants) {
                if (((Enum<?>) constant).name().equals(name)) {
                    return constant;
                }
            }
            return null;
        });
    }

    @Override
    public @Nullable Object read(@Nullable Object value) {
        if (value == null || type.isInstance(value)) {
            return value;
        }
        Object converted = conversion.apply(value);
        if (converted == null) {
            throw Unreadable.of(value, type.getSimpleName());
        }
        return converted;
    }

    private static @Nullable String text(Object value) {
        return switch (value) {
            case String text -> text;
            case Symbol(String text) -> text;
            case Number _, Boolean _, Character _, UUID _, ObjectId _, Decimal128 _ -> value.toString();
            case Temporal _, Duration _, Period _, Interval _ -> value.toString();
            default -> null;
        };
    }

    private static @Nullable Instant instant(Object value) {
        return switch (value) {
            case OffsetDateTime moment -> moment.toInstant();
            case ZonedDateTime moment -> moment.toInstant();
            default -> null;
        };
    }

    private static @Nullable OffsetDateTime offsetDateTime(Object value) {
        try {
            return switch (value) {
                case Instant moment -> moment.atOffset(ZoneOffset.UTC);
                case ZonedDateTime moment -> moment.toOffsetDateTime();
                default -> null;
            };
        } catch (DateTimeException _) {
            return null;
        }
    }
}
