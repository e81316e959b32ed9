package dev.penstock.app.ui.query;

import dev.penstock.engine.api.Database;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is to be run.
 *
 * @param database where
 * @param text what
 * @param offset where the text begins in the editor
 * @param values for its parameters, by name; exactly those it has
 */
record RunRequest(Database database, String text, int offset, Map<String, @Nullable Object> values) {

    /** Copies the map, keeping its order. */
    RunRequest {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }
}
