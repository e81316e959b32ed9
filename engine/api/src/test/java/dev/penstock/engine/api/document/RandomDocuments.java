package dev.penstock.engine.api.document;

import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Documents of all types, the same for the same seed. */
final class RandomDocuments {
    private static final int TYPES = 20;
    private static final int DEEPEST = 5;

    private final Random random;

    RandomDocuments(Random random) {
        this.random = random;
    }

    Map<String, @Nullable Object> document() {
        return document(1);
    }

    private Map<String, @Nullable Object> document(int depth) {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        for (int i = random.nextInt(6); i > 0; i--) {
            document.put(key(), value(depth));
        }
        return document;
    }

    private @Nullable Object value(int depth) {
        return switch (random.nextInt(depth < DEEPEST ? TYPES + 4 : TYPES)) {
            case 0 -> null;
            case 1 -> random.nextBoolean();
            case 2 -> random.nextInt();
            case 3 -> random.nextLong() >> random.nextInt(64);
            case 4 -> Double.longBitsToDouble(random.nextLong());
            case 5 -> random.nextGaussian();
            case 6 -> text();
            case 7 -> Instant.ofEpochMilli(random.nextLong() >> random.nextInt(40));
            case 8 -> new UUID(random.nextLong(), random.nextLong());
            case 9 -> ObjectId.of(bytes(12));
            case 10 -> decimal();
            case 11 -> binary();
            case 12 -> new Timestamp(random.nextInt() & 0xFFFF_FFFFL, random.nextInt() & 0xFFFF_FFFFL);
            case 13 -> new Regex(key(), "imsx".substring(random.nextInt(5)));
            case 14 -> new JavaScript(text());
            case 15 -> new JavaScript(text(), document(DEEPEST));
            case 16 -> random.nextBoolean() ? new MinKey() : new MaxKey();
            case 17 -> new Undefined();
            case 18 -> new DbPointer(text(), ObjectId.of(bytes(12)));
            case 19 -> new Symbol(text());
            case 20, 21 -> document(depth + 1);
            default -> array(depth + 1);
        };
    }

    private List<@Nullable Object> array(int depth) {
        List<@Nullable Object> array = new ArrayList<>();
        for (int i = random.nextInt(6); i > 0; i--) {
            array.add(value(depth));
        }
        return array;
    }

    private Decimal128 decimal() {
        return switch (random.nextInt(8)) {
            case 0 -> Decimal128.NAN;
            case 1 -> random.nextBoolean() ? Decimal128.POSITIVE_INFINITY : Decimal128.NEGATIVE_INFINITY;
            default ->
                Decimal128.of(
                        random.nextBoolean(),
                        new BigInteger(random.nextInt(113), random),
                        random.nextInt(12_288) - 6_176);
        };
    }

    private Object binary() {
        return BsonValues.binary(random.nextInt(256), bytes(random.nextInt(20)));
    }

    private byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    /** A key that begins with no dollar, as extended JSON has no escape for it. */
    private String key() {
        String text = text().replace("\0", "");
        return text.startsWith("$") ? "_" + text : text;
    }

    private String text() {
        return random.ints(random.nextInt(12), 0, 8)
                .map(kind -> switch (kind) {
                    case 0 -> "\"\\/{}[]:,$.".charAt(random.nextInt(11));
                    case 1 -> random.nextInt(0x20);
                    case 2 -> 0xE000 + random.nextInt(0x2000);
                    case 3 -> 0x1F600 + random.nextInt(0x40);
                    case 4 -> random.nextInt(0xD800);
                    default -> 'a' + random.nextInt(26);
                })
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
