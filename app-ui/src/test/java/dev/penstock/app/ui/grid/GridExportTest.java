package dev.penstock.app.ui.grid;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.app.ui.fake.FakeSpool;
import dev.penstock.app.ui.fake.SpoolRows;
import dev.penstock.app.ui.view.Severity;
import dev.penstock.engine.api.Column;
import dev.penstock.engine.api.ExportFormat;
import dev.penstock.engine.api.Penstock;
import dev.penstock.engine.api.Spool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Exports and copies through the real engine. */
class GridExportTest {
    @TempDir
    Path folder;

    private Penstock penstock;
    private GridBench bench;
    private ResultGridViewModel model;

    @BeforeEach
    void make() throws IOException {
        Path file = Files.writeString(folder.resolve("penstock.yaml"), "databases: {}\n");
        penstock = Penstock.open(file);
        bench = new GridBench(folder, penstock);
        model = new ResultGridViewModel(bench.context());
    }

    @AfterEach
    void end() {
        model.close();
        bench.work();
        penstock.close();
    }

    private Spool spooled(int count) {
        FakeSpool source = new FakeSpool(new Column("n", "int4", Integer.class), new Column("t", "text", String.class));
        for (int i = 0; i < count; i++) {
            source.row(i, i % 2 == 0 ? "even" : null);
        }
        Spool spool = penstock.spool(new SpoolRows(source));
        spool.filling().await();
        return spool;
    }

    private void await(BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + 20_000_000_000L;
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited in vain").isLessThan(deadline);
            bench.work();
            Thread.sleep(5);
        }
    }

    @Test
    void export_writesAllRowsAndSaysWhere() throws Exception {
        Path target = folder.resolve("out.csv");
        bench.dialogs().choose(target);
        model.open(spooled(3), "orders/2026");
        model.export(ExportFormat.CSV);
        await(() -> !bench.notices().shown().isEmpty());
        assertThat(bench.dialogs().questions())
                .singleElement()
                .satisfies(question -> assertThat(question.name()).isEqualTo("orders_2026.csv"));
        assertThat(target).hasContent("n,t\n0,even\n1,\n2,even\n");
        assertThat(bench.notices().shown())
                .singleElement()
                .satisfies(notice -> assertThat(notice.text()).isEqualTo("Exported 3 rows to " + target + "."));
        assertThat(bench.context().tasks().running()).isEmpty();
    }

    @Test
    void export_goesOnWhenTheGridShowsSomethingElse() throws Exception {
        Path target = folder.resolve("out.json");
        bench.dialogs().choose(target);
        model.open(spooled(2), "orders");
        model.export(ExportFormat.JSON);
        model.clear();
        await(() -> !bench.notices().shown().isEmpty());
        assertThat(Files.readString(target)).contains("\"even\"").contains("null");
    }

    @Test
    void export_toAFolderThatIsNotThere_saysWhy() throws Exception {
        bench.dialogs().choose(folder.resolve("missing").resolve("out.csv"));
        model.open(spooled(2), "orders");
        model.export(ExportFormat.CSV);
        await(() -> !bench.notices().shown().isEmpty());
        assertThat(bench.notices().shown())
                .singleElement()
                .satisfies(notice -> assertThat(notice.severity()).isEqualTo(Severity.ERROR));
    }

    @Test
    void export_ofAClosedResult_saysSo() {
        SpoolHold hold = new SpoolHold(FakeSpool.numbers(1));
        hold.release();
        bench.dialogs().choose(folder.resolve("out.csv"));
        new GridExport(bench.context(), model.messages()).ask(hold, "", ExportFormat.CSV);
        assertThat(bench.notices().shown())
                .singleElement()
                .satisfies(notice -> assertThat(notice.text()).contains("closed"));
        assertThat(bench.dialogs().questions())
                .singleElement()
                .satisfies(question -> assertThat(question.name()).isEqualTo("result.csv"));
    }

    @Test
    void copyAsCsvAndJson_isWhatAnExportWrites() {
        model.open(spooled(2), "orders");
        model.cursor().all();
        model.copy(CopyFormat.CSV);
        bench.work();
        assertThat(bench.dialogs().copied()).isEqualTo("n,t\n0,even\n1,\n");
        model.copy(CopyFormat.JSON);
        bench.work();
        assertThat(bench.dialogs().copied()).contains("\"n\"").contains("even");
        model.copy(CopyFormat.SQL);
        bench.work();
        assertThat(bench.dialogs().copied()).startsWith("INSERT INTO orders (n, t) VALUES (0, 'even');\n");
        model.copy(CopyFormat.TEXT);
        bench.work();
        assertThat(bench.dialogs().copied()).isEqualTo("0\teven\n1\t\n");
    }
}
