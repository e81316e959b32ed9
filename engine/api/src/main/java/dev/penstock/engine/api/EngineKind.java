package dev.penstock.engine.api;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The database products that Penstock speaks to. */
public enum EngineKind {
    POSTGRESQL("PostgreSQL", 5432),
    MYSQL("MySQL", 3306),
    MONGODB("MongoDB", 27017),
    /** Has no port: a node is a file. */
    SQLITE("SQLite", 0);

    private final String title;
    private final int defaultPort;

    EngineKind(String title, int defaultPort) {
        this.title = title;
        this.defaultPort = defaultPort;
    }

    /** The name as its makers write it. */
    public String title() {
        return title;
    }

    /** The name in a workspace file: {@code postgresql}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The port where a node listens unless it says otherwise; 0 where there is none. */
    public int defaultPort() {
        return defaultPort;
    }

    /** Whether its statements are SQL text. */
    public boolean speaksSql() {
        return this != MONGODB;
    }

    /** The kind that a workspace file names so, if there is one. */
    public static Optional<EngineKind> of(String id) {
        return Arrays.stream(values()).filter(kind -> kind.id().equals(id)).findFirst();
    }
}
