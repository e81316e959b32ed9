package dev.penstock.app.ui;

import com.sun.management.OperatingSystemMXBean;
import dev.penstock.app.ui.engine.EngineHost;
import dev.penstock.app.ui.schema.tree.Line;
import dev.penstock.app.ui.work.FxTicker;
import dev.penstock.connectors.testkit.PostgresProcess;
import dev.penstock.connectors.testkit.PostgresServer;
import dev.penstock.connectors.testkit.SqliteFiles;
import dev.penstock.engine.api.Caller;
import dev.penstock.engine.api.Penstock;
import dev.penstock.engine.api.catalog.Catalog;
import dev.penstock.engine.api.catalog.Schema;
import dev.penstock.engine.api.catalog.Table;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
    private static final int STEPS = 100;

    /** Processor time, not time: neighbours on a busy machine do not count. */
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private static final OperatingSystemMXBean PROCESS =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

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
        // In one transaction: each table by itself would wait for the disk.
        List<String> tables = new ArrayList<>(List.of("begin"));
        for (int i = 1; i <= TABLES; i++) {
            tables.add("create table part_" + i + "_of_the_shop (id integer primary key, name text)");
        }
        tables.add("commit");
        try (SqliteFiles files = SqliteFiles.create()) {
            Files.copy(files.database(tables.toArray(String[]::new)), folder.resolve("shop.db"));
        }
        measure("SQLite", """
                databases:
                  shop: {engine: sqlite, file: shop.db}
                """);
    }

    private void measure(String engine, String workspace) throws Exception {
        Path file = Files.writeString(folder.resolve("penstock.yaml"), workspace);
        for (int i = 1; i <= 3; i++) {
            open(engine + ", opening " + i + " of this JVM", file, "home" + i);
        }
        try (Penstock penstock = Penstock.open(file)) {
            Catalog catalog =
                    penstock.database("shop").session(Caller.of("benchmark")).catalog();
            long began = System.nanoTime();
            String schema = catalog.schemas().stream()
                    .filter(Schema::current)
                    .findFirst()
                    .orElseThrow()
                    .name();
            System.out.printf("%s: connected and told of its schemas after %d ms%n", engine, millis(began));
            for (int i = 0; i < 5; i++) {
                began = System.nanoTime();
                catalog.names(schema);
                long names = millis(began);
                began = System.nanoTime();
                int count = catalog.tables(schema).size();
                System.out.printf(
                        "%s: the catalog alone told of %,d names in %d ms, with sizes in %d ms%n",
                        engine, count, names, millis(began));
            }
        }
    }

    private void open(String what, Path file, String home) throws Exception {
        EngineHost.Opener opener = (path, environment) -> new EngineHost.Opened(Penstock.open(path), () -> {});
        try (Desk desk = Desk.open(opener, file, folder.resolve(home), InstantSource.system(), new FxTicker())) {
            desk.size(1440, 900);
            desk.await("the workspace is open", () -> desk.scene().getRoot().lookup("#navigation-schema") != null);
            // What the shell does by itself when it opens is no part of it.
            Thread.sleep(1_000);
            long cpu = Desk.fx(THREADS::getCurrentThreadCpuTime);
            long all = PROCESS.getProcessCpuTime();
            long began = System.nanoTime();
            Desk.fx(() -> {
                desk.node("#navigation-schema", Button.class).fire();
                return true;
            });
            desk.await("the tables are there", () -> lines(desk).getItems().size() > TABLES);
            System.out.printf(
                    "%s: %,d tables on screen %d ms after Schema was chosen, the first connection included;"
                            + " processor time %d ms of the FX thread, %d ms of all%n",
                    what,
                    TABLES,
                    millis(began),
                    (Desk.fx(THREADS::getCurrentThreadCpuTime) - cpu) / 1_000_000,
                    (PROCESS.getProcessCpuTime() - all) / 1_000_000);
            desk.await("their sizes are there", () -> sized(lines(desk).getItems()));
            System.out.printf("%s: their sizes %d ms after Schema was chosen%n", what, millis(began));
            TextField filter = desk.node("#schema-filter", TextField.class);
            String sought = "part_77_of";
            tell(what + ", a letter into the filter", i -> filter.setText(sought.substring(0, 1 + i % 10)), desk);
            Desk.fx(() -> {
                filter.clear();
                return true;
            });
            tell(what + ", a page further", i -> lines(desk).scrollTo(i * 40), desk);
        }
    }

    private static boolean sized(List<?> lines) {
        Table one = ((Line) lines.get(TABLES / 2)).table();
        return one != null && one.bytes().isPresent();
    }

    private static long millis(long began) {
        return (System.nanoTime() - began) / 1_000_000;
    }

    private interface Step {
        void take(int number);
    }

    private static void tell(String what, Step step, Desk desk) {
        long[] nanos = new long[STEPS];
        for (int i = 0; i < STEPS; i++) {
            int number = i;
            nanos[i] = Desk.fx(() -> {
                long before = THREADS.getCurrentThreadCpuTime();
                step.take(number);
                desk.scene().getRoot().applyCss();
                desk.scene().getRoot().layout();
                return THREADS.getCurrentThreadCpuTime() - before;
            });
        }
        Arrays.sort(nanos);
        System.out.printf(
                "%s: median %.2f ms, p95 %.2f ms of the FX thread's processor time%n",
                what, nanos[STEPS / 2] / 1e6, nanos[STEPS * 95 / 100] / 1e6);
    }

    private static ListView<?> lines(Desk desk) {
        return (ListView<?>) desk.scene().getRoot().lookup("#schema-lines");
    }
}
