package dev.penstock.connectors.tck.fake;

import dev.penstock.engine.api.Document;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The condition of a command: equality of fields, and {@code $gt}, {@code $lt}, {@code $ne} and {@code $in}. */
final class FakeFilter {
    private FakeFilter() {}

    static boolean matches(Map<String, @Nullable Object> filter, Map<String, @Nullable Object> document) {
        Document fields = new Document(document);
        return filter.entrySet().stream()
                .allMatch(condition -> matches(condition.getValue(), fields.get(condition.getKey())));
    }

    private static boolean matches(@Nullable Object condition, @Nullable Object value) {
        if (condition instanceof Map<?, ?> operators
                && !operators.isEmpty()
                && operators.keySet().stream().allMatch(key -> key.toString().startsWith("$"))) {
            return operators.entrySet().stream()
                    .allMatch(operator -> matches(operator.getKey().toString(), operator.getValue(), value));
        }
        return FakeValues.equal(condition, value);
    }

    private static boolean matches(String operator, @Nullable Object operand, @Nullable Object value) {
        return switch (operator) {
            case "$gt" -> value != null && FakeValues.ORDER.compare(value, operand) > 0;
            case "$lt" -> value != null && FakeValues.ORDER.compare(value, operand) < 0;
            case "$ne" -> !FakeValues.equal(value, operand);
            case "$in" ->
                operand instanceof List<?> items && items.stream().anyMatch(item -> FakeValues.equal(item, value));
            default -> throw new FakeServerException(FakeServerException.BAD_VALUE, "unknown operator: " + operator);
        };
    }
}
