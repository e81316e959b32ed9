package dev.penstock.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A user at Query over a real PostgreSQL, and what becomes of the server meanwhile. */
class QueryUseIT {
    private static final String SLEEPERS =
            "select count(*) from pg_stat_activity where state = 'active' and query like 'select pg_sleep(60%'"
                    + " and pid <> pg_backend_pid()";

    @TempDir
    Path folder;

    @Test
    void run_atTheCaret_showsThatStatementsRows() throws Exception {
        try (ServerDesk servers = ServerDesk.open(folder)) {
            QueryDesk query = servers.query().use("shop");
            query.type("select 1 as one;\nselect 'Ångström' as name, 12.50 as price, null as note;\nselect 3");
            Desk.fx(() -> {
                query.editor().moveTo("select 1 as one;\nselect 'Å".length());
                return true;
            });
            query.press(KeyCode.CONTROL, KeyCode.ENTER);
            query.desk().await("it has run", () -> query.figures().contains("1 row "));
            query.desk().await("its row is on screen", () -> query.cells().contains("Ångström"));
            assertThat(query.cells()).contains("12.50", "NULL");
        }
    }

    @Test
    void cancel_sleepingStatement_endsItAtTheServer() throws Exception {
        try (ServerDesk servers = ServerDesk.open(folder)) {
            QueryDesk query = servers.query().use("shop");
            query.type("select pg_sleep(60)");
            query.press(KeyCode.CONTROL, KeyCode.ENTER);
            query.desk()
                    .awaitOutside(
                            "the server sleeps",
                            () -> servers.server().ask(SLEEPERS).equals("1"));
            query.press(KeyCode.CONTROL, KeyCode.F2);
            query.desk().await("it has been cancelled", () -> query.figures().contains("Cancelled"));
            query.desk()
                    .awaitOutside(
                            "the server sleeps no more",
                            () -> servers.server().ask(SLEEPERS).equals("0"));
            assertThat(query.trouble()).isEmpty();
            query.run("select 42 as answer");
            query.desk().await("the tab can be used again", () -> query.cells().contains("42"));
        }
    }

    @Test
    void kill_inTheMiddleOfAResult_saysSoAndKeepsTheRows() throws Exception {
        try (ServerDesk servers = ServerDesk.open(folder)) {
            QueryDesk query = servers.query().use("shop");
            query.type("select i, repeat('x', 200) as pad, case when i > 5000 then pg_sleep(0.001)::text end as slow"
                    + " from generate_series(1, 1000000) as i");
            query.press(KeyCode.CONTROL, KeyCode.ENTER);
            query.desk()
                    .await(
                            "rows come",
                            () -> query.cells().contains("1") && query.figures().contains("rows so far"));
            servers.server().kill();
            query.desk().await("it has failed", () -> query.figures().contains("Failed"));
            assertThat(query.trouble()).contains("PEN-");
            assertThat(query.figures()).contains("came before");
            query.desk().robot().clickOn(".grid-cells");
            query.press(KeyCode.CONTROL, KeyCode.END);
            query.desk()
                    .await(
                            "the last rows are readable",
                            () -> query.cells().stream().anyMatch(cell -> cell.matches("\\d{4,}")));
            servers.server().restart();
            query.run("select 42 as answer");
            query.desk().await("the server is used again", () -> query.cells().contains("42"));
        }
    }

    @Test
    void wrongPassword_isSaidInPlace() throws Exception {
        try (ServerDesk servers = ServerDesk.open(folder)) {
            QueryDesk query = servers.query().use("locked");
            query.type("select 1");
            query.press(KeyCode.CONTROL, KeyCode.ENTER);
            query.desk().await("it has failed", () -> query.figures().contains("Failed"));
            assertThat(query.trouble()).contains("PEN-1203").contains("password");
            servers.view("overview");
            servers.awaitCard("locked", "DOWN", "password");
        }
    }
}
