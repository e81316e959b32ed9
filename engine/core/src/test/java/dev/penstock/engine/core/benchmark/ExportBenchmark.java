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
        Sides sides = new Sides();
        sides.add("Penstock", this::penstock);
        if (Programs.has("psql")) {
            sides.add("psql, FETCH_COUNT=" + FETCH, () -> Programs.psql(server, sql, FETCH));
            sides.add("psql, whole result", () -> Programs.psql(server, sql, 0));
        } else {
            System.out.println("psql is not on the path: install PostgreSQL's client to see both sides");
        }
        sides.run(rounds);
        sides.print();
    }

    private void penstock() throws IOException {
        Exporter csv = engine.exporter(ExportFormat.CSV);
        try (OutputStream out =
                Files.exists(NOWHERE) ? Files.newOutputStream(NOWHERE) : OutputStream.nullOutputStream()) {
            Rows result =
                    (Rows) engine.database("bench").execute(SqlStatement.of(sql).with(STREAMED));
            if (csv.write(result, out) != rows) {
                throw new IllegalStateException("Not all rows came");
            }
        }
    }

    @Override
    public void close() throws IOException {
        engine.close();
        server.close();
        BenchmarkWorkspace.delete(folder);
    }
}
