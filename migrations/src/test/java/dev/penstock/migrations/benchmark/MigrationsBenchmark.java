package dev.penstock.migrations.benchmark;

import dev.penstock.connectors.testkit.PostgresServer;
import dev.penstock.connectors.testkit.TestDatabase;
import dev.penstock.engine.api.Caller;
import dev.penstock.engine.api.Penstock;
import dev.penstock.engine.api.migration.Migrations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A thousand migrations on a new database of a real PostgreSQL, by Flyway alone over the bare driver and by Penstock, in
 * turns: {@code ./mvnw -Pbenchmark -pl migrations -am verify}. What counts is the median of the rounds' ratios.
 */
public final class MigrationsBenchmark {
    private static final int MIGRATIONS = Integer.getInteger("penstock.benchmark.migrations", 1_000);
    private static final int ROUNDS = Integer.getInteger("penstock.benchmark.migrations.rounds", 5);

    private MigrationsBenchmark() {}

    /** Runs it. */
    public static void main(String[] arguments) throws Exception {
        Logger.getLogger("org.flywaydb").setLevel(Level.OFF);
        Path folder = Files.createTempDirectory("penstock-migrations-");
        try {
            Path scripts = Files.createDirectory(folder.resolve("migrations"));
            for (int i = 1; i <= MIGRATIONS; i++) {
                Files.writeString(
                        scripts.resolve("V" + i + "__table_" + i + ".sql"),
                        "CREATE TABLE t" + i + " (id bigint PRIMARY KEY, name text NOT NULL);\n" + "INSERT INTO t" + i
                                + " VALUES (1, 'one');\n");
            }
            measure(folder, scripts);
        } finally {
            delete(folder);
        }
    }

    private static void measure(Path folder, Path scripts) throws Exception {
        double[] flyway = new double[ROUNDS];
        double[] penstock = new double[ROUNDS];
        // one round to warm both up
        for (int round = -1; round < ROUNDS; round++) {
            boolean turned = (round & 1) == 1;
            double first = turned ? penstock(folder) : flyway(scripts);
            double second = turned ? flyway(scripts) : penstock(folder);
            if (round >= 0) {
                flyway[round] = turned ? second : first;
                penstock[round] = turned ? first : second;
            }
        }
        double[] ratios = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            ratios[round] = penstock[round] / flyway[round];
        }
        print("Flyway", flyway);
        print("Penstock", penstock);
        Arrays.sort(ratios);
        System.out.printf(
                "Penstock to Flyway: %.3f times its time (median of %d rounds of %d migrations; %.3f to %.3f)%n",
                ratios[ROUNDS / 2], ROUNDS, MIGRATIONS, ratios[0], ratios[ROUNDS - 1]);
    }

    private static void print(String side, double[] seconds) {
        double[] sorted = seconds.clone();
        Arrays.sort(sorted);
        System.out.printf("%-10s %8.2f s%n", side, sorted[sorted.length / 2]);
    }

    private static double flyway(Path scripts) throws IOException {
        try (TestDatabase database = PostgresServer.shared().createDatabase()) {
            PGSimpleDataSource source = new PGSimpleDataSource();
            source.setUrl(database.jdbcUrl());
            source.setUser(database.username());
            source.setPassword(database.password());
            long begun = System.nanoTime();
            int done = Flyway.configure()
                    .dataSource(source)
                    .locations("filesystem:" + scripts)
                    .load()
                    .migrate()
                    .migrationsExecuted;
            return seconds(begun, done);
        }
    }

    /** From the look at what is pending to the end, with an engine that has been opened. */
    private static double penstock(Path folder) throws IOException {
        try (TestDatabase database = PostgresServer.shared().createDatabase()) {
            Files.writeString(folder.resolve("password"), database.password());
            Path file = Files.writeString(folder.resolve("penstock.yaml"), """
                    databases:
                      bench:
                        engine: postgresql
                        nodes: ["%s:%d"]
                        name: %s
                        username: %s
                        password: ${file:password}
                        tls: {mode: disable}
                        migrations: {locations: [migrations]}
                    """.formatted(
                            database.host(), database.port(), database.name(), database.username()));
            try (Penstock penstock = Penstock.open(file)) {
                Migrations migrations = penstock.migrations("bench", Caller.of("benchmark"));
                long begun = System.nanoTime();
                int done = migrations
                        .applyAsync(migrations.status())
                        .await()
                        .applied()
                        .size();
                return seconds(begun, done);
            }
        }
    }

    private static double seconds(long begun, int done) {
        double took = (System.nanoTime() - begun) / 1e9;
        if (done != MIGRATIONS) {
            throw new IllegalStateException(done + " migrations were applied and not " + MIGRATIONS);
        }
        return took;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.delete(file);
            }
        }
    }
}
