package dev.penstock.engine.api;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Parses the path of a database file, or its URL as SQLite's drivers and tools write it. */
final class SqliteUrl {
    private SqliteUrl() {}

    /**
     * Parses a path or URL.
     *
     * @param begin the offset of the path or of the {@code file:} URI
     */
    static ConnectionUrl of(String text, int begin) {
        String written = text.substring(begin);
        boolean uri = written.startsWith("file:");
        String rest = uri ? written.substring("file:".length()) : written;
        boolean url = uri || begin > 0;
        int query = url ? rest.indexOf('?') : -1;
        String path = query < 0 ? rest : rest.substring(0, query);
        if (url) {
            path = text.startsWith("jdbc:") && !uri ? path : slashes(path, !uri);
            path = uri ? UrlText.decode(path) : path;
        }
        if (path.isEmpty() || path.startsWith(":memory:")) {
            return new ConnectionUrl.Invalid(
                    path.isEmpty() ? "found no file" : "found an in-memory database",
                    "Write the path of a file: sqlite:data/shop.db.",
                    begin + 1);
        }
        UrlParts parts = new UrlParts(EngineKind.SQLITE);
        try {
            parts.node(new NodeAddress.File(Path.of(path)));
        } catch (InvalidPathException e) {
            return new ConnectionUrl.Invalid(
                    "found a path that this system does not allow", "Write the path of the file.", begin + 1);
        }
        if (query >= 0) {
            for (String parameter : rest.substring(query + 1).split("&")) {
                int equals = parameter.indexOf('=');
                parts.leave(
                        equals < 0 ? parameter : parameter.substring(0, equals),
                        equals < 0 ? "" : UrlText.decode(parameter.substring(equals + 1)));
            }
        }
        return parts.parsed();
    }

    /**
     * Removes an empty authority and the slash that some tools put before a path: {@code sqlite:///shop.db} means
     * {@code shop.db}; {@code sqlite:////srv/shop.db} and {@code file:///srv/shop.db} mean {@code /srv/shop.db}.
     */
    private static String slashes(String path, boolean relative) {
        if (!path.startsWith("//")) {
            return path;
        }
        String behind = path.substring(2);
        return relative && behind.startsWith("/") ? behind.substring(1) : behind;
    }
}
