package dev.penstock.engine.api;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Names a secret without holding it: {@code ${scheme:path#key}}.
 *
 * @param scheme {@code secret}, {@code session}, {@code env}, {@code file} or {@code vault}
 * @param path where in that scheme
 * @param key which part of it; null for the whole
 */
public record SecretRef(
        String scheme, String path, @Nullable String key) {
    /** Checks for nulls. */
    public SecretRef {
        Objects.requireNonNull(scheme, "scheme");
        Objects.requireNonNull(path, "path");
    }

    @Override
    public String toString() {
        return "${" + scheme + ":" + path + (key == null ? "" : "#" + key) + "}";
    }
}
