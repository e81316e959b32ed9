package dev.penstock.engine.api;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The database products that Penstock supports. */
public enum EngineKind {
    POSTGRESQL("PostgreSQL", 5432),
    MYSQL("MySQL", 3306),
    MONGODB("MongoDB", 27017),
    /** Without a port, because a node is a file. */
    SQLITE("SQLite", 0);

    private final String title;
    private final int defaultPort;

    EngineKind(String title, int defaultPort) {
        this.title = title;
        this.defaultPort = defaultPort;
    }

    /** The official name of the product. */
    public String title() {
        return title;
    }

    /** The name in a workspace file: {@code postgresql}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The default port of a node; 0 if there is none. */
    public int defaultPort() {
        return defaultPort;
    }

    /** Whether its statements are SQL text. */
    public boolean speaksSql() {
        return this != MONGODB;
    }

    /** The kind with a name in a workspace file; empty if there is none. */
    public static Optional<EngineKind> of(String id) {
        return Arrays.stream(values()).filter(kind -> kind.id().equals(id)).findFirst();
    }
}
