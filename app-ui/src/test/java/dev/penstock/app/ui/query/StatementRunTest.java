package dev.penstock.app.ui.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.connectors.testkit.FullDisk;
import dev.penstock.engine.api.ErrorCode;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One run over the real engine: what comes in time, and what comes too late. */
class StatementRunTest {
    private static final String MANY =
            "with recursive n(i) as (select 1 union all select i + 1 from n where i < 100000)"
                    + " select i, printf('%0100d', i) from n";

    @TempDir
    Path folder;

    @Test
    void start_several_tellsEachAndThenTheEnd() throws Exception {
        try (StatementBench bench = new StatementBench(folder)) {
            StatementRun run = bench.start("update album set title = 'x'; select * from album; select 1");
            bench.until("it has ended", () -> bench.told.contains("ended"));
            assertThat(bench.told).containsExactly("count 2", "rows", "rows", "ended");
            assertThat(run.answered()).isNotNull();
            assertThat(run.cancelled()).isFalse();
            bench.untilGivenBack();
        }
    }

    @Test
    void start_severalOfWhichOneFails_tellsWhatCameBefore() throws Exception {
        try (StatementBench bench = new StatementBench(folder)) {
            bench.start("select * from album; select * from nowhere; select 1");
            bench.until("it has failed", () -> bench.told.contains("failed"));
            assertThat(bench.told).containsExactly("rows", "failed");
            assertThat(bench.failure().summary()).contains("nowhere");
            assertThat(bench.spool().size()).isEqualTo(2);
            bench.untilGivenBack();
        }
    }

    @Test
    void start_closedEngine_endsWithTheFailure() throws Exception {
        StatementBench bench = new StatementBench(folder);
        bench.close();
        bench.start("select 1");
        bench.until("it has failed", () -> bench.told.contains("failed"));
        assertThat(bench.failure().advice()).isNotBlank();
    }

    @Test
    void abandon_beforeRowsArrive_givesThemBackUnseen() throws Exception {
        try (StatementBench bench = new StatementBench(folder)) {
            StatementRun run = bench.start("select * from album");
            run.abandon();
            bench.step();
            bench.untilGivenBack();
            assertThat(bench.told).isEmpty();
        }
    }

    @Test
    void abandon_beforeTheSpoolArrives_givesItBackUnseen() throws Exception {
        try (StatementBench bench = new StatementBench(folder)) {
            StatementRun run = bench.start(MANY);
            bench.step();
            run.abandon();
            bench.step();
            bench.untilGivenBack();
            assertThat(bench.told).isEmpty();
        }
    }

    @Test
    void abandon_beforeAnyOfSeveralArrives_givesThemBackUnseen() throws Exception {
        try (StatementBench bench = new StatementBench(folder)) {
            StatementRun run = bench.start("select 1; select 2");
            run.abandon();
            bench.step();
            bench.untilGivenBack();
            assertThat(bench.told).isEmpty();
        }
    }

    @Test
    void abandon_betweenSeveral_givesTheNextBackUnseen() throws Exception {
        try (StatementBench bench = new StatementBench(folder)) {
            StatementRun run = bench.start("select 1; select 2");
            bench.step();
            run.abandon();
            bench.step();
            bench.untilGivenBack();
            assertThat(bench.told).isEmpty();
        }
    }

    @Test
    void cancel_betweenSeveral_runsNoMore() throws Exception {
        try (StatementBench bench = new StatementBench(folder)) {
            StatementRun run = bench.start("select 1; update album set title = 'x'");
            bench.until("the first has come", () -> bench.told.contains("rows"));
            run.cancel();
            bench.until("it has ended", () -> bench.told.size() == 2);
            assertThat(run.cancelled()).isTrue();
            assertThat(bench.music
                            .query("select * from album where title = 'x'")
                            .toList(9))
                    .isEmpty();
            bench.untilGivenBack();
        }
    }

    @Test
    void spool_fullDisk_tellsAndKeepsTheRowsUntilThen() throws Exception {
        String before = System.getProperty("java.io.tmpdir");
        try (FullDisk disk = FullDisk.ofBytes(1 << 20);
                StatementBench bench = onDisk(disk, before)) {
            bench.start(MANY);
            bench.until("it has failed", () -> bench.told.contains("failed"));
            assertThat(bench.told).containsExactly("rows", "failed");
            assertThat(bench.failure().code()).isEqualTo(ErrorCode.STORAGE_FULL);
            assertThat(bench.failure().advice()).contains("java.io.tmpdir");
            assertThat(bench.spool().size()).isPositive().isLessThan(100_000);
            assertThat(bench.spool().read(0, 1).text(0, 0)).isEqualTo("1");
            bench.untilGivenBack();
        }
    }

    /** The engine keeps results in the folder that Java has for temporary files while it is opened. */
    private StatementBench onDisk(FullDisk disk, String before) throws Exception {
        System.setProperty("java.io.tmpdir", disk.folder().toString());
        try {
            return new StatementBench(folder);
        } finally {
            System.setProperty("java.io.tmpdir", before);
        }
    }
}
