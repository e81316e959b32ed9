package dev.penstock.engine.api.document;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes extended JSON. For one value. */
final class JsonWriter {
    /** The first millisecond of the year 10000: relaxed dates are texts before it. */
    private static final long YEAR_10000 = 253_402_300_800_000L;

    private final boolean canonical;
    private final StringBuilder out = new StringBuilder();

    JsonWriter(boolean canonical) {
        this.canonical = canonical;
    }

    String text() {
        return out.toString();
    }

    void value(@Nullable Object value, int depth) {
        switch (value) {
            case null -> out.append("null");
            case String text -> string(text);
            case Boolean truth -> out.append(truth.booleanValue());
            case Integer number -> number("$numberInt", number, canonical);
            case Long number -> number("$numberLong", number, canonical);
            case Double number -> number("$numberDouble", number, canonical || !Double.isFinite(number));
            case Map<?, ?> fields -> document(fields, depth + 1);
            case List<?> items -> array(items, depth + 1);
            case Instant moment -> date(BsonValues.date(moment));
            case UUID uuid -> uuid(uuid);
            case BsonValue bson -> bson(bson, depth);
            default -> value(BsonValues.of(value), depth);
        }
    }

    private void bson(BsonValue value, int depth) {
        switch (value) {
            case ObjectId id -> wrapped("$oid", id.hex());
            case Decimal128 number -> wrapped("$numberDecimal", number.toString());
            case Binary binary -> binary(binary.subtype(), binary.bytes());
            case Timestamp(long seconds, long increment) ->
                out.append("{\"$timestamp\": {\"t\": ")
                        .append(seconds)
                        .append(", \"i\": ")
                        .append(increment)
                        .append("}}");
            case Regex(String pattern, String options) -> {
                out.append("{\"$regularExpression\": {\"pattern\": ");
                string(pattern);
                out.append(", \"options\": ");
                string(options);
                out.append("}}");
            }
            case JavaScript(String code, Map<String, @Nullable Object> scope) -> {
                out.append("{\"$code\": ");
                string(code);
                if (scope != null) {
                    out.append(", \"$scope\": ");
                    document(scope, depth + 1);
                }
                out.append('}');
            }
            case DbPointer(String namespace, ObjectId id) -> {
                out.append("{\"$dbPointer\": {\"$ref\": ");
                string(namespace);
                out.append(", \"$id\": ");
                wrapped("$oid", id.hex());
                out.append("}}");
            }
            case Symbol(String text) -> wrapped("$symbol", text);
            case MinKey _ -> out.append("{\"$minKey\": 1}");
            case MaxKey _ -> out.append("{\"$maxKey\": 1}");
            case Undefined _ -> out.append("{\"$undefined\": true}");
        }
    }

    private void document(Map<?, ?> fields, int depth) {
        checkDepth(depth);
        out.append('{');
        String comma = "";
        for (Map.Entry<?, ?> field : fields.entrySet()) {
            out.append(comma);
            if (!(field.getKey() instanceof String key)) {
                throw new NoBsonType("The key " + field.getKey() + " is no text");
            }
            string(key);
            out.append(": ");
            value(field.getValue(), depth);
            comma = ", ";
        }
        out.append('}');
    }

    private void array(List<?> items, int depth) {
        checkDepth(depth);
        out.append('[');
        String comma = "";
        for (Object item : items) {
            out.append(comma);
            value(item, depth);
            comma = ", ";
        }
        out.append(']');
    }

    private void number(String type, Object number, boolean wrap) {
        if (wrap) {
            wrapped(type, number.toString());
        } else {
            out.append(number);
        }
    }

    private void date(Instant moment) {
        long millis = moment.toEpochMilli();
        if (!canonical && millis >= 0 && millis < YEAR_10000) {
            wrapped("$date", DateTimeFormatter.ISO_INSTANT.format(moment));
            return;
        }
        out.append("{\"$date\": ");
        wrapped("$numberLong", Long.toString(millis));
        out.append('}');
    }

    private void uuid(UUID uuid) {
        if (canonical) {
            binary(Binary.UUID, BsonValues.bytes(uuid));
        } else {
            wrapped("$uuid", uuid.toString());
        }
    }

    private void binary(int subtype, byte[] bytes) {
        out.append("{\"$binary\": {\"base64\": \"")
                .append(Base64.getEncoder().encodeToString(bytes))
                .append("\", \"subType\": \"")
                .append(HexFormat.of().toHexDigits((byte) subtype))
                .append("\"}}");
    }

    private void wrapped(String type, String content) {
        out.append("{\"").append(type).append("\": ");
        string(content);
        out.append('}');
    }

    private void string(String text) {
        out.append('"');
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c == '"' || c == '\\') {
                out.append(text, from, i);
                escape(c);
                from = i + 1;
            }
        }
        out.append(text, from, text.length()).append('"');
    }

    private void escape(char c) {
        switch (c) {
            case '"', '\\' -> out.append('\\').append(c);
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            case '\b' -> out.append("\\b");
            case '\f' -> out.append("\\f");
            default -> out.append("\\u").append(HexFormat.of().toHexDigits(c));
        }
    }

    private static void checkDepth(int depth) {
        if (depth > BsonValues.MAX_DEPTH) {
            throw new NoBsonType("More than " + BsonValues.MAX_DEPTH + " documents and arrays are inside each other");
        }
    }
}
