package dev.penstock.connectors.sqlite;

import dev.penstock.engine.api.NodeAddress;
import dev.penstock.engine.api.Secret;
import dev.penstock.engine.api.spi.NodeTarget;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A node as SQLite takes it.
 *
 * @param file a path, a {@code file:} URI or {@code :memory:}
 * @param creates whether the file is made where there is none
 */
record SqliteAddress(String file, boolean creates) {
    static final String SCHEME = "jdbc:sqlite:";

    /** Where the file is; empty where it is none, but lies in memory or in a jar. */
    Optional<Path> path() {
        String plain = file.startsWith("file:") ? file.substring("file:".length()) : file;
        int query = plain.indexOf('?');
        String path = query < 0 ? plain : plain.substring(0, query);
        return path.isEmpty() || path.startsWith(":") ? Optional.empty() : Optional.of(Path.of(path));
    }

    static SqliteAddress of(NodeTarget target) {
        return switch (target.address()) {
            case NodeAddress.File(Path path) ->
                new SqliteAddress("file:" + path.toUri().getRawPath(), false);
            case NodeAddress.Url url -> {
                try (Secret resolved = url.url().resolve(target.secrets())) {
                    yield new SqliteAddress(resolved.reveal().substring(SCHEME.length()), true);
                }
            }
            case NodeAddress.Host host ->
                throw new IllegalArgumentException(host.display() + " is a server, and SQLite has none");
        };
    }
}
