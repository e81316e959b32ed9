package dev.penstock.engine.api.document;

import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Brings what a caller gives into the form of documents; this package's page has the table. */
public final class BsonValues {
    /** The most documents and arrays inside each other: 200, as MongoDB's servers have it. */
    public static final int MAX_DEPTH = 200;

    private static final int UUID_BYTES = 16;

    private BsonValues() {}

    /**
     * A value as it stands in a document. Documents and arrays are copied and cannot be changed afterwards.
     *
     * @throws IllegalArgumentException if BSON has no type for it, saying where it is and what to give instead
     */
    public static @Nullable Object of(@Nullable Object value) {
        return value(value, 0);
    }

    /**
     * A document with its values in their form; copied, and not to be changed afterwards.
     *
     * @throws IllegalArgumentException if a key is no text, or BSON has no type for a value
     */
    public static Map<String, @Nullable Object> document(Map<?, ? extends @Nullable Object> fields) {
        return document(fields, 1);
    }

    /** A binary value: a {@link UUID} if its subtype is 4 and it has 16 bytes, else a {@link Binary}. */
    public static Object binary(int subtype, byte[] bytes) {
        if (subtype != Binary.UUID || bytes.length != UUID_BYTES) {
            return new Binary(subtype, bytes);
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new UUID(buffer.getLong(), buffer.getLong());
    }

    /** The 16 bytes of a UUID as BSON's subtype 4 has them. */
    public static byte[] bytes(UUID uuid) {
        return ByteBuffer.allocate(UUID_BYTES)
                .putLong(uuid.getMostSignificantBits())
                .putLong(uuid.getLeastSignificantBits())
                .array();
    }

    private static @Nullable Object value(@Nullable Object value, int depth) {
        return switch (value) {
            case null -> null;
            case String text -> text(text);
            case Integer _, Long _, Double _, Boolean _, UUID _ -> value;
            case Binary binary -> binary.subtype() == Binary.UUID ? binary(Binary.UUID, binary.bytes()) : binary;
            case BsonValue bson -> bson;
            case Map<?, ?> fields -> document(fields, depth + 1);
            case Collection<?> items -> array(items.toArray(), depth + 1);
            case Instant moment -> date(moment);
            case OffsetDateTime moment -> date(moment.toInstant());
            case ZonedDateTime moment -> date(moment.toInstant());
            case BigDecimal number -> decimal(number);
            case BigInteger number -> decimal(new BigDecimal(number));
            case Byte number -> number.intValue();
            case Short number -> number.intValue();
            case Float number -> number.doubleValue();
            case Character letter -> text(letter.toString());
            case Enum<?> constant -> constant.name();
            case byte[] bytes -> Binary.of(bytes);
            case Object[] items -> array(items, depth + 1);
            case Object items when items.getClass().isArray() -> array(boxed(items), depth + 1);
            default ->
                throw new NoBsonType("BSON has no type for a "
                        + value.getClass().getName()
                        + "; give a text, number, boolean, Instant, UUID, byte[], list, map, or a value of "
                        + BsonValues.class.getPackageName());
        };
    }

    private static Map<String, @Nullable Object> document(Map<?, ? extends @Nullable Object> fields, int depth) {
        checkDepth(depth);
        Map<String, @Nullable Object> copy = LinkedHashMap.newLinkedHashMap(fields.size());
        for (Map.Entry<?, ? extends @Nullable Object> field : fields.entrySet()) {
            if (!(field.getKey() instanceof String name)) {
                throw new NoBsonType("The key " + field.getKey() + " is no text");
            }
            if (name.indexOf('\0') >= 0) {
                throw new NoBsonType("The key '" + name.replace("\0", "\\0") + "' has a NUL, which no key can have");
            }
            try {
                copy.put(text(name), value(field.getValue(), depth));
            } catch (NoBsonType failure) {
                throw failure.in(name);
            }
        }
        return Collections.unmodifiableMap(copy);
    }

    private static List<@Nullable Object> array(@Nullable Object[] items, int depth) {
        checkDepth(depth);
        List<@Nullable Object> copy = new ArrayList<>(items.length);
        for (int i = 0; i < items.length; i++) {
            try {
                copy.add(value(items[i], depth));
            } catch (NoBsonType failure) {
                throw failure.in("[" + i + "]");
            }
        }
        return Collections.unmodifiableList(copy);
    }

    private static @Nullable Object[] boxed(Object array) {
        @Nullable Object[] items = new Object[Array.getLength(array)];
        for (int i = 0; i < items.length; i++) {
            items[i] = Array.get(array, i);
        }
        return items;
    }

    private static String text(String text) {
        if (Surrogates.areLone(text)) {
            throw new NoBsonType("The text '" + Excerpt.of(text)
                    + "' has half of a character (a lone surrogate), which no server can keep");
        }
        return text;
    }

    static Instant date(Instant moment) {
        try {
            return Instant.ofEpochMilli(moment.toEpochMilli());
        } catch (ArithmeticException _) {
            throw new NoBsonType("The date " + moment + " is out of the range of BSON's milliseconds");
        }
    }

    private static Decimal128 decimal(BigDecimal number) {
        try {
            return Decimal128.of(number);
        } catch (IllegalArgumentException failure) {
            throw new NoBsonType(String.valueOf(failure.getMessage()));
        }
    }

    private static void checkDepth(int depth) {
        if (depth > MAX_DEPTH) {
            throw new NoBsonType("More than " + MAX_DEPTH + " documents and arrays are inside each other");
        }
    }
}
