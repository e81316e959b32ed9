package dev.penstock.engine.api.document;

import org.jspecify.annotations.Nullable;

/** A value that cannot stand in a document; collects the path to it on the way up. */
final class NoBsonType extends IllegalArgumentException {
    private final transient StringBuilder path = new StringBuilder();
    private final String reason;

    NoBsonType(String reason) {
        this.reason = reason;
    }

    /** The same, one field or element further up. */
    NoBsonType in(String step) {
        path.insert(0, path.isEmpty() || path.charAt(0) == '[' ? step : step + ".");
        return this;
    }

    @Override
    public @Nullable String getMessage() {
        return path.isEmpty() ? reason : "At " + path + ": " + reason;
    }
}
