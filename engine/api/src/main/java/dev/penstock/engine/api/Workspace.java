package dev.penstock.engine.api;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One {@code penstock.yaml} with everything it names, read and checked, one environment laid over it; or the same built
 * in code by {@link #builder()}. Immutable.
 *
 * @param file the file, absolute; relative paths in it begin at its folder. {@link #IN_CODE} if it was built in code
 * @param environment the overlay in force; null for none
 * @param environments the names of all overlays, in the file's order
 * @param databases profiles by name, in the file's order
 * @param notices keys that are known and have no effect in this version, each with its place
 * @param secrets values that the engine keeps in memory under {@code ${session:name}}; empty for a file
 */
public record Workspace(
        Path file,
        @Nullable String environment,
        List<String> environments,
        Map<String, Profile> databases,
        List<Fault> notices,
        Map<String, Secret> secrets) {

    /** In the place of a file: the workspace was built in code. */
    public static final Path IN_CODE = Profile.Place.IN_CODE.file();

    /** Copies the collections. */
    public Workspace {
        environments = List.copyOf(environments);
        databases = Collections.unmodifiableMap(new LinkedHashMap<>(databases));
        notices = List.copyOf(notices);
        secrets = Map.copyOf(secrets);
    }

    /** Without secrets of its own. */
    public Workspace(
            Path file,
            @Nullable String environment,
            List<String> environments,
            Map<String, Profile> databases,
            List<Fault> notices) {
        this(file, environment, environments, databases, notices, Map.of());
    }

    /** A workspace without a file, for embedders. */
    public static Builder builder() {
        return new Builder();
    }

    /** Whether it was built in code and has no file. */
    public boolean inCode() {
        return file.equals(IN_CODE);
    }

    /** Collects a workspace. For one thread. */
    public static final class Builder {
        private final Map<String, Profile> databases = new LinkedHashMap<>();
        private final Map<String, Secret> secrets = new LinkedHashMap<>();

        private Builder() {}

        /** Adds a database; replaces the one of the same name. */
        public Builder database(Profile profile) {
            databases.put(profile.name(), profile);
            return this;
        }

        /**
         * Adds a database by its URL, such as {@code postgresql://app:secret@db1:5432/shop} or {@code jdbc:sqlite:shop.db}.
         * The password is kept in memory and never written or shown.
         *
         * @throws IllegalArgumentException if the URL cannot be read, or has parameters that a profile has no place for; the
         *     message says what to write instead and repeats no password
         */
        public Builder database(String name, String url) {
            return switch (ConnectionUrl.parse(url)) {
                case ConnectionUrl.Invalid fault ->
                    throw new IllegalArgumentException(
                            "The URL of '" + name + "': " + fault.found() + ". " + fault.advice());
                case ConnectionUrl.Parsed parsed -> database(name, parsed);
            };
        }

        private Builder database(String name, ConnectionUrl.Parsed url) {
            if (!url.leftOver().isEmpty()) {
                throw new IllegalArgumentException("The URL of '" + name + "' has parameters that a profile has no"
                        + " place for: " + String.join(", ", url.leftOver()) + ". Leave them out.");
            }
            Profile.Builder profile = Profile.builder(name, url.engine())
                    .nodes(url.nodes().stream().map(Builder::absolute).toList())
                    .databaseName(url.database())
                    .username(url.username() == null ? null : new Template(url.username()));
            Profile.Tls tls = url.tls();
            if (tls != null) {
                profile.tls(tls);
            }
            Secret password = url.password();
            if (password != null) {
                secret(name, password);
                profile.password(new Template("${session:" + name + "}"));
            }
            return database(profile.build());
        }

        private static NodeAddress absolute(NodeAddress address) {
            return address instanceof NodeAddress.File(Path path)
                    ? new NodeAddress.File(path.toAbsolutePath().normalize())
                    : address;
        }

        /** Adds a value that a profile refers to as {@code ${session:name}}. */
        public Builder secret(String name, Secret value) {
            secrets.put(name, Objects.requireNonNull(value));
            return this;
        }

        /** The workspace. */
        public Workspace build() {
            return new Workspace(IN_CODE, null, List.of(), databases, List.of(), secrets);
        }
    }
}
