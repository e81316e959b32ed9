package dev.penstock.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.app.ui.state.ThemeChoice;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is the same in every view: keys, theme, settings, the window. Over the real engine. */
class ShellUseTest {
    private static final KeyCode QUERY = KeyCode.DIGIT4;
    private static final PseudoClass DARK = PseudoClass.getPseudoClass("dark");

    @TempDir
    Path folder;

    @Test
    void keys_ofViews_showThem() throws Exception {
        try (QueryDesk query = QueryDesk.open(folder)) {
            query.press(KeyCode.ALT, KeyCode.DIGIT1);
            query.desk().await("Overview is on screen", () -> there(query, "#card-music"));
            assertThat(there(query, "#sql")).isFalse();
            query.press(KeyCode.ALT, QUERY);
            query.desk().await("Query is on screen", () -> there(query, "#sql"));
            query.press(KeyCode.ALT, KeyCode.DIGIT8);
            assertThat(there(query, "#sql")).as("there is no eighth view").isTrue();
            query.type("select 1");
            query.press(KeyCode.ALT, KeyCode.DIGIT1);
            query.desk().await("Overview is on screen", () -> there(query, "#card-music"));
            query.press(KeyCode.ALT, QUERY);
            query.desk().await("Query is on screen", () -> there(query, "#sql"));
            assertThat(Desk.fx(() -> query.editor().isFocused())).isTrue();
            assertThat(query.editor().getText()).as("no digit is typed").isEqualTo("select 1");
        }
    }

    @Test
    void views_shownForTheFirstTime_haveTheFocus() throws Exception {
        try (Desk desk = QueryDesk.start(folder)) {
            desk.await("Overview is on screen", () -> desk.scene().getRoot().lookup("#card-music") != null);
            desk.robot().push(KeyCode.ALT, QUERY);
            desk.await("Query is on screen", () -> desk.scene().getRoot().lookup("#sql") != null);
            desk.robot().write("select 1", 0);
            desk.settle();
            assertThat(desk.node("#sql", CodeArea.class).getText()).isEqualTo("select 1");
            desk.robot().push(KeyCode.CONTROL, KeyCode.T);
            desk.settle();
            desk.robot().write("select 2", 0);
            desk.settle();
            assertThat(desk.node("#sql", CodeArea.class).getText()).isEqualTo("select 2");
        }
        try (Desk desk = QueryDesk.start(folder)) {
            desk.await(
                    "the view of the last start has the focus",
                    () -> desk.scene().getRoot().lookup("#sql") instanceof CodeArea editor && editor.isFocused());
        }
    }

    @Test
    void help_opensOverTheViewAndGivesTheFocusBack() throws Exception {
        try (QueryDesk query = QueryDesk.open(folder)) {
            query.type("select 1");
            query.press(KeyCode.F1);
            query.desk().await("help is shown", () -> sheet(query));
            assertThat(texts(query)).contains("Run statement", "Ctrl+Enter", "Show Overview", "Alt+1");
            query.press(KeyCode.ESCAPE);
            query.desk().await("help is closed", () -> !sheet(query));
            assertThat(Desk.fx(() -> query.editor().isFocused())).isTrue();
            assertThat(query.editor().getText()).isEqualTo("select 1");
        }
    }

    @Test
    void regions_byTheirKey_areReachedInTurn() throws Exception {
        try (QueryDesk query = QueryDesk.open(folder)) {
            query.type("select 1");
            query.press(KeyCode.F6);
            assertThat(focusIn(query, "#bell")).isTrue();
            query.press(KeyCode.F6);
            assertThat(focusIn(query, ".navigation")).isTrue();
            query.press(KeyCode.F6);
            assertThat(Desk.fx(() -> query.editor().isFocused())).isTrue();
            query.press(KeyCode.SHIFT, KeyCode.F6);
            assertThat(focusIn(query, ".navigation")).isTrue();
            query.press(KeyCode.UP);
            query.press(KeyCode.UP);
            query.press(KeyCode.UP);
            assertThat(focusIn(query, "#navigation-overview"))
                    .as("" + query.desk().scene().getFocusOwner())
                    .isTrue();
            query.press(KeyCode.SPACE);
            query.desk().await("Overview is on screen", () -> there(query, "#card-music"));
        }
    }

    @Test
    void theme_byItsButton_changesAtOnceAndIsKept() throws Exception {
        try (QueryDesk query = QueryDesk.open(folder)) {
            query.desk().theme(ThemeChoice.LIGHT);
            query.desk().robot().clickOn("Dark theme");
            query.desk().await("it is dark", () -> dark(query));
            query.desk().robot().clickOn("Light theme");
            query.desk().await("it is light", () -> !dark(query));
            query.desk().robot().clickOn("Dark theme");
        }
        try (QueryDesk query = QueryDesk.open(folder)) {
            assertThat(Desk.fx(() -> dark(query))).isTrue();
        }
    }

    @Test
    void settings_byTheirKey_workAtOnce() throws Exception {
        try (QueryDesk query = QueryDesk.open(folder)) {
            query.press(KeyCode.CONTROL, KeyCode.COMMA);
            choose(query, "Dark");
            query.desk().await("it is dark", () -> dark(query));
            choose(query, "Light");
            query.desk().await("it is light", () -> !dark(query));
            choose(query, "System");
            assertThat(query.desk().services().preferences().theme().get()).isEqualTo(ThemeChoice.SYSTEM);
            query.desk().robot().clickOn((Button each) -> "Larger text".equals(each.getAccessibleText()));
            query.desk().robot().clickOn((Button each) -> "Larger text".equals(each.getAccessibleText()));
            query.desk().robot().clickOn((Button each) -> "Smaller text".equals(each.getAccessibleText()));
            assertThat(size(query)).isEqualTo(14);
            query.desk().robot().clickOn("Usual size");
            assertThat(size(query)).isEqualTo(13);
            query.desk().robot().clickOn("#navigation-query");
        }
    }

    @Test
    void textSize_byItsKeys_changes() throws Exception {
        try (QueryDesk query = QueryDesk.open(folder)) {
            query.press(KeyCode.CONTROL, KeyCode.ADD);
            query.press(KeyCode.CONTROL, KeyCode.EQUALS);
            assertThat(size(query)).isEqualTo(15);
            query.press(KeyCode.CONTROL, KeyCode.MINUS);
            query.press(KeyCode.CONTROL, KeyCode.SUBTRACT);
            query.press(KeyCode.CONTROL, KeyCode.SUBTRACT);
            assertThat(size(query)).isEqualTo(12);
            query.press(KeyCode.CONTROL, KeyCode.DIGIT0);
            assertThat(size(query)).isEqualTo(13);
        }
    }

    @Test
    void window_afterAnotherStart_standsWhereItStood() throws Exception {
        try (QueryDesk query = QueryDesk.open(folder)) {
            query.desk().size(1100, 720);
            Desk.fx(() -> {
                query.desk().stage().setX(37);
                query.desk().stage().setY(21);
                return true;
            });
            query.desk().settle();
            query.press(KeyCode.ALT, KeyCode.DIGIT1);
        }
        try (Desk desk = QueryDesk.start(folder)) {
            Stage stage = desk.stage();
            assertThat(List.of(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight()))
                    .containsExactly(37.0, 21.0, 1100.0, 720.0);
            desk.await(
                    "the view it was closed at is back",
                    () -> desk.scene().getRoot().lookup("#card-music") != null);
        }
    }

    @Test
    void window_ofAnySize_cutsNoButtonAndNoBadge() throws Exception {
        try (QueryDesk query = QueryDesk.open(folder)) {
            query.run("select * from album");
            for (int[] size : new int[][] {{1440, 900}, {1024, 700}, {800, 560}}) {
                query.desk().size(size[0], size[1]);
                whole(query, "Query", size);
                query.press(KeyCode.CONTROL, KeyCode.H);
                query.desk().await("the history is open", () -> there(query, "#history"));
                whole(query, "Query with history", size);
                query.press(KeyCode.ESCAPE);
                query.desk().await("the history is closed", () -> !there(query, "#history"));
                query.press(KeyCode.ALT, KeyCode.DIGIT1);
                query.desk().await("Overview is on screen", () -> there(query, "#card-music"));
                whole(query, "Overview", size);
                query.press(KeyCode.ALT, QUERY);
            }
        }
    }

    /** All words of controls that are not made to be cut stand whole, and inside the window. */
    private static void whole(QueryDesk query, String view, int[] size) {
        query.desk().settle();
        Desk.fx(() -> {
            Bounds window = query.desk().scene().getRoot().getLayoutBounds();
            for (Node node : query.desk().scene().getRoot().lookupAll(".button, .toggle-button, .badge .label")) {
                if (!(node instanceof Labeled labeled)
                        || !shown(labeled)
                        || labeled.getText().isEmpty()) {
                    continue;
                }
                String what = "'%s' in %s at %dx%d".formatted(labeled.getText(), view, size[0], size[1]);
                Bounds bounds = labeled.localToScene(labeled.getLayoutBounds());
                if (scrolled(labeled)) {
                    continue;
                }
                assertThat(window.contains(bounds))
                        .as(what + " is inside the window: " + bounds)
                        .isTrue();
                labeled.lookupAll(".text").stream()
                        .filter(Text.class::isInstance)
                        .map(text -> ((Text) text).getText())
                        .forEach(text -> assertThat(text).as(what).doesNotEndWith("..."));
            }
            return true;
        });
    }

    private static boolean shown(Node node) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (!each.isVisible()) {
                return false;
            }
        }
        return true;
    }

    /** What scrolls may lie outside. */
    private static boolean scrolled(Node node) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (each.getStyleClass().contains("scroll-pane")
                    || each.getStyleClass().contains("virtual-flow")) {
                return true;
            }
        }
        return false;
    }

    private static void choose(QueryDesk query, String theme) {
        AtomicReference<Bounds> last = new AtomicReference<>();
        query.desk().await("the settings are open and stand still", () -> {
            Bounds now = query.desk()
                    .robot()
                    .lookup((ToggleButton each) -> theme.equals(each.getText()))
                    .tryQueryAs(ToggleButton.class)
                    .map(each -> each.localToScreen(each.getLayoutBounds()))
                    .orElse(null);
            return now != null && now.equals(last.getAndSet(now));
        });
        query.desk().robot().clickOn((ToggleButton each) -> theme.equals(each.getText()));
        query.desk().settle();
    }

    private static int size(QueryDesk query) {
        return query.desk().services().preferences().textSize().get();
    }

    private static boolean dark(QueryDesk query) {
        return query.desk().scene().getRoot().getPseudoClassStates().contains(DARK);
    }

    private static boolean there(QueryDesk query, String selector) {
        return query.desk().scene().getRoot().lookup(selector) != null;
    }

    private static boolean sheet(QueryDesk query) {
        return query.desk().scene().getRoot().lookup(".sheet-layer").isVisible();
    }

    private static List<String> texts(QueryDesk query) {
        return Desk.fx(() -> query.desk().scene().getRoot().lookup(".sheet-layer").lookupAll(".label").stream()
                .map(label -> ((Labeled) label).getText())
                .toList());
    }

    private static boolean focusIn(QueryDesk query, String selector) {
        return Desk.fx(() -> {
            Node region = query.desk().scene().getRoot().lookup(selector);
            BooleanSupplier found = () -> {
                for (Node each = query.desk().scene().getFocusOwner(); each != null; each = each.getParent()) {
                    if (each.equals(region)) {
                        return true;
                    }
                }
                return false;
            };
            return region != null && found.getAsBoolean();
        });
    }
}
