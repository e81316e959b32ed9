package dev.penstock.engine.core.benchmark;

import dev.penstock.engine.core.cost.StubEngine;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs the benchmarks, each in a JVM of its own: {@code ./mvnw -Pbenchmark -pl engine/core -am verify}.
 *
 * <p>With one thread, JVM and server share one core where {@code taskset} can pin them: what the engine adds cannot hide on
 * another.
 */
public final class Benchmarks {
    private static final String ROUNDS = System.getProperty("penstock.benchmark.rounds", "40");
    private static final String ROUND_MILLIS = System.getProperty("penstock.benchmark.millis", "500");
    private static final String EXPORT_ROWS = System.getProperty("penstock.benchmark.export.rows", "10000000");
    private static final String EXPORT_ROUNDS = System.getProperty("penstock.benchmark.export.rounds", "3");
    private static final String LAUNCHER = System.getProperty("penstock.benchmark.launcher", "./penstock");
    private static final String CROWD_SECONDS = System.getProperty("penstock.benchmark.crowd.seconds", "40");
    private static final String STARTS = "10";

    private Benchmarks() {}

    /** Runs them all. */
    public static void main(String[] arguments) throws Exception {
        Path stubs = Files.createTempDirectory("penstock-benchmarks");
        StubEngine.register(stubs);
        run(stubs, true, PointSelect.class, "1", ROUNDS, ROUND_MILLIS);
        run(stubs, false, PointSelect.class, "8", ROUNDS, ROUND_MILLIS);
        run(stubs, false, AdmissionBenchmark.class, "10000", "16", CROWD_SECONDS);
        run(stubs, false, ExportBenchmark.class, EXPORT_ROWS, EXPORT_ROUNDS);
        run(stubs, false, CommandLineBenchmark.class, LAUNCHER, EXPORT_ROWS, EXPORT_ROUNDS, STARTS);
    }

    private static void run(Path stubs, boolean pinned, Class<?> benchmark, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        if (pinned && System.getProperty("os.name").equals("Linux")) {
            command.addAll(List.of("taskset", "-c", "0"));
        }
        command.addAll(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+UseSerialGC",
                "-Xms256m",
                "-Xmx256m",
                "-cp",
                stubs + File.pathSeparator + System.getProperty("java.class.path"),
                benchmark.getName()));
        command.addAll(List.of(arguments));
        int status = new ProcessBuilder(command).inheritIO().start().waitFor();
        if (status != 0) {
            throw new IllegalStateException(benchmark.getSimpleName() + " ended with " + status);
        }
    }
}
