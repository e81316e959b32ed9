package dev.penstock.engine.headless.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.connectors.testkit.SqliteFiles;
import dev.penstock.engine.api.Database;
import dev.penstock.engine.api.Health;
import dev.penstock.engine.api.Penstock;
import dev.penstock.engine.api.Rows;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseTableIT {
    @TempDir
    Path home;

    @Test
    void lines_tellOfEachDatabase_andWhyAFigureIsMissing() throws Exception {
        try (SqliteFiles files = SqliteFiles.create();
                Penstock penstock = Penstock.open(Files.writeString(home.resolve("penstock.yaml"), """
                        databases:
                          busy: {engine: sqlite, file: %s, pool: {max: 4}}
                          gone: {engine: sqlite, file: %s}
                        """.formatted(
                                files.database("CREATE TABLE t (id INTEGER)"), files.missing())))) {
            Database busy = penstock.database("busy");
            DatabaseTable table = new DatabaseTable(penstock);
            penstock.database("gone").topology();
            await(() -> busy.topology().health() == Health.UP
                    && penstock.database("gone").topology().health() == Health.DOWN);
            try (Rows open = busy.query("SELECT 1 UNION ALL SELECT 2")) {
                assertThat(open.columns()).hasSize(1);
                for (int i = 0; i < 120; i++) {
                    busy.query("SELECT 1").toList(1);
                }
                await(() ->
                        row(table, "busy").matches("busy +UP +\\d +4 +0 +[1-9][0-9.]*/s +0/s +[0-9.]+ ms +[0-9.]+ ms"));
            }
            List<String> lines = table.lines();
            assertThat(lines.getFirst())
                    .matches("DATABASE +HEALTH +ACTIVE +MAX +WAITING +STATEMENTS +ERRORS +P50 +P99");
            assertThat(row(table, "gone")).matches("gone +DOWN +0 +10 +0 +0/s +0/s +— +—");
            assertThat(lines)
                    .anyMatch(line -> line.startsWith("gone ") && line.contains(" is DOWN: There is no file"))
                    .anyMatch(line -> line.startsWith("— p50: no statement"))
                    .anyMatch(line -> line.startsWith("— p99: fewer than 100"))
                    .anyMatch(line -> line.endsWith("over the last 10 s."));
        }
    }

    private static String row(DatabaseTable table, String database) {
        return table.lines().stream()
                .filter(line -> line.startsWith(database + " "))
                .findFirst()
                .orElseThrow();
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long giveUpAt = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("a minute has passed").isLessThan(giveUpAt);
            Thread.sleep(20);
        }
    }
}
