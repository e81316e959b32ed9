package dev.penstock.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A user at Query, on the real shell over a real database. */
class QueryUiTest {
    @TempDir
    Path folder;

    @Test
    void run_typedQuery_showsItsRows() throws Exception {
        try (QueryDesk query = QueryDesk.open(folder)) {
            query.desk().robot().clickOn("#sql").write("select title from album limit 3", 0);
            query.press(KeyCode.CONTROL, KeyCode.ENTER);
            query.desk().await("it has run", () -> query.figures().contains("3 rows"));
            assertThat(query.desk().scene().getRoot().lookup(".result-grid")).isNotNull();
        }
    }

    @Test
    void runAll_byItsKey_leavesTheTextAlone() throws Exception {
        try (QueryDesk query = QueryDesk.open(folder)) {
            query.type("select 1; select 2");
            query.press(KeyCode.ALT, KeyCode.X);
            query.desk().await("it has run", () -> query.figures().contains("2 results"));
            assertThat(query.editor().getText()).isEqualTo("select 1; select 2");
        }
    }

    @Test
    void cancel_longQuery_freesTheTab() throws Exception {
        try (QueryDesk query = QueryDesk.open(folder)) {
            query.type(QueryDesk.ENDLESS);
            query.press(KeyCode.CONTROL, KeyCode.ENTER);
            query.desk()
                    .await(
                            "Cancel can be pressed",
                            () -> !query.desk()
                                    .scene()
                                    .getRoot()
                                    .lookup("#cancel")
                                    .isDisabled());
            query.desk().robot().clickOn("#cancel");
            query.desk().await("it has been cancelled", () -> query.figures().contains("Cancelled"));
            assertThat(query.desk().scene().getRoot().lookup("#run").isDisabled())
                    .isFalse();
        }
    }

    @Test
    void catalog_doubleClick_writesTheName() throws Exception {
        try (QueryDesk query = QueryDesk.open(folder)) {
            query.desk()
                    .await(
                            "the tables are read",
                            () -> query.desk().scene().getRoot().lookup(".tree-view") != null);
            query.type("select count(*) from ");
            query.desk().robot().doubleClickOn("artist");
            query.desk().settle();
            assertThat(query.editor().getText().strip()).isEqualTo("select count(*) from artist");
            query.press(KeyCode.CONTROL, KeyCode.ENTER);
            query.desk().await("it has run", () -> query.cells().contains("240"));
        }
    }

    @Test
    void refresh_byItsKey_readsTheTablesAgain() throws Exception {
        try (QueryDesk query = QueryDesk.open(folder)) {
            query.desk().await("the tables are read", () -> query.tables().contains("artist"));
            query.penstock().database("music").update("create table zither (strings integer)");
            query.press(KeyCode.F5);
            query.desk().await("the table is there", () -> query.tables().contains("zither"));
            assertThat(query.figures()).as("F5 never runs").isEmpty();
        }
    }

    @Test
    void history_enter_bringsTheTextBackAndDoesNotRunIt() throws Exception {
        try (QueryDesk query = QueryDesk.open(folder)) {
            query.run("select count(*) from album");
            query.run("select count(*) from artist");
            query.press(KeyCode.CONTROL, KeyCode.H);
            query.desk().robot().write("album", 0);
            query.desk()
                    .await(
                            "it is found",
                            () -> query.desk().scene().getRoot().lookupAll("#history .history-row").stream()
                                            .filter(Node::isVisible)
                                            .count()
                                    == 1);
            query.press(KeyCode.ENTER);
            query.desk()
                    .await("its text is back", () -> query.editor().getText().equals("select count(*) from album"));
            assertThat(query.figures()).doesNotContain("ended");
        }
    }

    @Test
    void closedTab_whileItRuns_letsGoOfItsLease() throws Exception {
        try (QueryDesk query = QueryDesk.open(folder)) {
            query.type(QueryDesk.ENDLESS);
            query.press(KeyCode.CONTROL, KeyCode.ENTER);
            query.desk().await("it runs", () -> query.active() == 1);
            query.press(KeyCode.CONTROL, KeyCode.W);
            query.desk().await("it has ended", () -> query.active() == 0);
            query.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.T);
            query.desk()
                    .await("its text is back", () -> query.editor().getText().equals(QueryDesk.ENDLESS));
            assertThat(query.active()).as("a reopened tab does not run").isZero();
        }
    }

    @Test
    void text_afterAnotherStart_isBackAndHasNotRun() throws Exception {
        try (QueryDesk query = QueryDesk.open(folder)) {
            query.type("delete from album");
        }
        try (QueryDesk query = QueryDesk.open(folder)) {
            assertThat(query.editor().getText()).isEqualTo("delete from album");
            assertThat(query.figures()).isEmpty();
        }
    }
}
