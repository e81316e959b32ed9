package dev.penstock.engine.core.cost;

import dev.penstock.engine.api.Penstock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The engine over the stub connector, opened from a workspace as any other. */
final class StubEngine {
    private StubEngine() {}

    /** With the databases {@code stub} and {@code jdbc}; as many threads as the harness has find a connection each. */
    static Penstock open() throws IOException {
        Path file = Files.createTempFile("penstock-cost", ".yaml");
        try {
            Files.writeString(file, """
                    databases:
                      stub: {engine: mysql, nodes: ["stub:1"], name: stub, pool: {min: 16, max: 16}}
                      jdbc: {engine: mysql, nodes: ["jdbc:1"], name: jdbc, pool: {min: 16, max: 16}}
                    """);
            return Penstock.open(file);
        } finally {
            Files.delete(file);
        }
    }
}
