package dev.penstock.app.ui.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.penstock.app.ui.fake.FakeDatabase;
import dev.penstock.app.ui.fake.FakeTask;
import dev.penstock.app.ui.fake.ManualTime;
import dev.penstock.app.ui.work.Failure;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class NoticesTest {
    private final Notices notices = new Notices();

    @Test
    void post_showsTheLastThree() {
        for (int i = 0; i < 5; i++) {
            notices.done("Export " + i);
        }
        assertThat(notices.shown()).extracting(Notice::text).containsExactly("Export 2", "Export 3", "Export 4");
    }

    @Test
    void equalNotice_isShownOnceAndLast() {
        notices.done("a");
        notices.done("b");
        notices.done("a");
        assertThat(notices.shown()).extracting(Notice::text).containsExactly("b", "a");
    }

    @Test
    void failed_saysSummaryAndAdvice() {
        notices.failed(Failure.of(FakeTask.cancelled()));
        assertThat(notices.shown()).singleElement().satisfies(notice -> {
            assertThat(notice.severity()).isEqualTo(Severity.ERROR);
            assertThat(notice.text()).isEqualTo("It was cancelled. Begin again.");
        });
        notices.dismiss(notices.shown().getFirst());
        assertThat(notices.shown()).isEmpty();
    }

    @Test
    void posted_isKeptNewestFirstAndUnreadUntilSomebodyLooks() {
        ManualTime time = new ManualTime(FakeDatabase.NOW);
        Notices kept = new Notices(time);
        kept.done("first");
        time.pass(Duration.ofSeconds(5));
        kept.done("second");
        kept.dismiss(kept.shown().getFirst());
        assertThat(kept.kept())
                .extracting(each -> each.notice().text(), Notices.Kept::at)
                .containsExactly(tuple("second", FakeDatabase.NOW.plusSeconds(5)), tuple("first", FakeDatabase.NOW));
        assertThat(kept.unread().get()).isEqualTo(2);
        kept.read();
        assertThat(kept.unread().get()).isZero();
        for (int i = 0; i < 150; i++) {
            kept.done("again " + i);
        }
        assertThat(kept.kept()).hasSize(100);
        assertThat(kept.unread().get()).isEqualTo(100);
        kept.clear();
        assertThat(kept.kept()).isEmpty();
        assertThat(kept.unread().get()).isZero();
    }

    @Test
    void target_ofADatabase_hasNoText() {
        assertThat(Target.of("query", "orders")).isEqualTo(new Target("query", "orders", null));
    }
}
