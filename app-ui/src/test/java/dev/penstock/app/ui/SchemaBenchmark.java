package dev.penstock.app.ui;

import dev.penstock.app.ui.engine.EngineHost;
import dev.penstock.app.ui.work.FxTicker;
import dev.penstock.connectors.testkit.PostgresProcess;
import dev.penstock.connectors.testkit.PostgresServer;
import dev.penstock.connectors.testkit.SqliteFiles;
import dev.penstock.engine.api.Penstock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A tree of ten thousand tables in the real shell, and what it takes; run by name: {@code -Dtest=SchemaBenchmark}. */
@Tag("benchmark")
class SchemaBenchmark {
    private static final int TABLES = 10_000;
    private static final int STEPS = 200;

    @TempDir
    Path folder;

    @Test
    void postgresql() throws Exception {
        try (PostgresProcess server = PostgresServer.start()) {
            SchemaDesk.run(
                    server,
                    "do 'begin for i in 1.." + TABLES
                            + " loop execute format(''create table part_%s_of_the_shop (id int"
                            + " primary key, name text)'', i); if i % 500 = 0 then commit; end if; end loop; end'",
                    "analyze");
            Files.writeString(folder.resolve("password"), server.password());
            measure("PostgreSQL", """
                    databases:
                      shop:
                        engine: postgresql
                        nodes: ["%s:%d"]
                        name: postgres
                        username: %s
                        password: ${file:password}
                    """.formatted(server.host(), server.port(), server.username()));
        }
    }

    @Test
    void sqlite() throws Exception {
        String[] tables = new String[TABLES];
        for (int i = 0; i < TABLES; i++) {
            tables[i] = "create table part_" + (i + 1) + "_of_the_shop (id integer primary key, name text)";
        }
        try (SqliteFiles files = SqliteFiles.create()) {
            Files.copy(files.database(tables), folder.resolve("shop.db"));
        }
        measure("SQLite", """
                databases:
                  shop: {engine: sqlite, file: shop.db}
                """);
    }

    private void measure(String engine, String workspace) throws Exception {
        Path file = Files.writeString(folder.resolve("penstock.yaml"), workspace);
        EngineHost.Opener opener = (path, environment) -> new EngineHost.Opened(Penstock.open(path), () -> {});
        try (Desk desk = Desk.open(opener, file, folder.resolve("home"), InstantSource.system(), new FxTicker())) {
            desk.size(1440, 900);
            desk.await("the workspace is open", () -> desk.scene().getRoot().lookup("#navigation-schema") != null);
            long began = System.nanoTime();
            Desk.fx(() -> {
                desk.node("#navigation-schema", Button.class).fire();
                return true;
            });
            desk.await("the tables are there", () -> lines(desk).getItems().size() > TABLES);
            System.out.printf(
                    "%s: %,d tables on screen %d ms after Schema was chosen%n",
                    engine, TABLES, (System.nanoTime() - began) / 1_000_000);
            TextField filter = desk.node("#schema-filter", TextField.class);
            String sought = "part_77_of";
            tell(engine + ", a letter into the filter", i -> filter.setText(sought.substring(0, 1 + i % 10)), desk);
            Desk.fx(() -> {
                filter.clear();
                return true;
            });
            tell(engine + ", a page further", i -> lines(desk).scrollTo(i * 40), desk);
        }
    }

    private interface Step {
        void take(int number);
    }

    private static void tell(String what, Step step, Desk desk) {
        long[] nanos = new long[STEPS];
        for (int i = 0; i < STEPS; i++) {
            int number = i;
            nanos[i] = Desk.fx(() -> {
                long before = System.nanoTime();
                step.take(number);
                desk.scene().getRoot().applyCss();
                desk.scene().getRoot().layout();
                return System.nanoTime() - before;
            });
        }
        Arrays.sort(nanos);
        System.out.printf(
                "%s: median %.2f ms, p95 %.2f ms%n", what, nanos[STEPS / 2] / 1e6, nanos[STEPS * 95 / 100] / 1e6);
    }

    private static ListView<?> lines(Desk desk) {
        return (ListView<?>) desk.scene().getRoot().lookup("#schema-lines");
    }
}
