package dev.penstock.engine.core.benchmark;

import dev.penstock.connectors.testkit.PostgresProcess;
import dev.penstock.connectors.testkit.PostgresServer;
import dev.penstock.engine.api.ExportFormat;
import dev.penstock.engine.api.Exporter;
import dev.penstock.engine.api.Intent;
import dev.penstock.engine.api.Penstock;
import dev.penstock.engine.api.Rows;
import dev.penstock.engine.api.SqlStatement;
import dev.penstock.engine.api.StatementOptions;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Millions of rows as CSV to nowhere, through the engine and its exporter in this JVM's small heap, beside
 * {@code psql --csv} on the same real PostgreSQL: reading by a cursor, as the engine does, and whole. In rounds that take
 * turns.
 *
 * <p>{@code ExportBenchmark ROWS ROUNDS}
 */
public final class ExportBenchmark implements AutoCloseable {
    private static final int FETCH = 2_000;
    private static final Path NOWHERE = Path.of("/dev/null");
    private static final StatementOptions STREAMED =
            StatementOptions.builder().intent(Intent.READ).fetchSize(FETCH).build();

    private final PostgresProcess server = PostgresServer.start();
    private final Path folder;
    private final Penstock engine;
    private final long rows;
    private final String sql;

    private ExportBenchmark(long rows) throws IOException {
        this.rows = rows;
        this.sql = "select i, 'row '||i, i*1.25 from generate_series(1," + rows + ") i";
        this.folder = Files.createTempDirectory("penstock-benchmark");
        this.engine = BenchmarkWorkspace.open(folder, server, 1);
    }

    /** Prints all sides of one run. */
    public static void main(String[] arguments) throws Exception {
        try (ExportBenchmark here = new ExportBenchmark(Long.parseLong(arguments[0]))) {
            here.run(Integer.parseInt(arguments[1]));
        }
    }

    private void run(int rounds) throws Exception {
        System.out.printf(
                "CSV of %,d rows from PostgreSQL, %d processors, heap of %d MiB, %d rounds%n",
                rows,
                Runtime.getRuntime().availableProcessors(),
                Runtime.getRuntime().maxMemory() >> 20,
                rounds);
        List<Side> sides = new ArrayList<>(List.of(new Side("Penstock", this::penstock)));
        if (psqlIsThere()) {
            sides.add(new Side("psql, FETCH_COUNT=" + FETCH, () -> psql(FETCH)));
            sides.add(new Side("psql, whole result", () -> psql(0)));
        } else {
            System.out.println("psql is not on the path: install PostgreSQL's client to see both sides");
        }
        for (int round = 0; round < rounds; round++) {
            for (int turn = 0; turn < sides.size(); turn++) {
                // who begins changes, so that none always follows the same
                Side side = sides.get((turn + round) % sides.size());
                long begun = System.nanoTime();
                side.work().run();
                side.seconds().add((System.nanoTime() - begun) / 1e9);
            }
        }
        double ours = median(sides.getFirst().seconds());
        for (Side side : sides) {
            double seconds = median(side.seconds());
            System.out.printf(
                    "%-22s %8.2f s, %,11.0f rows a second, Penstock has %.2f of its speed (medians; rounds %s)%n",
                    side.name(), seconds, rows / seconds, seconds / ours, shown(side.seconds()));
        }
    }

    private void penstock() throws IOException {
        Exporter csv = engine.exporter(ExportFormat.CSV);
        try (OutputStream out =
                Files.exists(NOWHERE) ? Files.newOutputStream(NOWHERE) : OutputStream.nullOutputStream()) {
            Rows result =
                    (Rows) engine.database("bench").execute(SqlStatement.of(sql).with(STREAMED));
            check(csv.write(result, out) == rows, "Not all rows came");
        }
    }

    private void psql(int fetch) throws IOException, InterruptedException {
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
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("PGPASSWORD", server.password());
        check(builder.start().waitFor() == 0, "psql failed");
    }

    private static boolean psqlIsThere() throws InterruptedException {
        try {
            return new ProcessBuilder("psql", "--version")
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException notThere) {
            return false;
        }
    }

    private static void check(boolean well, String otherwise) {
        if (!well) {
            throw new IllegalStateException(otherwise);
        }
    }

    private static double median(List<Double> values) {
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }

    private static String shown(List<Double> seconds) {
        return seconds.stream().map(value -> String.format("%.2f", value)).collect(Collectors.joining(", "));
    }

    @Override
    public void close() throws IOException {
        engine.close();
        server.close();
        BenchmarkWorkspace.delete(folder);
    }

    /**
     * One of those who are measured.
     *
     * @param name as it is printed
     * @param work one round
     * @param seconds what the rounds took
     */
    private record Side(String name, Work work, List<Double> seconds) {
        private Side(String name, Work work) {
            this(name, work, new ArrayList<>());
        }
    }

    /** One round of one side. */
    @FunctionalInterface
    private interface Work {
        void run() throws Exception;
    }
}
