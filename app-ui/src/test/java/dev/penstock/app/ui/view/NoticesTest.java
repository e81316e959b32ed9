package dev.penstock.app.ui.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.app.ui.fake.FakeTask;
import dev.penstock.app.ui.work.Failure;
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
    void target_ofADatabase_hasNoText() {
        assertThat(Target.of("query", "orders")).isEqualTo(new Target("query", "orders", null));
    }
}
