package dev.penstock.migrations.benchmark;

import com.sun.management.OperatingSystemMXBean;
import dev.penstock.connectors.testkit.PostgresServer;
import dev.penstock.connectors.testkit.TestDatabase;
import dev.penstock.engine.api.Caller;
import dev.penstock.engine.api.Penstock;
import dev.penstock.engine.api.migration.Migrations;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Applies a thousand migrations to a new database of a real PostgreSQL, alternately with Flyway alone over the bare
 * driver and with Penstock: {@code ./mvnw -Pbenchmark-migrations -pl migrations -am verify}. The result is the median
 * of the ratios of the rounds.
 */
public final class MigrationsBenchmark {
    private static final int MIGRATIONS = Integer.getInteger("penstock.benchmark.migrations", 1_000);
    private static final int ROUNDS = Integer.getInteger("penstock.benchmark.migrations.rounds", 5);

    /**
     * A strong reference, because a collected logger loses its level, and Flyway's messages would cost one side more.
     */
    private static final Logger FLYWAY = Logger.getLogger("org.flywaydb");

    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private MigrationsBenchmark() {}

    /** Runs the benchmark. */
    public static void main(String[] arguments) throws Exception {
        FLYWAY.setLevel(Level.OFF);
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
        Took[] flyway = new Took[ROUNDS];
        Took[] penstock = new Took[ROUNDS];
        // one warm-up round for both sides
        for (int round = -1; round < ROUNDS; round++) {
            boolean turned = (round & 1) == 1;
            Took first = turned ? penstock(folder) : flyway(scripts);
            Took second = turned ? flyway(scripts) : penstock(folder);
            if (round >= 0) {
                flyway[round] = turned ? second : first;
                penstock[round] = turned ? first : second;
            }
        }
        print("Flyway", flyway);
        print("Penstock", penstock);
        compare("time", flyway, penstock, Took::seconds);
        compare("processor time", flyway, penstock, Took::processorSeconds);
    }

    private static void print(String side, Took[] rounds) {
        System.out.printf(
                "%-10s %8.2f s, of the JVM's processor time %.2f s%n",
                side, median(rounds, Took::seconds), median(rounds, Took::processorSeconds));
    }

    private static double median(Took[] rounds, ToDoubleFunction<Took> what) {
        return Arrays.stream(rounds).mapToDouble(what).sorted().toArray()[rounds.length / 2];
    }

    private static void compare(String title, Took[] flyway, Took[] penstock, ToDoubleFunction<Took> what) {
        double[] ratios = IntStream.range(0, ROUNDS)
                .mapToDouble(round -> what.applyAsDouble(penstock[round]) / what.applyAsDouble(flyway[round]))
                .sorted()
                .toArray();
        System.out.printf(
                "Penstock to Flyway: %.3f times its %s (median of %d rounds of %d migrations; %.3f to %.3f)%n",
                ratios[ROUNDS / 2], title, ROUNDS, MIGRATIONS, ratios[0], ratios[ROUNDS - 1]);
    }

    private static Took flyway(Path scripts) throws IOException {
        try (TestDatabase database = PostgresServer.shared().createDatabase()) {
            PGSimpleDataSource source = new PGSimpleDataSource();
            source.setUrl(database.jdbcUrl());
            source.setUser(database.username());
            source.setPassword(database.password());
            Begun startedAt = Begun.now();
            int done = Flyway.configure()
                    .dataSource(source)
                    .locations("filesystem:" + scripts)
                    .load()
                    .migrate()
                    .migrationsExecuted;
            return startedAt.took(done);
        }
    }

    /** Measures from the list of pending migrations to the end, with an open engine. */
    private static Took penstock(Path folder) throws IOException {
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
                Begun startedAt = Begun.now();
                int done = migrations
                        .applyAsync(migrations.status())
                        .await()
                        .applied()
                        .size();
                return startedAt.took(done);
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.delete(file);
            }
        }
    }

    /**
     * The times of one side in one round.
     *
     * @param seconds the wall-clock time
     * @param processorSeconds the processor time of this JVM without the server, which other processes hardly affect
     */
    private record Took(double seconds, double processorSeconds) {}

    /**
     * The start of one side in a round.
     *
     * @param nanos the wall-clock time
     * @param processorNanos the processor time of this JVM so far
     */
    private record Begun(long nanos, long processorNanos) {
        private static Begun now() {
            return new Begun(System.nanoTime(), SYSTEM.getProcessCpuTime());
        }

        private Took took(int done) {
            Took took =
                    new Took((System.nanoTime() - nanos) / 1e9, (SYSTEM.getProcessCpuTime() - processorNanos) / 1e9);
            if (done != MIGRATIONS) {
                throw new IllegalStateException(done + " migrations were applied and not " + MIGRATIONS);
            }
            return took;
        }
    }
}
