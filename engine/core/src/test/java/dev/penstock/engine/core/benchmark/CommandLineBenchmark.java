package dev.penstock.engine.core.benchmark;

import dev.penstock.connectors.testkit.PostgresProcess;
import dev.penstock.connectors.testkit.PostgresServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/**
 * The command line as whole processes, from start to exit, beside the engines' own clients: millions of rows of
 * PostgreSQL as CSV in a heap of 256 MB, and one row of SQLite, which is the start and little else. In rounds that take
 * turns, after one that builds what is missing.
 *
 * <p>{@code CommandLineBenchmark LAUNCHER ROWS ROUNDS STARTS}
 */
public final class CommandLineBenchmark {
    private static final String ONE_ROW = "select n from one";

    private final String launcher;
    private final Path folder;

    private CommandLineBenchmark(String launcher, Path folder) {
        this.launcher = launcher;
        this.folder = folder;
    }

    /** Prints all sides of both. */
    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createTempDirectory("penstock-benchmark");
        try (PostgresProcess server = PostgresServer.start()) {
            CommandLineBenchmark here = new CommandLineBenchmark(arguments[0], folder);
            here.prepare(server);
            here.rows(server, Long.parseLong(arguments[1]), Integer.parseInt(arguments[2]));
            here.starts(Integer.parseInt(arguments[3]));
        } finally {
            BenchmarkWorkspace.delete(folder);
        }
    }

    private void prepare(PostgresProcess server) throws IOException, InterruptedException, SQLException {
        BenchmarkWorkspace.write(folder, server, 1);
        Files.writeString(folder.resolve("small.yaml"), "databases: {small: {engine: sqlite, file: small.db}}\n");
        try (Connection small = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("small.db"));
                java.sql.Statement statement = small.createStatement()) {
            statement.execute("create table one as select 1 as n");
        }
        query("small.yaml", "small", ONE_ROW);
    }

    private void rows(PostgresProcess server, long rows, int rounds) throws Exception {
        String sql = "select i, 'row '||i, i*1.25 from generate_series(1," + rows + ") i";
        System.out.printf("%nA process: query, CSV of %,d rows from PostgreSQL, heap of 256 MiB%n", rows);
        Sides sides = new Sides();
        sides.add("Penstock", () -> query("penstock.yaml", "bench", sql));
        if (Programs.has("psql")) {
            sides.add("psql, whole result", () -> Programs.psql(server, sql, 0));
        }
        sides.run(rounds);
        sides.print();
    }

    private void starts(int rounds) throws Exception {
        System.out.printf("%nA process: query, one row from SQLite, from start to exit%n");
        Sides sides = new Sides();
        sides.add("Penstock", () -> query("small.yaml", "small", ONE_ROW));
        if (Programs.has("sqlite3")) {
            List<String> client = List.of("sqlite3", "-csv", "small.db", ONE_ROW);
            sides.add("sqlite3", () -> Programs.run(client, folder, Map.of()));
        }
        sides.run(rounds);
        sides.print();
    }

    private void query(String workspace, String database, String sql) throws IOException, InterruptedException {
        Programs.run(
                List.of(launcher, "-c", workspace, "query", database, sql, "--format", "csv"),
                folder,
                Map.of("PENSTOCK_JAVA_OPTS", "-Xmx256m"));
    }
}
