package dev.penstock.engine.core;

import dev.penstock.connectors.testkit.PostgresServer;
import dev.penstock.engine.api.Database;
import dev.penstock.engine.api.Penstock;
import dev.penstock.engine.api.PoolState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Engines over real servers, opened from a workspace as anybody's. */
final class Engines {
    private Engines() {}

    /**
     * An engine with a database {@code it} on SQLite.
     *
     * @param folder takes the workspace and the database
     */
    static Penstock sqlite(Path folder) throws IOException {
        return open(folder, """
                databases:
                  it:
                    engine: sqlite
                    url: jdbc:sqlite:%s
                """.formatted(folder.resolve("it.db")));
    }

    /**
     * An engine with a database {@code it} on a PostgreSQL.
     *
     * @param folder takes the workspace and the password
     * @param more keys of the database, each with its line end and four blanks before it
     */
    static Penstock postgres(Path folder, PostgresServer server, String host, int port, String name, String more)
            throws IOException {
        Files.writeString(folder.resolve("password"), server.password());
        return open(folder, """
                databases:
                  it:
                    engine: postgresql
                    nodes: ["%s:%d"]
                    name: %s
                    username: %s
                    password: ${file:password}
                """.formatted(host, port, name, server.username()) + more);
    }

    /** Leases that somebody holds. */
    static int leases(Database database) {
        return database.pools().stream().mapToInt(PoolState::active).sum();
    }

    /** The text of the only cell of the only row. */
    static @Nullable String one(Database database, String sql) {
        return database.query(sql).toList(1).getFirst().text(0);
    }

    private static Penstock open(Path folder, String workspace) throws IOException {
        Path file = folder.resolve("penstock.yaml");
        Files.writeString(file, workspace);
        return Penstock.open(file);
    }
}
