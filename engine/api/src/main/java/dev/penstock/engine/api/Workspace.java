package dev.penstock.engine.api;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One {@code penstock.yaml} with everything it names, read and checked, one environment laid over it. Immutable.
 *
 * @param file where it stands, absolute; relative paths in it begin at its folder
 * @param environment the overlay in force; null for none
 * @param environments the names of all overlays, in the file's order
 * @param databases profiles by name, in the file's order
 * @param notices keys that are known and have no effect in this version, each with where it stands
 */
public record Workspace(
        Path file,
        @Nullable String environment,
        List<String> environments,
        Map<String, Profile> databases,
        List<Fault> notices) {

    /** Copies the collections. */
    public Workspace {
        environments = List.copyOf(environments);
        databases = Collections.unmodifiableMap(new LinkedHashMap<>(databases));
        notices = List.copyOf(notices);
    }
}
