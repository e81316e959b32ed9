package dev.penstock.app.ui.grid;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.app.ui.fake.FakeSpool;
import dev.penstock.app.ui.work.Background;
import dev.penstock.app.ui.work.Failure;
import dev.penstock.engine.api.Column;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class GridPagesTest {
    private final Queue<Runnable> work = new ArrayDeque<>();
    private final List<Failure> failures = new ArrayList<>();
    private int arrivals;

    private GridPages over(FakeSpool spool) {
        GridPages pages =
                new GridPages(new Background(work::add, Runnable::run), spool, () -> arrivals++, failures::add);
        pages.stored(spool.size());
        return pages;
    }

    private void work() {
        for (Runnable next = work.poll(); next != null; next = work.poll()) {
            next.run();
        }
    }

    @Test
    void want_readsThePagesInSight() {
        FakeSpool spool = FakeSpool.numbers(1000);
        GridPages pages = over(spool);
        pages.want(60, 70);
        assertThat(pages.row(60)).isNull();
        work();
        assertThat(spool.reads()).containsExactly(0L, 64L);
        assertThat(pages.row(69))
                .isNotNull()
                .satisfies(row -> assertThat(row.text(0)).isEqualTo("69"));
        assertThat(arrivals).isEqualTo(2);
        pages.want(0, 100);
        work();
        assertThat(spool.reads()).hasSize(2);
    }

    @Test
    void fastScroll_readsOnlyWhereItEnds() {
        FakeSpool spool = FakeSpool.numbers(100_000);
        GridPages pages = over(spool);
        for (int row = 0; row < 90_000; row += 100) {
            pages.want(row, row + 30);
        }
        work();
        assertThat(spool.reads()).hasSizeLessThanOrEqualTo(3).contains(89_856L);
        assertThat(pages.row(89_910)).isNotNull();
    }

    @Test
    void pagesHeld_areBounded() {
        FakeSpool spool = FakeSpool.numbers(20_000);
        GridPages pages = over(spool);
        for (int row = 0; row < 20_000; row += 64) {
            pages.want(row, row + 1);
            work();
        }
        assertThat(pages.held()).isEqualTo(64);
        assertThat(pages.row(0)).isNull();
        assertThat(pages.row(19_999)).isNotNull();
    }

    @Test
    void pagesOfLargeCells_areBoundedByTheirBytes() {
        FakeSpool spool = new FakeSpool(new Column("t", "text", String.class));
        for (int row = 0; row < 640; row++) {
            spool.row("x".repeat(200_000));
        }
        GridPages pages = over(spool);
        for (int row = 0; row < 640; row += 64) {
            pages.want(row, row + 1);
            work();
        }
        assertThat(pages.held()).isEqualTo(2);
    }

    @Test
    void pageThatWasNotWhole_isReadAgainWhenItsRowsCome() {
        FakeSpool spool = new FakeSpool(new Column("n", "int4", Integer.class)).more(10);
        GridPages pages = over(spool);
        pages.want(0, 30);
        work();
        assertThat(pages.row(10)).isNull();
        spool.more(40);
        pages.stored(50);
        work();
        assertThat(pages.row(29)).isNotNull();
        assertThat(spool.reads()).containsExactly(0L, 0L);
    }

    @Test
    void failure_isToldOnceAndTriedAgainWhenWanted() {
        FakeSpool spool = FakeSpool.numbers(10);
        spool.unreadable(true);
        GridPages pages = over(spool);
        pages.want(0, 10);
        work();
        assertThat(failures).hasSize(1);
        spool.unreadable(false);
        pages.want(0, 10);
        work();
        assertThat(pages.row(3)).isNotNull();
    }

    @Test
    void close_forgetsWhatIsBeingRead() {
        GridPages pages = over(FakeSpool.numbers(10));
        pages.want(0, 10);
        pages.close();
        work();
        assertThat(arrivals).isZero();
        assertThat(pages.held()).isZero();
    }
}
