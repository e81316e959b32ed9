package dev.penstock.engine.core.benchmark;

import dev.penstock.connectors.testkit.PostgresServer;
import dev.penstock.engine.api.Penstock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The engine over a benchmark's server, opened from a workspace as anybody's, with one database {@code bench}. */
final class BenchmarkWorkspace {
    private BenchmarkWorkspace() {}

    /**
     * @param folder takes the workspace and the password
     * @param connections that the pool keeps
     */
    static Penstock open(Path folder, PostgresServer server, int connections) throws IOException {
        Path file = folder.resolve("penstock.yaml");
        Files.writeString(
                file, """
                databases:
                  bench:
                    engine: postgresql
                    nodes: ["%s:%d"]
                    name: postgres
                    username: %s
                    password: ${file:password}
                    tls: {mode: disable}
                    pool: {min: %d, max: %d}
                """.formatted(server.host(), server.port(), server.username(), connections, connections));
        Files.writeString(folder.resolve("password"), server.password());
        return Penstock.open(file);
    }

    static void delete(Path folder) throws IOException {
        Files.deleteIfExists(folder.resolve("penstock.yaml"));
        Files.deleteIfExists(folder.resolve("password"));
        Files.deleteIfExists(folder);
    }
}
