package dev.penstock.engine.api.document;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * JavaScript code.
 *
 * @param code its text
 * @param scope the values of its free variables; null for BSON's code without a scope
 */
public record JavaScript(String code, @Nullable Map<String, @Nullable Object> scope) implements BsonValue {
    /** Copies the scope. */
    public JavaScript {
        Objects.requireNonNull(code, "code");
        scope = scope == null ? null : BsonValues.document(scope);
    }

    /** Code without a scope. */
    public JavaScript(String code) {
        this(code, null);
    }
}
