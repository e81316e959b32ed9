package dev.penstock.engine.core.benchmark;

import dev.penstock.connectors.testkit.PostgresServer;
import dev.penstock.engine.api.Penstock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The engine over a benchmark's server, opened from a workspace as anybody's, with one database {@code bench}. */
final class BenchmarkWorkspace {
    private BenchmarkWorkspace() {}

    /**
     * The engine over what {@link #write} writes.
     *
     * @param folder takes the workspace and the password
     * @param connections that the pool keeps
     */
    static Penstock open(Path folder, PostgresServer server, int connections) throws IOException {
        return Penstock.open(write(folder, server, connections));
    }

    /** The workspace's file, with the password beside it. */
    static Path write(Path folder, PostgresServer server, int connections) throws IOException {
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
        return file;
    }

    /** The folder with all that is in it; there are no folders in it. */
    static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
