package dev.penstock.connectors.tck.fake;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an update makes of a document: {@code $set} and {@code $unset} of whole fields, or another document. */
final class FakeUpdate {
    private FakeUpdate() {}

    static Map<String, @Nullable Object> apply(
            Map<String, @Nullable Object> update, Map<String, @Nullable Object> document) {
        boolean operators = update.keySet().stream().anyMatch(key -> key.startsWith("$"));
        Map<String, @Nullable Object> changed = new LinkedHashMap<>();
        if (!operators) {
            changed.put("_id", document.get("_id"));
            changed.putAll(update);
            return Collections.unmodifiableMap(changed);
        }
        changed.putAll(document);
        for (String operator : update.keySet()) {
            switch (operator) {
                case "$set" -> changed.putAll(FakeValues.document(update, operator));
                case "$unset" -> FakeValues.document(update, operator).keySet().forEach(changed::remove);
                default ->
                    throw new FakeServerException(FakeServerException.BAD_VALUE, "Unknown modifier: " + operator);
            }
        }
        return Collections.unmodifiableMap(changed);
    }
}
