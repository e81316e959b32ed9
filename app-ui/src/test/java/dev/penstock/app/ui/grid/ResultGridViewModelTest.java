package dev.penstock.app.ui.grid;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.app.ui.fake.FakeSpool;
import dev.penstock.app.ui.fake.FakeTask;
import dev.penstock.app.ui.view.Severity;
import dev.penstock.engine.api.Column;
import dev.penstock.engine.api.ExportFormat;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultGridViewModelTest {
    @TempDir
    Path folder;

    private GridBench bench;
    private ResultGridViewModel model;

    @BeforeEach
    void make() {
        bench = new GridBench(folder);
        model = new ResultGridViewModel(bench.context());
    }

    @Test
    void rowsThatCome_leaveThePlaceAsItIs() {
        FakeSpool spool = FakeSpool.numbers(0);
        FakeSpool filling = new FakeSpool(spool.columns().getFirst()).more(500);
        model.open(filling, "orders");
        model.cursor().sight(20);
        model.cursor().go(300, 0, false);
        model.cursor().scrollTo(290);
        assertThat(model.filling().get()).isTrue();

        filling.more(1000);
        bench.time().pass(Duration.ofSeconds(1));

        assertThat(model.rows().get()).isEqualTo(1500);
        assertThat(model.cursor().top().get()).isEqualTo(290);
        assertThat(model.cursor().selection().get()).isEqualTo(GridSelection.of(300, 0));
        filling.end();
        assertThat(model.filling().get()).isFalse();
        assertThat(model.broken().get()).isNull();
        assertThat(bench.time().ticking()).isZero();
    }

    @Test
    void fillingThatFails_saysWhyAndKeepsTheRows() {
        FakeSpool spool = new FakeSpool(new Column("n", "int4", Integer.class)).more(70);
        model.open(spool, "orders");
        spool.fail(FakeTask.cancelled());
        model.want(0, 10);
        bench.work();

        assertThat(model.broken().get()).isNotNull();
        assertThat(model.broken().get().summary()).isEqualTo("It was cancelled");
        assertThat(model.rows().get()).isEqualTo(70);
        assertThat(model.row(5)).isNotNull();
    }

    @Test
    void open_closesTheLastSpoolOffTheFxThread() {
        FakeSpool first = FakeSpool.numbers(3);
        FakeSpool second = FakeSpool.numbers(4);
        model.open(first, "a");
        model.open(second, "b");
        assertThat(first.closed()).isFalse();
        bench.work();
        assertThat(first.closed()).isTrue();
        assertThat(model.rows().get()).isEqualTo(4);

        model.close();
        model.close();
        bench.work();
        assertThat(second.closed()).isTrue();
        assertThat(model.columns().get()).isEmpty();
        assertThat(model.row(0)).isNull();
    }

    @Test
    void endOfALastResult_changesNothing() {
        FakeSpool first = new FakeSpool(new Column("n", "int4", Integer.class)).more(5);
        model.open(first, "a");
        FakeSpool second = new FakeSpool(new Column("n", "int4", Integer.class)).more(7);
        model.open(second, "b");
        first.fail(FakeTask.cancelled());
        assertThat(model.filling().get()).isTrue();
        assertThat(model.broken().get()).isNull();
    }

    @Test
    void rowsThatCannotBeRead_sayWhyUntilTheyCan() {
        FakeSpool spool = FakeSpool.numbers(100);
        spool.unreadable(true);
        model.open(spool, "a");
        model.want(0, 10);
        bench.work();
        assertThat(model.unreadable().get()).isNotNull();
        assertThat(model.row(0)).isNull();

        spool.unreadable(false);
        model.want(0, 10);
        bench.work();
        assertThat(model.unreadable().get()).isNull();
        assertThat(Objects.requireNonNull(model.row(9)).text(0)).isEqualTo("9");
    }

    @Test
    void value_followsTheCursorWhileOpen() {
        model.open(FakeSpool.numbers(100), "a");
        model.toggleValue();
        assertThat(model.value().open().get()).isFalse();

        model.cursor().go(7, 0, false);
        model.toggleValue();
        bench.work();
        assertThat(model.value().open().get()).isTrue();
        assertThat(model.value().shown().get().shown()).isEqualTo("7");

        model.cursor().move(1, 0, false);
        model.cursor().move(1, 0, false);
        bench.work();
        assertThat(model.value().shown().get().shown()).isEqualTo("9");

        model.toggleValue();
        assertThat(model.value().open().get()).isFalse();
        assertThat(model.value().shown().get()).isNull();
    }

    @Test
    void find_goesOnRoundTheEnd() {
        model.open(FakeSpool.numbers(1200), "a");
        model.find("199", true);
        bench.work();
        assertThat(model.found().get()).isEqualTo(new FindState.Found(199, 0, false));
        model.find("199", true);
        bench.work();
        assertThat(model.found().get()).isEqualTo(new FindState.Found(1199, 0, false));
        model.find("199", true);
        bench.work();
        assertThat(model.found().get()).isEqualTo(new FindState.Found(199, 0, true));
        model.find("199", false);
        bench.work();
        assertThat(model.found().get()).isEqualTo(new FindState.Found(1199, 0, true));
        model.find("x", true);
        bench.work();
        assertThat(model.found().get()).isEqualTo(new FindState.Missing(1200));
        assertThat(model.cursor().selection().get().row()).isEqualTo(1199);
        model.find("", true);
        assertThat(model.found().get()).isEqualTo(new FindState.Idle());
    }

    @Test
    void find_showsItsProgressAndStops() {
        model.open(FakeSpool.numbers(1200), "a");
        model.find("x", true);
        bench.time().pass(Duration.ofMillis(200));
        assertThat(model.found().get()).isEqualTo(new FindState.Searching(0, 1200));
        model.stopFinding();
        bench.work();
        assertThat(model.found().get()).isEqualTo(new FindState.Stopped(0));
    }

    @Test
    void find_overRowsThatCannotBeRead_saysWhy() {
        FakeSpool spool = FakeSpool.numbers(10);
        model.open(spool, "a");
        spool.unreadable(true);
        model.find("x", true);
        bench.work();
        assertThat(model.found().get()).isEqualTo(new FindState.Idle());
        assertThat(model.unreadable().get()).isNotNull();
    }

    @Test
    void copy_ofOneCell_isWhatTheServerSent() {
        FakeSpool spool = new FakeSpool(new Column("t", "text", String.class))
                .row("a\t\"b\"\n")
                .row((Object) null)
                .end();
        model.open(spool, "a");
        model.cursor().go(0, 0, false);
        model.copy(CopyFormat.TEXT);
        assertThat(model.copying().preparing().get()).isTrue();
        bench.work();
        assertThat(bench.dialogs().copied()).isEqualTo("a\t\"b\"\n");
        assertThat(model.copying().preparing().get()).isFalse();

        model.cursor().go(1, 0, false);
        model.copyCell();
        bench.work();
        assertThat(bench.dialogs().copied()).isEmpty();
    }

    @Test
    void copy_ofTooManyRows_isRefusedAndOffersAnExport() {
        model.open(FakeSpool.numbers(100_001), "orders");
        model.cursor().all();
        model.copy(CopyFormat.TEXT);
        bench.work();
        assertThat(bench.dialogs().copied()).isNull();
        assertThat(bench.notices().shown()).singleElement().satisfies(notice -> {
            assertThat(notice.severity()).isEqualTo(Severity.WARNING);
            assertThat(notice.text()).contains("100,001").contains("100,000");
            Objects.requireNonNull(notice.action()).run().run();
        });
        assertThat(bench.dialogs().questions())
                .singleElement()
                .satisfies(question -> assertThat(question.name()).isEqualTo("orders.csv"));
    }

    @Test
    void copy_ofTooManyBytes_isRefused() {
        FakeSpool spool = new FakeSpool(new Column("t", "text", String.class));
        for (int i = 0; i < 70; i++) {
            spool.row("x".repeat(1 << 20));
        }
        model.open(spool.end(), "orders");
        model.cursor().all();
        model.copy(CopyFormat.MARKDOWN);
        bench.work();
        assertThat(bench.dialogs().copied()).isNull();
        assertThat(bench.notices().shown())
                .singleElement()
                .satisfies(notice -> assertThat(notice.text()).contains("64 MiB"));
    }

    @Test
    void copy_cancelled_leavesTheClipboard() {
        model.open(FakeSpool.numbers(10), "a");
        model.cursor().all();
        model.copy(CopyFormat.SQL);
        model.copying().cancel();
        bench.work();
        assertThat(bench.dialogs().copied()).isNull();
        assertThat(bench.notices().shown()).isEmpty();
    }

    @Test
    void copy_thatFails_saysWhy() {
        FakeSpool spool = FakeSpool.numbers(10);
        model.open(spool, "a");
        model.cursor().all();
        spool.unreadable(true);
        model.copy(CopyFormat.TEXT);
        bench.work();
        assertThat(bench.notices().shown())
                .singleElement()
                .satisfies(notice -> assertThat(notice.severity()).isEqualTo(Severity.ERROR));
    }

    @Test
    void nothingOpen_nothingHappens() {
        model.cursor().move(1, 1, false);
        model.copy(CopyFormat.CSV);
        model.copyCell();
        model.find("a", true);
        model.export(ExportFormat.CSV);
        model.want(0, 10);
        assertThat(bench.waiting()).isZero();
        assertThat(bench.dialogs().questions()).isEmpty();
    }
}
