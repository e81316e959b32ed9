package dev.penstock.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
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
