package dev.penstock.engine.core.benchmark;

import dev.penstock.connectors.testkit.PostgresServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Programs that are measured as whole processes, their output thrown away. */
final class Programs {
    private Programs() {}

    /** Whether a program is on the path, by asking its version. */
    static boolean has(String program) throws InterruptedException {
        try {
            return new ProcessBuilder(program, "--version")
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException notThere) {
            return false;
        }
    }

    /** PostgreSQL's own client: rows as CSV, read by a cursor in batches of this size, or whole where it is 0. */
    static void psql(PostgresServer server, String sql, int fetch) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                "psql",
                "--no-psqlrc",
                "--csv",
                "-h",
                server.host(),
                "-p",
                Integer.toString(server.port()),
                "-U",
                server.username(),
                "-d",
                "postgres"));
        if (fetch > 0) {
            command.addAll(List.of("-v", "FETCH_COUNT=" + fetch));
        }
        command.addAll(List.of("-c", sql));
        run(command, Path.of("."), Map.of("PGPASSWORD", server.password()));
    }

    /** Runs a program to its end, which must be a good one. */
    static void run(List<String> command, Path folder, Map<String, String> environment)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putAll(environment);
        int status = builder.start().waitFor();
        if (status != 0) {
            throw new IllegalStateException(command.getFirst() + " ended with " + status);
        }
    }
}
