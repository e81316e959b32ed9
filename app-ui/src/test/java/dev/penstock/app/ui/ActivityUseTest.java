package dev.penstock.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.app.ui.view.Notice;
import dev.penstock.app.ui.view.Severity;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is under way, and what has ended. Over the real engine. */
class ActivityUseTest {
    @TempDir
    Path folder;

    @Test
    void statements_areListedAndCancelledThere() throws Exception {
        try (QueryDesk query = QueryDesk.open(folder)) {
            for (int i = 0; i < 3; i++) {
                if (i > 0) {
                    query.press(KeyCode.CONTROL, KeyCode.T);
                }
                query.type(QueryDesk.ENDLESS);
                query.press(KeyCode.CONTROL, KeyCode.ENTER);
            }
            query.desk().await("the third is counted", () -> there(query, "#more-tasks"));
            assertThat(texts(query, ".status-bar")).contains("1 more");
            query.desk().robot().clickOn("#more-tasks");
            query.desk().await("all are listed", () -> rows(query) == 3);
            for (int left = 2; left >= 0; left--) {
                int rest = left;
                query.desk().robot().clickOn(cancel(query));
                query.desk().await("one has ended", () -> rows(query) == rest);
            }
            assertThat(texts(query, "#activity")).contains("Nothing is under way.");
            query.press(KeyCode.ESCAPE);
            assertThat(query.figures()).contains("Cancelled");
        }
    }

    @Test
    void whatHasEnded_isCountedAndKeptAndTakesNoFocus() throws Exception {
        try (QueryDesk query = QueryDesk.open(folder)) {
            query.type("select 1");
            AtomicBoolean shown = new AtomicBoolean();
            Desk.fx(() -> {
                query.desk().services().notices().done("Exported 3 rows to a.csv.");
                query.desk()
                        .services()
                        .notices()
                        .post(new Notice(
                                Severity.ERROR,
                                "The disk is full.",
                                new Notice.Choice("Show in folder", () -> shown.set(true))));
                return true;
            });
            query.desk().settle();
            assertThat(Desk.fx(() -> query.editor().isFocused())).isTrue();
            assertThat(bell(query)).isEqualTo("2");
            query.desk().robot().clickOn("#bell");
            query.desk().await("the list is open", () -> there(query, "#notices"));
            assertThat(bell(query)).isEmpty();
            assertThat(texts(query, "#notices")).containsSubsequence("The disk is full.", "Exported 3 rows to a.csv.");
            query.desk().robot().clickOn(button(query, "#notices", "Show in folder"));
            query.desk().await("it has been done and the list is gone", () -> shown.get() && !there(query, "#notices"));
            query.desk().robot().clickOn("#bell");
            query.desk().await("the list is open", () -> there(query, "#notices"));
            query.desk().robot().clickOn("Clear list");
            query.desk().settle();
            assertThat(texts(query, "#notices")).containsExactly("Nothing has ended since the desktop was started.");
        }
    }

    @Test
    void pausedNumbers_saySoAndLeadToTheSettings() throws Exception {
        try (QueryDesk query = QueryDesk.open(folder)) {
            assertThat(query.desk().node("#paused", Button.class).isVisible()).isFalse();
            Desk.fx(() -> {
                query.desk().services().preferences().refresh().set(Duration.ZERO);
                return true;
            });
            query.desk().settle();
            query.desk().robot().clickOn("#paused");
            query.desk().await("the settings are open", () -> there(query, ".settings-form"));
            query.desk().robot().clickOn("Reset to defaults");
            query.desk().settle();
            assertThat(query.desk().node("#paused", Button.class).isVisible()).isFalse();
        }
    }

    private static Node cancel(QueryDesk query) {
        return Desk.fx(() -> query.desk().scene().getRoot().lookup("#activity .sheet-row .button"));
    }

    private static Node button(QueryDesk query, String within, String title) {
        Set<Node> all =
                Desk.fx(() -> query.desk().scene().getRoot().lookup(within).lookupAll(".button"));
        return all.stream()
                .filter(node -> ((Button) node).getText().equals(title))
                .findFirst()
                .orElseThrow();
    }

    private static int rows(QueryDesk query) {
        return Desk.fx(() ->
                query.desk().scene().getRoot().lookupAll("#activity .sheet-row").size());
    }

    private static String bell(QueryDesk query) {
        return Desk.fx(() -> query.desk().node("#bell", Button.class).getText());
    }

    private static List<String> texts(QueryDesk query, String selector) {
        return Desk.fx(() -> query.desk().scene().getRoot().lookup(selector).lookupAll("*").stream()
                .filter(Labeled.class::isInstance)
                .map(label -> ((Labeled) label).getText())
                .filter(text -> text != null && !text.isEmpty())
                .toList());
    }

    private static boolean there(QueryDesk query, String selector) {
        return Desk.fx(() -> query.desk().scene().getRoot().lookup(selector) != null);
    }
}
