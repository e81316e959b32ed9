package dev.penstock.app.ui.grid;

import dev.penstock.app.ui.Desk;
import dev.penstock.connectors.testkit.PostgresProcess;
import dev.penstock.connectors.testkit.PostgresServer;
import dev.penstock.engine.api.Penstock;
import dev.penstock.engine.api.Rows;
import dev.penstock.engine.api.Spool;
import dev.penstock.engine.api.SqlStatement;
import dev.penstock.engine.api.StatementOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scrolls over ten million rows of a real PostgreSQL and tells what it takes; run by name: {@code -Dtest=GridBenchmark}. */
@Tag("benchmark")
class GridBenchmark {
    private static final int ROWS = 10_000_000;
    private static final int STEPS = 300;
    private static final String SQL =
            "select i, 'row '||i as name, i*1.25 as amount from generate_series(1, " + ROWS + ") i";

    @TempDir
    Path folder;

    @Test
    void tenMillionRows() throws Exception {
        try (PostgresProcess server = PostgresServer.start();
                Penstock penstock = Penstock.open(workspace(server));
                GridDesk desk = GridDesk.open(folder)) {
            long began = System.nanoTime();
            Spool spool = penstock.spool((Rows) penstock.database("numbers")
                    .execute(SqlStatement.of(SQL)
                            .with(StatementOptions.builder().fetchSize(2_000).build())));
            spool.filling().await();
            System.out.println(
                    "stored in " + Duration.ofNanos(System.nanoTime() - began).toMillis() + " ms");
            desk.on(() -> desk.model.open(spool, "numbers"));
            desk.await("the first rows have come", () -> desk.model.row(0) != null);
            tell(desk, "one row down", () -> desk.model.cursor().scrollBy(1));
            tell(
                    desk,
                    "a jump anywhere",
                    () -> desk.model
                            .cursor()
                            .scrollTo(ThreadLocalRandom.current().nextLong(ROWS)));
            began = System.nanoTime();
            desk.on(() -> desk.model.cursor().go(ROWS - 1, 0, false));
            desk.await("the last row has come", () -> desk.model.row(ROWS - 1) != null);
            System.out.println("last row shown after "
                    + Duration.ofNanos(System.nanoTime() - began).toMillis() + " ms");
            System.gc();
            Runtime runtime = Runtime.getRuntime();
            System.out.println("heap in use " + ((runtime.totalMemory() - runtime.freeMemory()) >> 20) + " MiB of "
                    + (runtime.maxMemory() >> 20) + " MiB");
        }
    }

    private Path workspace(PostgresProcess server) throws IOException {
        Files.writeString(folder.resolve("password"), server.password());
        return Files.writeString(
                folder.resolve("penstock.yaml"), """
                databases:
                  numbers:
                    engine: postgresql
                    nodes: ["%s:%d"]
                    name: postgres
                    username: %s
                    password: ${file:password}
                """.formatted(server.host(), server.port(), server.username()));
    }

    private static void tell(GridDesk desk, String what, Runnable step) {
        long[] nanos = new long[STEPS];
        for (int i = 0; i < STEPS; i++) {
            nanos[i] = Desk.fx(() -> {
                long before = System.nanoTime();
                step.run();
                desk.view.applyCss();
                desk.view.layout();
                return System.nanoTime() - before;
            });
        }
        Arrays.sort(nanos);
        System.out.printf(
                "%s: median %.2f ms, p95 %.2f ms%n", what, nanos[STEPS / 2] / 1e6, nanos[STEPS * 95 / 100] / 1e6);
    }
}
