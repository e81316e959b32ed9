package dev.penstock.app.ui;

import com.sun.management.OperatingSystemMXBean;
import dev.penstock.app.ui.engine.EngineHost;
import dev.penstock.app.ui.work.FxTicker;
import dev.penstock.connectors.testkit.SqliteFiles;
import dev.penstock.engine.api.Database;
import dev.penstock.engine.api.Penstock;
import dev.penstock.engine.api.Rows;
import dev.penstock.engine.api.WorkspaceStore;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.util.WaitForAsyncUtils;

/**
 * What Live costs with ten databases under load, beside Query with the same load; run by name:
 * {@code -Dtest=LiveBenchmark}.
 */
@Tag("benchmark")
class LiveBenchmark {
    private static final int DATABASES = 10;
    private static final int DIGESTS = 40;
    private static final int PAUSE_MILLIS = 50;
    private static final int SECONDS = 20;
    private static final int ROUNDS = 2;

    @TempDir
    Path folder;

    @Test
    void tenDatabases() throws Exception {
        AtomicBoolean ended = new AtomicBoolean();
        try (SqliteFiles files = SqliteFiles.create()) {
            EngineHost.Opener opener =
                    (file, environment) -> new EngineHost.Opened(loaded(file, ended), () -> ended.set(true));
            try (Desk desk = Desk.open(
                    opener, workspace(files), folder.resolve("home"), InstantSource.system(), new FxTicker())) {
                desk.size(1440, 900);
                desk.await("the workspace is open", () -> desk.scene().getRoot().lookup("#navigation-live") != null);
                show(desk, "live", "warm up");
                for (int round = 0; round < ROUNDS; round++) {
                    double query = show(desk, "query", "Query on screen");
                    double live = show(desk, "live", "Live on screen");
                    System.out.printf(Locale.ROOT, "Live's part: %.3f of a core%n", live - query);
                }
            }
        } finally {
            ended.set(true);
        }
    }

    private static double show(Desk desk, String view, String what) {
        desk.robot().clickOn("#navigation-" + view);
        WaitForAsyncUtils.sleep(5, TimeUnit.SECONDS);
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long from = System.nanoTime();
        long cpu = system.getProcessCpuTime();
        WaitForAsyncUtils.sleep(SECONDS, TimeUnit.SECONDS);
        double cores = (double) (system.getProcessCpuTime() - cpu) / (System.nanoTime() - from);
        System.out.printf(Locale.ROOT, "%s: %.3f of a core%n", what, cores);
        return cores;
    }

    private Path workspace(SqliteFiles files) throws Exception {
        StringBuilder text = new StringBuilder("databases:\n");
        for (int i = 0; i < DATABASES; i++) {
            text.append("  shop%d: {engine: sqlite, file: %s}%n"
                    .formatted(i, files.database("create table item (id integer primary key, name text)")));
        }
        return Files.writeString(folder.resolve("penstock.yaml"), text.toString());
    }

    /** An engine whose databases are each asked about twenty times a second, in many ways. */
    private static Penstock loaded(Path file, AtomicBoolean ended) {
        Penstock penstock = Penstock.open(WorkspaceStore.at(file).read(null));
        for (Database database : penstock.databases()) {
            Thread.ofVirtual().start(() -> load(database, ended));
        }
        return penstock;
    }

    private static void load(Database database, AtomicBoolean ended) {
        for (int i = 0; !ended.get(); i++) {
            try (Rows rows = database.query("select count(*) as count_" + i % DIGESTS + " from item where id < " + i)) {
                rows.forEachRow(row -> {});
            } catch (RuntimeException e) {
                if (!ended.get()) {
                    throw e;
                }
            }
            WaitForAsyncUtils.sleep(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        }
    }
}
