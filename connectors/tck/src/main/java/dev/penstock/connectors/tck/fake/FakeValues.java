package dev.penstock.connectors.tck.fake;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How the fake server compares values: numbers by their size whatever their type, all else by equality. */
final class FakeValues {
    /** Numbers first, then all else by its text. */
    static final Comparator<@Nullable Object> ORDER = FakeValues::compare;

    private FakeValues() {}

    static boolean equal(@Nullable Object one, @Nullable Object other) {
        return compare(one, other) == 0;
    }

    private static int compare(@Nullable Object one, @Nullable Object other) {
        BigDecimal first = number(one);
        BigDecimal second = number(other);
        if (first != null && second != null) {
            return first.compareTo(second);
        }
        if (first != null || second != null) {
            return first != null ? -1 : 1;
        }
        if (Objects.equals(one, other)) {
            return 0;
        }
        int byText = String.valueOf(one).compareTo(String.valueOf(other));
        return byText != 0 ? byText : type(one).compareTo(type(other));
    }

    private static String type(@Nullable Object value) {
        return value == null ? "" : value.getClass().getName();
    }

    private static @Nullable BigDecimal number(@Nullable Object value) {
        return switch (value) {
            case Integer number -> BigDecimal.valueOf(number);
            case Long number -> BigDecimal.valueOf(number);
            case Double number when !number.isNaN() && !number.isInfinite() -> new BigDecimal(number.toString());
            case null, default -> null;
        };
    }

    /** A nested document; empty if there is none. */
    @SuppressWarnings("unchecked") // the keys of documents are texts
    static Map<String, @Nullable Object> document(Map<String, @Nullable Object> in, String field) {
        return in.get(field) instanceof Map<?, ?> found ? (Map<String, @Nullable Object>) found : Map.of();
    }

    /** The documents of an array; empty if there is none. */
    @SuppressWarnings("unchecked") // the keys of documents are texts
    static List<Map<String, @Nullable Object>> documents(Map<String, @Nullable Object> in, String field) {
        return in.get(field) instanceof List<?> found ? (List<Map<String, @Nullable Object>>) found : List.of();
    }

    static int number(Map<String, @Nullable Object> in, String field, int otherwise) {
        return in.get(field) instanceof Number number ? number.intValue() : otherwise;
    }
}
