package dev.penstock.engine.api.document;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The objects of extended JSON that stand for a value of another type. */
final class TypeForms {
    private static final Set<String> TYPES = Set.of(
            "$binary",
            "$code",
            "$date",
            "$dbPointer",
            "$maxKey",
            "$minKey",
            "$numberDecimal",
            "$numberDouble",
            "$numberInt",
            "$numberLong",
            "$oid",
            "$regularExpression",
            "$symbol",
            "$timestamp",
            "$undefined",
            "$uuid");
    private static final Pattern HEX_BYTE = Pattern.compile("[0-9a-fA-F]{1,2}");
    private static final Pattern WHOLE = Pattern.compile("-?[0-9]+");
    private static final Pattern REAL = Pattern.compile("[+-]?[0-9]+(\\.[0-9]*)?([eE][+-]?[0-9]+)?");
    private static final Pattern UUID_TEXT = Pattern.compile(
            "([0-9a-fA-F]{8})-?([0-9a-fA-F]{4})-?([0-9a-fA-F]{4})-?([0-9a-fA-F]{4})-?([0-9a-fA-F]{12})");
    private static final DateTimeFormatter DATE = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .appendPattern("[XXX][XX][X]")
            .toFormatter(Locale.ROOT);

    private TypeForms() {}

    /** The key that tells of which type these fields are the form; null for a document. */
    static @Nullable String typeOf(Map<String, @Nullable Object> fields) {
        for (String key : fields.keySet()) {
            if (key.startsWith("$")) {
                if (TYPES.contains(key)) {
                    return key;
                }
                if (isRegex(fields)) {
                    return "$regex";
                }
            }
        }
        return null;
    }

    /** The query operator {@code $regex} has another form: alone, or with something else than texts. */
    private static boolean isRegex(Map<String, @Nullable Object> fields) {
        return fields.size() == 2 && fields.get("$regex") instanceof String && fields.get("$options") instanceof String;
    }

    /**
     * The value that the fields stand for.
     *
     * @throws IllegalArgumentException if they have not the form of their type
     */
    static Object value(String type, Map<String, @Nullable Object> fields) {
        Object content = fields.get(type);
        return switch (type) {
            case "$binary" ->
                content instanceof String base64 ? legacyBinary(base64, fields) : binary(only(fields, type));
            case "$code" -> code(fields);
            case "$date" -> date(only(fields, type));
            case "$dbPointer" -> pointer(only(fields, type));
            case "$maxKey" -> constant(type, only(fields, type), 1, new MaxKey());
            case "$minKey" -> constant(type, only(fields, type), 1, new MinKey());
            case "$numberDecimal" -> Decimal128.of(text(type, only(fields, type)));
            case "$numberDouble" -> real(text(type, only(fields, type)));
            case "$numberInt" ->
                (int) whole(type, text(type, only(fields, type)), Integer.MIN_VALUE, Integer.MAX_VALUE);
            case "$numberLong" -> whole(type, text(type, only(fields, type)), Long.MIN_VALUE, Long.MAX_VALUE);
            case "$oid" -> ObjectId.of(text(type, only(fields, type)));
            case "$regex" -> new Regex(text(type, content), text("$options", fields.get("$options")));
            case "$regularExpression" -> regex(only(fields, type));
            case "$symbol" -> new Symbol(text(type, only(fields, type)));
            case "$timestamp" -> timestamp(only(fields, type));
            case "$undefined" -> constant(type, only(fields, type), true, new Undefined());
            default -> uuid(text(type, only(fields, type)));
        };
    }

    private static @Nullable Object only(Map<String, @Nullable Object> fields, String type) {
        if (fields.size() != 1) {
            throw new IllegalArgumentException("An object with " + type + " has no other key");
        }
        return fields.get(type);
    }

    private static String text(String key, @Nullable Object content) {
        if (content instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException(key + " has a text");
    }

    private static Object constant(String type, @Nullable Object content, Object wanted, BsonValue value) {
        if (wanted.equals(content)) {
            return value;
        }
        throw new IllegalArgumentException(type + " has the value " + wanted + " and no other");
    }

    private static Object legacyBinary(String base64, Map<String, @Nullable Object> fields) {
        if (fields.size() == 2) {
            Object subtype = fields.get("$type");
            if (subtype instanceof String hex && HEX_BYTE.matcher(hex).matches()) {
                return BsonValues.binary(Integer.parseInt(hex, 16), decoded(base64));
            }
            if (subtype instanceof Integer number) {
                return BsonValues.binary(number, decoded(base64));
            }
        }
        throw new IllegalArgumentException("$binary with a text has $type beside it, of two hexadecimal digits");
    }

    private static Object binary(@Nullable Object content) {
        if (content instanceof Map<?, ?> parts
                && parts.size() == 2
                && parts.get("base64") instanceof String base64
                && parts.get("subType") instanceof String hex
                && HEX_BYTE.matcher(hex).matches()) {
            return BsonValues.binary(Integer.parseInt(hex, 16), decoded(base64));
        }
        throw new IllegalArgumentException(
                "$binary has the form {\"base64\": \"…\", \"subType\": \"00\"}, the latter of two hexadecimal digits");
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException _) {
            throw new IllegalArgumentException("The text of $binary is no base64");
        }
    }

    private static Object code(Map<String, @Nullable Object> fields) {
        String code = text("$code", fields.get("$code"));
        if (fields.size() == 1) {
            return new JavaScript(code);
        }
        if (fields.size() == 2 && fields.get("$scope") instanceof Map<?, ?> scope) {
            return new JavaScript(code, BsonValues.document(scope));
        }
        throw new IllegalArgumentException("$code has nothing beside it but $scope with a document");
    }

    private static Object date(@Nullable Object content) {
        return switch (content) {
            case Integer millis -> Instant.ofEpochMilli(millis);
            case Long millis -> Instant.ofEpochMilli(millis);
            case String text -> date(text);
            case null, default ->
                throw new IllegalArgumentException("$date has a text as 2024-02-29T12:00:00.000Z, or milliseconds as"
                        + " {\"$numberLong\": \"…\"}");
        };
    }

    private static Object date(String text) {
        try {
            return BsonValues.date(OffsetDateTime.parse(text, DATE).toInstant());
        } catch (DateTimeException _) {
            throw new IllegalArgumentException(
                    "'" + Excerpt.of(text) + "' is no date: write it as 2024-02-29T12:00:00.000Z");
        }
    }

    private static Object pointer(@Nullable Object content) {
        if (content instanceof Map<?, ?> parts
                && parts.size() == 2
                && parts.get("$ref") instanceof String namespace
                && parts.get("$id") instanceof ObjectId id) {
            return new DbPointer(namespace, id);
        }
        throw new IllegalArgumentException("$dbPointer has the form {\"$ref\": \"…\", \"$id\": {\"$oid\": \"…\"}}");
    }

    private static long whole(String type, String text, long least, long greatest) {
        if (WHOLE.matcher(text).matches()) {
            try {
                long number = Long.parseLong(text);
                if (number >= least && number <= greatest) {
                    return number;
                }
            } catch (NumberFormatException _) {
                // out of the range of long: the same failure as out of the smaller one
            }
        }
        throw new IllegalArgumentException("'" + Excerpt.of(text) + "' is none of the whole numbers of " + type + ", "
                + least + " to " + greatest);
    }

    private static Object real(String text) {
        return switch (text) {
            case "Infinity" -> Double.POSITIVE_INFINITY;
            case "-Infinity" -> Double.NEGATIVE_INFINITY;
            case "NaN" -> Double.NaN;
            case String number when REAL.matcher(number).matches() -> Double.valueOf(number);
            default ->
                throw new IllegalArgumentException(
                        "'" + Excerpt.of(text) + "' is no double: write it as 1.5, 1E10, NaN or Infinity");
        };
    }

    private static Object regex(@Nullable Object content) {
        if (content instanceof Map<?, ?> parts
                && parts.size() == 2
                && parts.get("pattern") instanceof String pattern
                && parts.get("options") instanceof String options) {
            return new Regex(pattern, options);
        }
        throw new IllegalArgumentException(
                "$regularExpression has the form {\"pattern\": \"…\", \"options\": \"…\"}, both texts");
    }

    private static Object timestamp(@Nullable Object content) {
        if (content instanceof Map<?, ?> parts && parts.size() == 2) {
            return new Timestamp(part(parts.get("t")), part(parts.get("i")));
        }
        throw noTimestamp();
    }

    private static long part(@Nullable Object part) {
        return switch (part) {
            case Integer number -> number;
            case Long number -> number;
            case null, default -> throw noTimestamp();
        };
    }

    private static IllegalArgumentException noTimestamp() {
        return new IllegalArgumentException("$timestamp has the form {\"t\": 1700000000, \"i\": 1}");
    }

    private static Object uuid(String text) {
        var parts = UUID_TEXT.matcher(text);
        if (parts.matches()) {
            return UUID.fromString(parts.replaceFirst("$1-$2-$3-$4-$5"));
        }
        throw new IllegalArgumentException(
                "'" + Excerpt.of(text) + "' is no UUID: write it as c8edabc3-f738-4ca3-b68d-ab92a91478a3");
    }
}
