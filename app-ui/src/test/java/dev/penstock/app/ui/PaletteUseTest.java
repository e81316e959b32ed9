package dev.penstock.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ctrl+K: every action by a few letters, by keys alone and by the mouse. Over the real engine. */
class PaletteUseTest {
    @TempDir
    Path folder;

    @Test
    void aFewLetters_andEnter_doIt() throws Exception {
        try (QueryDesk query = QueryDesk.open(folder)) {
            query.type("select 42 as answer");
            find(query, "runst");
            assertThat(rows(query).getFirst()).startsWith("Run statement").contains("Ctrl+Enter");
            query.press(KeyCode.ENTER);
            query.desk().await("it has run", () -> query.figures().contains("ended"));
            assertThat(query.cells()).contains("42");
            assertThat(open(query)).isFalse();
            assertThat(query.editor().getText()).as("nothing is typed").isEqualTo("select 42 as answer");
            query.press(KeyCode.CONTROL, KeyCode.K);
            query.desk().await("the palette is open", () -> open(query));
            assertThat(rows(query).getFirst()).as("what was used last is first").startsWith("Run statement");
        }
    }

    @Test
    void actionOfAnotherView_showsThatViewFirst() throws Exception {
        try (QueryDesk query = QueryDesk.open(folder)) {
            query.press(KeyCode.ALT, KeyCode.DIGIT1);
            query.desk().await("Overview is on screen", () -> there(query, "#card-music"));
            find(query, "new tab");
            query.press(KeyCode.ENTER);
            query.desk().await("Query has a second tab", () -> tabs(query) == 2);
            find(query, "go music overview");
            assertThat(rows(query).getFirst()).startsWith("Go to music in Overview");
            query.press(KeyCode.ENTER);
            query.desk().await("its details are open", () -> there(query, ".inspector"));
        }
    }

    @Test
    void arrowsAndPages_choose_escapeLeaves() throws Exception {
        try (QueryDesk query = QueryDesk.open(folder)) {
            query.type("select 1");
            query.press(KeyCode.CONTROL, KeyCode.K);
            query.desk().await("the palette is open", () -> open(query));
            query.press(KeyCode.DOWN);
            query.press(KeyCode.DOWN);
            query.press(KeyCode.UP);
            assertThat(list(query).getSelectionModel().getSelectedIndex()).isEqualTo(1);
            query.press(KeyCode.UP);
            query.press(KeyCode.UP);
            int last = list(query).getItems().size() - 1;
            assertThat(list(query).getSelectionModel().getSelectedIndex()).isEqualTo(last);
            query.press(KeyCode.PAGE_UP);
            assertThat(list(query).getSelectionModel().getSelectedIndex()).isLessThan(last);
            query.press(KeyCode.CONTROL, KeyCode.T);
            query.press(KeyCode.ALT, KeyCode.DIGIT1);
            assertThat(tabs(query)).as("no other key works below the sheet").isEqualTo(1);
            query.press(KeyCode.TAB);
            query.desk().settle();
            assertThat(query.desk().scene().getFocusOwner())
                    .as("the focus stays")
                    .isInstanceOf(TextField.class);
            query.press(KeyCode.ESCAPE);
            query.desk().await("the palette is gone", () -> !open(query));
            assertThat(Desk.fx(() -> query.editor().isFocused())).isTrue();
        }
    }

    @Test
    void whatCannotBeDoneNow_saysWhyAndStays() throws Exception {
        try (QueryDesk query = QueryDesk.open(folder)) {
            find(query, "cancel what");
            assertThat(rows(query).getFirst()).contains("Nothing runs.");
            query.press(KeyCode.ENTER);
            assertThat(open(query)).isTrue();
            find(query, "csv");
            assertThat(rows(query))
                    .anySatisfy(
                            row -> assertThat(row).contains("Export as CSV").contains("There is no result on screen."));
            find(query, "no such thing");
            assertThat(list(query).getItems()).isEmpty();
        }
    }

    @Test
    void click_doesIt() throws Exception {
        try (QueryDesk query = QueryDesk.open(folder)) {
            find(query, "all keys");
            query.desk().robot().clickOn("#palette-list .list-cell");
            query.desk().await("the help is open", () -> there(query, ".help"));
        }
    }

    @Test
    void every_action_ofShellAndViews_isListed() throws Exception {
        try (QueryDesk query = QueryDesk.open(folder)) {
            query.press(KeyCode.CONTROL, KeyCode.K);
            query.desk().await("the palette is open", () -> open(query));
            List<String> all = Desk.fx(
                    () -> list(query).getItems().stream().map(String::valueOf).toList());
            for (String title : List.of(
                    "Run statement",
                    "Run all statements",
                    "Cancel what runs",
                    "New tab",
                    "Close tab",
                    "Reopen closed tab",
                    "Export as CSV",
                    "Export as JSON",
                    "Copy as Markdown table",
                    "Open database",
                    "Copy details",
                    "Show Overview",
                    "Show Query",
                    "Show Settings",
                    "Reset to defaults",
                    "Use the dark theme",
                    "Larger text",
                    "Open another workspace",
                    "Refresh",
                    "Show what is under way",
                    "Show what has ended",
                    "Go to music in Query",
                    "Go to music in Overview",
                    "Show all keys")) {
                assertThat(all).anySatisfy(entry -> assertThat(entry).contains(title));
            }
        }
    }

    private static void find(QueryDesk query, String letters) {
        if (!open(query)) {
            query.press(KeyCode.CONTROL, KeyCode.K);
            query.desk().await("the palette is open", () -> open(query));
        }
        Desk.fx(() -> {
            query.desk().node("#palette-field", TextField.class).clear();
            return true;
        });
        query.desk().robot().write(letters);
        query.desk()
                .await(
                        "all letters are typed",
                        () -> query.desk()
                                .node("#palette-field", TextField.class)
                                .getText()
                                .equals(letters));
    }

    private static ListView<?> list(QueryDesk query) {
        return query.desk().node("#palette-list", ListView.class);
    }

    /** The words of each row on screen. */
    private static List<String> rows(QueryDesk query) {
        return Desk.fx(() -> query.desk().scene().getRoot().lookupAll("#palette-list .list-cell").stream()
                .filter(Node::isVisible)
                .map(PaletteUseTest::words)
                .filter(row -> !row.isEmpty())
                .toList());
    }

    private static String words(Node node) {
        return switch (node) {
            case Text text -> text.getText();
            case Parent parent ->
                parent.getChildrenUnmodifiable().stream()
                        .map(PaletteUseTest::words)
                        .collect(Collectors.joining());
            default -> "";
        };
    }

    private static boolean open(QueryDesk query) {
        return there(query, "#palette");
    }

    private static int tabs(QueryDesk query) {
        return Desk.fx(
                () -> query.desk().scene().getRoot().lookupAll(".query-tab").size());
    }

    private static boolean there(QueryDesk query, String selector) {
        return Desk.fx(() -> query.desk().scene().getRoot().lookup(selector) != null);
    }
}
