package dev.penstock.app.ui.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.engine.api.PinnedSession;
import dev.penstock.engine.api.PinnedSession.State;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class TabSessionTest {
    @TempDir
    Path folder;

    private StatementBench bench;

    @BeforeEach
    void open() throws Exception {
        bench = new StatementBench(folder);
    }

    @AfterEach
    void close() {
        bench.session.close();
        bench.close();
    }

    private void run(String text) throws InterruptedException {
        int before = bench.told.size();
        bench.start(text);
        bench.until(
                text + " has ended",
                () -> bench.told.subList(before, bench.told.size()).stream()
                        .anyMatch(told -> told.equals("ended") || told.equals("failed")));
    }

    private long out() {
        return bench.music.pools().stream().mapToLong(pool -> pool.active()).sum();
    }

    private State state() {
        return bench.session.kept().get().state();
    }

    @Test
    void plainStatements_leaveNoConnectionBehind() throws Exception {
        run("select * from album");
        run("insert into album values (3, 'Hissing')");

        assertThat(state()).isEqualTo(State.UNBOUND);
        bench.untilGivenBack();
    }

    @Test
    void transactionTypedAsText_goesOnInTheNextRun_untilItIsRolledBack() throws Exception {
        run("begin");
        assertThat(state()).isEqualTo(State.IN_TRANSACTION);
        assertThat(bench.session.kept().get().since()).isNotNull();
        run("delete from album");
        assertThat(out()).isEqualTo(1);

        bench.session.rollback();
        bench.until("it is rolled back", () -> state() == State.UNBOUND);

        bench.untilGivenBack();
        assertThat(bench.music.one("select count(*) from album").text(0)).isEqualTo("2");
    }

    @Test
    void commit_keepsTheChanges_andGivesTheConnectionBack() throws Exception {
        run("begin; delete from album where album_id = 1");
        bench.session.commit();
        bench.until("it is committed", () -> state() == State.UNBOUND);

        assertThat(bench.music.one("select count(*) from album").text(0)).isEqualTo("1");
    }

    @Test
    void commit_thatFails_isTold_andTheTransactionStays() throws Exception {
        run("pragma foreign_keys = on; create table song (album int references album deferrable initially deferred)");
        run("begin; insert into song values (99)");
        bench.session.commit();
        bench.until("the failure is told", () -> bench.told.stream().anyMatch(told -> told.startsWith("session: ")));

        assertThat(state()).isEqualTo(State.IN_TRANSACTION);
        bench.session.rollback();
        bench.until("it is rolled back", () -> state() != State.IN_TRANSACTION);
    }

    @Test
    void temporaryTable_isThereInTheNextRun_untilTheSessionIsReset() throws Exception {
        run("create temp table mine (n int)");
        assertThat(state()).isEqualTo(State.IDLE);
        run("insert into mine values (1)");
        assertThat(bench.told).last().isEqualTo("ended");

        bench.session.reconnect();
        bench.until("it is reset", () -> state() == State.UNBOUND);

        run("insert into mine values (1)");
        assertThat(bench.failure().summary()).contains("mine");
    }

    @Test
    void abandonedRun_endsTheSession() throws Exception {
        run("begin");
        PinnedSession before = bench.session.on(bench.music);
        StatementRun run = bench.start("select 1");
        run.abandon();

        assertThat(state()).isEqualTo(State.UNBOUND);
        assertThat(bench.session.on(bench.music)).isNotSameAs(before);
        bench.until("the old one is closed", () -> before.state() == State.CLOSED);
    }
}
