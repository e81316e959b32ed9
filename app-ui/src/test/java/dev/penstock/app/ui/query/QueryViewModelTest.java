package dev.penstock.app.ui.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.app.ui.fake.FakeContext;
import dev.penstock.app.ui.fake.FakeNavigator;
import dev.penstock.app.ui.fake.FxStandIn;
import dev.penstock.app.ui.fake.ManualTime;
import dev.penstock.app.ui.text.Messages;
import dev.penstock.app.ui.view.Target;
import dev.penstock.app.ui.view.ViewContext;
import dev.penstock.app.ui.work.Background;
import dev.penstock.app.ui.work.Failure;
import dev.penstock.app.ui.work.TaskRow;
import dev.penstock.connectors.testkit.SqliteFiles;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.Penstock;
import dev.penstock.engine.api.WorkspaceStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Query's tabs over the real engine and SQLite, on a thread that stands for the FX thread. */
class QueryViewModelTest {
    private static final String ENDLESS =
            "with recursive n(i) as (select 1 union all select i + 1 from n) select max(i) from n";
    private final ExecutorService fx = FxStandIn.start();
    private final ManualTime time = new ManualTime(Instant.parse("2026-03-01T12:00:00Z"));
    private Penstock penstock;
    private ViewContext context;
    private QueryViewModel model;

    @TempDir
    Path folder;

    @BeforeEach
    void open() throws Exception {
        Path workspace = Files.writeString(folder.resolve("penstock.yaml"), """
                databases:
                  music: {engine: sqlite, file: music.db, safe-mode: confirm-writes}
                  archive: {engine: sqlite, file: archive.db}
                """);
        try (SqliteFiles files = SqliteFiles.create()) {
            Files.copy(files.database(), folder.resolve("music.db"));
            Files.copy(files.database(), folder.resolve("archive.db"));
        }
        penstock = Penstock.open(workspace);
        penstock.database("music").update("create table album (album_id integer primary key, title text)");
        penstock.database("music").update("insert into album values (1, 'Blue'), (2, 'Hejira')");
        Background background = Background.onVirtualThreads(fx);
        context = on(() -> FakeContext.of(penstock, background, fx, time, folder.resolve("home"))
                .navigator(FakeNavigator.to("query"))
                .make());
        start();
    }

    @AfterEach
    void close() throws Exception {
        on(() -> {
            model.close();
            return true;
        });
        penstock.close();
        fx.shutdown();
        assertThat(fx.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void runCurrent_select_hasRowsAndFigures() throws Exception {
        run("select * from album; select 2", 3);
        assertThat(on(() -> tab().run().results().getFirst())).isInstanceOf(ResultItem.Table.class);
        assertThat(on(() -> tab().run().footer().get())).contains("2 rows").contains("ended");
        assertThat(on(() -> tab().run().trouble().get())).isNull();
    }

    @Test
    void runCurrent_parameters_areSent() throws Exception {
        does(tab -> {
            tab.editor().replace("select * from album where album_id = :id", 3, 3);
            tab.parameters().getFirst().text().set("2");
            tab.runCurrent();
        });
        ended();
        assertThat(on(() -> tab().run().footer().get())).contains("1 row ");
    }

    @Test
    void runCurrent_wrongColumn_tellsAndKeepsHistory() throws Exception {
        run("select * from nowhere", 3);
        assertThat(on(() -> tab().run().trouble().get()).failure().summary()).contains("nowhere");
        assertThat(on(() -> tab().run().footer().get())).contains("Failed");
        until("the run is kept", () -> Files.exists(folder.resolve("home/query/history.txt")));
    }

    @Test
    void runAll_several_hasAllResultsAndReadsTablesAgain() throws Exception {
        does(tab -> {
            tab.editor()
                    .replace(
                            "create table artist (name text); insert into artist values ('x'), ('y');"
                                    + " select * from artist",
                            0,
                            0);
            tab.runAll();
        });
        ended();
        assertThat(on(() -> tab().run().results().size())).isEqualTo(3);
        assertThat(on(() -> tab().run().footer().get())).contains("3 results").contains("2 rows changed");
        until(
                "the new table is known",
                () -> on(() -> tab().catalog().get().contents().find("artist").size()) == 1);
    }

    @Test
    void leaving_withOpenTransactions_saysWhatIsRolledBack() throws Exception {
        assertThat(on(() -> model.leaving())).isEmpty();

        run("begin", 1);
        assertThat(on(() -> model.leaving().orElseThrow().text()))
                .isEqualTo("The transaction of the tab 'begin' on music is open. Closing rolls it back.");

        on(() -> model.open());
        run("begin", 1);
        assertThat(on(() -> model.leaving().orElseThrow().text()))
                .isEqualTo("Transactions are open in 2 tabs of Query. Closing rolls them back.");
    }

    @Test
    void cancel_longStatement_endsWithoutTrouble() throws Exception {
        does(tab -> {
            tab.editor().replace(ENDLESS, 0, 0);
            tab.runCurrent();
            time.pass(Duration.ofMillis(500));
        });
        assertThat(on(() -> tab().run().waiting().get())).contains("music is working");
        does(tab -> tab.run().cancel());
        ended();
        assertThat(on(() -> tab().run().footer().get())).contains("Cancelled");
        assertThat(on(() -> tab().run().trouble().get())).isNull();
    }

    @Test
    void cancel_unansweredForTwoSeconds_becomesAbandon() throws Exception {
        boolean abandonable = on(() -> {
            tab().editor().replace(ENDLESS, 0, 0);
            tab().runCurrent();
            tab().run().cancel();
            time.pass(Duration.ofMillis(2_500));
            boolean now = tab().run().abandonable().get();
            tab().run().cancel();
            return now;
        });
        assertThat(abandonable).isTrue();
        assertThat(on(() -> tab().run().running().get())).isFalse();
        assertThat(on(() -> tab().run().footer().get())).contains("Abandoned");
    }

    @Test
    void longStatement_isUnderWayWithItsCancel() throws Exception {
        does(tab -> {
            tab.editor().replace(ENDLESS, 0, 0);
            tab.runCurrent();
            time.pass(Duration.ofMillis(900));
        });
        assertThat(on(() -> context.tasks().running().size())).as("not yet").isZero();
        does(tab -> time.pass(Duration.ofMillis(200)));
        TaskRow row = on(() -> context.tasks().running().getFirst());
        assertThat(row.title())
                .startsWith("music: with recursive")
                .endsWith("…")
                .hasSizeLessThan(80);
        assertThat(on(() -> row.progress().get().unit())).isEqualTo("rows");
        on(() -> {
            row.cancel();
            return true;
        });
        ended();
        assertThat(on(() -> tab().run().footer().get())).contains("Cancelled");
        assertThat(on(() -> context.tasks().running().size())).isZero();
        assertThat(on(() -> context.notices().kept().size()))
                .as("who cancels knows")
                .isZero();
    }

    @Test
    void statementOverItsTimeout_failsAndNamesTheSetting() throws Exception {
        does(tab -> {
            context.preferences().statementTimeout().set(Duration.ofSeconds(1));
            tab.editor().replace(ENDLESS, 0, 0);
            tab.runCurrent();
        });
        ended();
        Failure failure = on(() -> tab().run().trouble().get()).failure();
        assertThat(failure.code()).isEqualTo(ErrorCode.DEADLINE_PASSED);
        assertThat(failure.advice()).contains("The statement timeout in Settings is 1 s");
    }

    @Test
    void longStatement_endedWhereNobodyLooks_isTold() throws Exception {
        String[] texts = {"select * from album", "select * from nowhere", "select 2"};
        for (String text : texts) {
            does(tab -> {
                // Only the last is looked at.
                model.onScreen(text.equals(texts[2]));
                tab.editor().replace(text, 0, 0);
                tab.runCurrent();
                time.pass(Duration.ofSeconds(11));
            });
            ended();
        }
        assertThat(on(() -> context.notices().kept().stream()
                        .map(kept -> kept.notice().text())
                        .toList()))
                .satisfiesExactly(
                        failed -> assertThat(failed).startsWith("music: the statement has failed after 11 s: "),
                        done -> assertThat(done).isEqualTo("music: the statement has ended after 11 s, 2 rows."));
        on(() -> {
            TabViewModel first = tab();
            model.open();
            Objects.requireNonNull(context.notices().kept().getFirst().notice().action())
                    .run()
                    .run();
            assertThat(tab()).isEqualTo(first);
            return true;
        });
    }

    @Test
    void tabs_afterAnotherStart_areBackAndHaveNotRun() throws Exception {
        on(() -> {
            tab().editor().replace("select 1", 8, 8);
            model.open().editor().replace("select 2", 2, 2);
            model.open().editor().replace("delete from album", 0, 0);
            model.close(tab());
            assertThat(model.reopens()).isTrue();
            time.pass(Duration.ofSeconds(1));
            return true;
        });
        until("it is on disk", () -> Files.exists(folder.resolve("home/query")));
        on(() -> {
            model.close();
            return true;
        });
        start();
        assertThat(on(() -> model.tabs().size())).isEqualTo(2);
        assertThat(on(() -> tab().editor().text().get())).isEqualTo("select 2");
        on(() -> {
            model.reopen();
            model.step(1);
            model.step(-1);
            return true;
        });
        assertThat(on(() -> tab().editor().text().get())).isEqualTo("delete from album");
        assertThat(penstock.database("music").query("select * from album").toList(9))
                .hasSize(2);
    }

    @Test
    void parameters_afterAnotherStart_haveTheirValues() throws Exception {
        does(tab -> {
            tab.editor().replace("select * from album where album_id = :id or title = :title", 0, 0);
            tab.parameters().getFirst().text().set("7");
            tab.parameters().getLast().none().set(true);
            model.close();
        });
        start();
        assertThat(on(() -> tab().parameters().getFirst().text().get())).isEqualTo("7");
        assertThat(on(() -> tab().parameters().getLast().none().get())).isTrue();
        assertThat(on(() -> tab().run().footer().get())).isEmpty();
    }

    @Test
    void turnTo_databaseOrText_showsAndDoesNotRun() throws Exception {
        on(() -> {
            model.turnTo(new Target("query", "archive", "select 7"));
            return true;
        });
        assertThat(on(() -> tab().draft().database())).isEqualTo("archive");
        on(() -> {
            model.turnTo(Target.of("query", "music"));
            return true;
        });
        assertThat(on(() -> tab().draft().database())).isEqualTo("music");
        assertThat(on(() -> model.tabs().size())).isEqualTo(2);
        assertThat(on(() -> tab().safeMode())).isEqualTo("confirm-writes");
    }

    private void start() throws Exception {
        model = on(() -> new QueryViewModel(context, Messages.beside(QueryView.class)));
        on(() -> {
            model.onScreen(true);
            model.onScreen(false);
            return true;
        });
        until("what was typed is back", () -> on(() -> model.ready().get()));
    }

    private TabViewModel tab() {
        return Objects.requireNonNull(model.selected().get());
    }

    private void run(String text, int caret) throws Exception {
        does(tab -> {
            tab.editor().replace(text, caret, caret);
            tab.runCurrent();
        });
        ended();
    }

    private void ended() throws Exception {
        until("it has ended", () -> on(() -> !tab().run().running().get()));
    }

    private void does(Consumer<TabViewModel> action) throws Exception {
        on(() -> {
            action.accept(tab());
            return true;
        });
    }

    private <T> T on(Callable<T> action) throws Exception {
        return fx.submit(action).get(30, TimeUnit.SECONDS);
    }

    private static void until(String what, Callable<Boolean> condition) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!condition.call()) {
            assertThat(System.nanoTime()).as("in vain until " + what).isLessThan(deadline);
            Thread.sleep(10);
        }
    }

    @Test
    void workspaceChanged_tabLetsGoOfItsDatabaseAndTakesItBack() throws Exception {
        Path file = penstock.workspace().file();
        String before = Files.readString(file);
        take("databases:\n  archive: {engine: sqlite, file: archive.db}\n");
        until("music is gone", () -> on(() -> tab().database().get()) == null);
        assertThat(on(() -> tab().lost())).isEqualTo("music");
        assertThat(on(() -> tab().draft().database())).isEqualTo("music");
        take(before);
        until("music is back", () -> on(() -> tab().database().get()) != null);
        assertThat(on(() -> tab().lost())).isEmpty();
        take(before.replace("file: music.db", "file: archive.db"));
        until(
                "the catalog is that of the other file",
                () -> on(() -> tab().catalog().get().contents().find("album").isEmpty()));
        run("select 1", 3);
    }

    @Test
    void workspaceChanged_withoutTheDatabaseOfAnOpenTransaction_saysThatItWasRolledBack() throws Exception {
        run("begin", 1);
        take("databases:\n  archive: {engine: sqlite, file: archive.db}\n");
        until("it is told", () -> on(() -> !context.notices().shown().isEmpty()));

        assertThat(on(() -> context.notices().shown().getFirst().text()))
                .isEqualTo("Database 'music' is no longer in the workspace. The open transaction of the tab 'begin' was"
                        + " rolled back.");
    }

    private void take(String workspace) throws Exception {
        Path file = penstock.workspace().file();
        Files.writeString(file, workspace);
        penstock.update(WorkspaceStore.at(file).read(null));
    }
}
