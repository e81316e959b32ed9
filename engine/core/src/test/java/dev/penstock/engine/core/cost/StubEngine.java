package dev.penstock.engine.core.cost;

import dev.penstock.engine.api.Penstock;
import dev.penstock.engine.api.spi.ConnectorProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import javax.sql.DataSource;

/** The engine over the stub connector, opened from a workspace as any other. */
public final class StubEngine {
    private StubEngine() {}

    /** Registers the stub connector as a service in a folder, which belongs before the class path of the harness. */
    public static void register(Path folder) throws IOException {
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.writeString(services.resolve(ConnectorProvider.class.getName()), StubConnector.class.getName());
    }

    /** With the databases {@code stub} and {@code jdbc}; as many threads as the harness has find a connection each. */
    static Penstock open() throws IOException {
        return open("""
                databases:
                  stub: {engine: mysql, nodes: ["stub:1"], name: stub, pool: {min: 16, max: 16}}
                  jdbc: {engine: mysql, nodes: ["jdbc:1"], name: jdbc, pool: {min: 16, max: 16}}
                """);
    }

    /** The driver of the database {@code jdbc}, for what is measured beside the engine. */
    public static DataSource driver() {
        return StubJdbc.dataSource();
    }

    /** With the database {@code jdbc} alone, with these limits. */
    public static Penstock open(int connections, Duration acquireTimeout) throws IOException {
        return open("""
                databases:
                  jdbc:
                    engine: mysql
                    nodes: ["jdbc:1"]
                    name: jdbc
                    pool: {min: %d, max: %d, acquire-timeout: %ds}
                """.formatted(connections, connections, acquireTimeout.toSeconds()));
    }

    private static Penstock open(String workspace) throws IOException {
        Path file = Files.createTempFile("penstock-cost", ".yaml");
        try {
            Files.writeString(file, workspace);
            return Penstock.open(file);
        } finally {
            Files.delete(file);
        }
    }
}
