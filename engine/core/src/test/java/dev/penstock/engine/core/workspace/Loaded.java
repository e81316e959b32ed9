package dev.penstock.engine.core.workspace;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** Loads a document with another YAML 1.2 parser and its core schema. */
final class Loaded {
    private Loaded() {}

    /** The value at a path; null if there is none. */
    static @Nullable Object at(String text, List<String> path) {
        LoadSettings settings =
                LoadSettings.builder().setSchema(new CoreSchema()).build();
        Object at = new Load(settings).loadFromString(text);
        for (String key : path) {
            at = at instanceof Map<?, ?> map ? map.get(key) : null;
        }
        return at;
    }
}
