package dev.penstock.engine.api;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A reference to a secret, without its value: {@code ${scheme:path#key}}.
 *
 * @param scheme {@code secret}, {@code session}, {@code env}, {@code file} or {@code vault}
 * @param path the path in the scheme
 * @param key the part of the secret; null for the whole
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
