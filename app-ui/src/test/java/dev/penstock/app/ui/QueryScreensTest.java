package dev.penstock.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.app.ui.engine.EngineHost;
import dev.penstock.app.ui.fake.FakePenstock;
import dev.penstock.app.ui.state.ThemeChoice;
import dev.penstock.app.ui.work.FxTicker;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pictures of Query in every state, theme and size. */
class QueryScreensTest {
    private static final String QUESTION = """
            -- which albums of the artists founded before 1970 sell at more than ten?
            select r.name as artist, a.title, a.price, a.note
            from album a
                join artist r using (artist_id)
            where r.founded < '1970-01-01' and a.price > 10
            order by r.name, a.title;

            select count(*) from track where album_id = :album;
            """;

    @TempDir
    Path folder;

    @Test
    void query_empty() throws Exception {
        try (QueryDesk query = QueryDesk.open(folder)) {
            Screens.everyLook(query.desk(), "query-empty");
        }
    }

    @Test
    void query_withoutDatabases() throws Exception {
        EngineHost.Opener opener =
                (file, environment) -> new EngineHost.Opened(new FakePenstock((String) null), () -> {});
        Path workspace = Path.of("/srv/shop/penstock.yaml");
        try (Desk desk = Desk.open(opener, workspace, folder, InstantSource.system(), new FxTicker())) {
            desk.size(1440, 900);
            desk.await("the workspace is open", () -> desk.scene().getRoot().lookup("#navigation-query") != null);
            desk.robot().clickOn("#navigation-query");
            Screens.everyLook(desk, "query-no-databases");
        }
    }

    @Test
    void query_full() throws Exception {
        try (QueryDesk query = QueryDesk.open(folder)) {
            query.type(QUESTION);
            place(query, 100);
            query.press(KeyCode.CONTROL, KeyCode.ENTER);
            query.desk().await("it has run", () -> query.figures().contains("ended"));
            Screens.everyLook(query.desk(), "query-full");
            place(query, QUESTION.indexOf("count"));
            Screens.everyLook(query.desk(), "query-parameters");
        }
    }

    @Test
    void query_loading() throws Exception {
        try (QueryDesk query = QueryDesk.open(folder)) {
            query.type(QueryDesk.ENDLESS);
            query.press(KeyCode.CONTROL, KeyCode.ENTER);
            query.desk()
                    .await(
                            "it is awaited",
                            () -> query.desk()
                                    .scene()
                                    .getRoot()
                                    .lookup("#waiting")
                                    .isVisible());
            Screens.everyLook(query.desk(), "query-loading");
            query.press(KeyCode.CONTROL, KeyCode.F2);
            query.desk().await("it has been cancelled", () -> query.figures().contains("Cancelled"));
            Screens.everyLook(query.desk(), "query-cancelled");
        }
    }

    @Test
    void query_failed() throws Exception {
        try (QueryDesk query = QueryDesk.open(folder)) {
            query.type("select r.name, count(*) as albums\nfrom album a\n    join artist r using (artist_id)\n"
                    + "group by r.name\nhavin count(*) > 3");
            query.press(KeyCode.CONTROL, KeyCode.ENTER);
            query.desk()
                    .await(
                            "it has failed",
                            () -> query.desk()
                                    .scene()
                                    .getRoot()
                                    .lookup("#trouble")
                                    .isVisible());
            Screens.everyLook(query.desk(), "query-failed");
        }
    }

    @Test
    void query_several() throws Exception {
        try (QueryDesk query = QueryDesk.open(folder)) {
            query.type("select * from artist;\nupdate album set note = 'reissued' where album_id <= 3;\n"
                    + "select * from album where note = 'reissued';");
            query.press(KeyCode.ALT, KeyCode.X);
            query.desk().await("it has run", () -> query.figures().contains("ended"));
            query.press(KeyCode.CONTROL, KeyCode.T);
            query.type("select name from artist");
            query.press(KeyCode.CONTROL, KeyCode.PAGE_UP);
            Screens.everyLook(query.desk(), "query-several");
        }
    }

    @Test
    void query_history() throws Exception {
        try (QueryDesk query = QueryDesk.open(folder)) {
            for (String text : List.of(
                    "select count(*) from album",
                    "select *\nfrom artist\nwhere founded > '1980-01-01'\norder by founded",
                    "select nonsense from nowhere",
                    "update album set note = null where album_id = 7")) {
                query.type(text);
                query.press(KeyCode.CONTROL, KeyCode.ENTER);
                query.desk().await("it has run", () -> query.figures().contains("ended"));
            }
            query.press(KeyCode.CONTROL, KeyCode.H);
            query.desk()
                    .await(
                            "the history is open",
                            () -> query.desk().scene().getRoot().lookup("#history") != null);
            Screens.everyLook(query.desk(), "query-history");
        }
    }

    @Test
    void query_completion() throws Exception {
        try (QueryDesk query = QueryDesk.open(folder)) {
            query.desk()
                    .await(
                            "the tables are read",
                            () -> query.desk().scene().getRoot().lookup(".tree-view") != null);
            query.type("select r.name, a. from album a join artist r using (artist_id)");
            place(query, "select r.name, a.".length());
            for (ThemeChoice theme : List.of(ThemeChoice.LIGHT, ThemeChoice.DARK)) {
                for (int[] size : new int[][] {{1440, 900}, {1024, 700}}) {
                    query.desk().theme(theme).size(size[0], size[1]);
                    query.press(KeyCode.CONTROL, KeyCode.SPACE);
                    query.press(KeyCode.DOWN);
                    assertThat(Screens.save(query.desk(), Screens.name("query-completion", theme, size)))
                            .isNotEmptyFile();
                    query.press(KeyCode.ESCAPE);
                }
            }
        }
    }

    private static void place(QueryDesk query, int caret) {
        Desk.fx(() -> {
            query.editor().moveTo(caret);
            return true;
        });
        query.desk().settle();
    }
}
