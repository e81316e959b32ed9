package dev.penstock.connectors.tck.document;

import dev.penstock.engine.api.document.Binary;
import dev.penstock.engine.api.document.DbPointer;
import dev.penstock.engine.api.document.Decimal128;
import dev.penstock.engine.api.document.JavaScript;
import dev.penstock.engine.api.document.MaxKey;
import dev.penstock.engine.api.document.MinKey;
import dev.penstock.engine.api.document.ObjectId;
import dev.penstock.engine.api.document.Regex;
import dev.penstock.engine.api.document.Symbol;
import dev.penstock.engine.api.document.Timestamp;
import dev.penstock.engine.api.document.Undefined;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A value of every BSON type, extremes included. */
final class BsonSamples {
    private static final ObjectId ID = ObjectId.of("65a1b2c3d4e5f60718293a4b");

    private BsonSamples() {}

    /** Each under the name of its type. */
    static Map<String, @Nullable Object> all() {
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        all.put("text", "words – ü 🐘 \" \\ \n \0 end");
        all.put("emptyText", "");
        all.put("nothing", null);
        all.put("truth", true);
        all.put("untruth", false);
        all.put("int32Least", Integer.MIN_VALUE);
        all.put("int32Most", Integer.MAX_VALUE);
        all.put("int64Small", 7L);
        all.put("int64Least", Long.MIN_VALUE);
        all.put("int64Most", Long.MAX_VALUE);
        all.put("double", 0.1);
        all.put("doubleWhole", 7.0);
        all.put("doubleLeast", Double.MIN_VALUE);
        all.put("doubleMinusZero", -0.0);
        all.put("doubleNaN", Double.NaN);
        all.put("doubleInfinite", Double.NEGATIVE_INFINITY);
        all.put("decimal", Decimal128.of("12345678901234567890.1234500"));
        all.put("decimalNaN", Decimal128.NAN);
        all.put("date", Instant.ofEpochMilli(1_700_000_000_123L));
        all.put("dateBefore1970", Instant.ofEpochMilli(-1));
        all.put("timestamp", new Timestamp(4_294_967_295L, 3));
        all.put("objectId", ID);
        all.put("uuid", UUID.fromString("00112233-4455-6677-8899-aabbccddeeff"));
        all.put("bytes", Binary.of(new byte[] {0, 1, (byte) 0xFF}));
        all.put("noBytes", Binary.of(new byte[0]));
        all.put("legacyUuid", new Binary(Binary.LEGACY_UUID, new byte[16]));
        all.put("userDefined", new Binary(Binary.USER_DEFINED, new byte[] {1}));
        all.put("regex", new Regex("^a.*z$", "im"));
        all.put("code", new JavaScript("return 1"));
        all.put("codeWithScope", new JavaScript("return x", Map.of("x", 1)));
        all.put("minKey", new MinKey());
        all.put("maxKey", new MaxKey());
        all.put("undefined", new Undefined());
        all.put("dbPointer", new DbPointer("shop.item", ID));
        all.put("symbol", new Symbol("word"));
        all.put("document", Map.of("inner", Map.of("deep", 1)));
        all.put("emptyDocument", Map.of());
        all.put("array", Arrays.asList(1, "two", null, List.of(3L), Map.of("four", 4.0)));
        all.put("emptyArray", List.of());
        return all;
    }

    /** All of them as one document with a key. */
    static Map<String, @Nullable Object> document(Object key) {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("_id", key);
        document.putAll(all());
        return document;
    }
}
