package dev.penstock.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A user with transactions in tabs of Query, over a real PostgreSQL. The server itself tells what became of the changes. */
class TransactionUseIT {
    private static final String COUNT = "select count(*) from stock";

    private static final String CONFIRM = ".sheet-buttons .danger";

    @TempDir
    Path folder;

    private static QueryDesk begin(ServerDesk servers) {
        servers.server().execute("create table stock (n int)");
        QueryDesk query = servers.query().use("shop");
        query.run("begin");
        query.run("insert into stock values (1)");
        return query;
    }

    private static String session(ServerDesk servers) {
        return Desk.fx(() -> servers.said("#session"));
    }

    private static void awaitSession(ServerDesk servers, String words) {
        servers.desk()
                .await("the strip says " + words, () -> servers.said("#session").contains(words));
    }

    private static void awaitNoSession(ServerDesk servers) {
        servers.desk().await("nothing is kept", () -> servers.said("#session").isEmpty());
    }

    @Test
    void transactionInOneText_isRolledBackAtTheServer() throws Exception {
        try (ServerDesk servers = ServerDesk.open(folder)) {
            servers.server().execute("create table stock (n int)");
            QueryDesk query = servers.query().use("shop");
            query.type("begin; insert into stock values (1); select n from stock; rollback");
            query.press(KeyCode.ALT, KeyCode.X);
            query.desk().await("all has run", () -> query.figures().contains("ended"));

            assertThat(session(servers)).isEmpty();
            assertThat(servers.server().ask(COUNT)).isEqualTo("0");
        }
    }

    @Test
    void openTransaction_isShown_andCommittedByItsButton() throws Exception {
        try (ServerDesk servers = ServerDesk.open(folder)) {
            QueryDesk query = begin(servers);
            awaitSession(servers, "Transaction open since");
            Screens.everyLook(servers.desk(), "query-transaction");
            assertThat(servers.server().ask(COUNT)).isEqualTo("0");

            query.press(KeyCode.CONTROL, KeyCode.T);
            query.run(COUNT);
            query.desk()
                    .await("the other tab does not see it", () -> query.cells().contains("0"));
            assertThat(session(servers)).isEmpty();
            query.press(KeyCode.CONTROL, KeyCode.PAGE_UP);
            awaitSession(servers, "Transaction open since");

            query.desk().robot().clickOn("#session-commit");
            awaitNoSession(servers);
            assertThat(servers.server().ask(COUNT)).isEqualTo("1");
        }
    }

    @Test
    void failedTransaction_saysSo_andIsRolledBack() throws Exception {
        try (ServerDesk servers = ServerDesk.open(folder)) {
            QueryDesk query = begin(servers);
            query.type("select nothing_like_it from stock");
            query.press(KeyCode.CONTROL, KeyCode.ENTER);
            awaitSession(servers, "Transaction failed");
            Screens.everyLook(servers.desk(), "query-transaction-failed");

            query.desk().robot().clickOn("#session-rollback");
            awaitNoSession(servers);
            query.run(COUNT);
            query.desk().await("the tab works again", () -> query.cells().contains("0"));
        }
    }

    @Test
    void serverKilled_theLostTransactionIsTold_andReconnectGoesOn() throws Exception {
        try (ServerDesk servers = ServerDesk.open(folder)) {
            QueryDesk query = begin(servers);
            servers.server().kill();
            servers.server().restart();
            query.type(COUNT);
            query.press(KeyCode.CONTROL, KeyCode.ENTER);
            awaitSession(servers, "Connection lost");
            Screens.everyLook(servers.desk(), "query-transaction-lost");

            query.desk().robot().clickOn("#session-reconnect");
            awaitNoSession(servers);
            query.run(COUNT);
            query.desk().await("the change is not there", () -> query.cells().contains("0"));
        }
    }

    @Test
    void closingTheTab_asksFirst_andRollsBackIfConfirmed() throws Exception {
        try (ServerDesk servers = ServerDesk.open(folder)) {
            QueryDesk query = begin(servers);
            query.press(KeyCode.CONTROL, KeyCode.W);
            Button confirm = query.desk().node(CONFIRM, Button.class);
            assertThat(Desk.fx(confirm::getText)).isEqualTo("Roll back and close");
            Screens.everyLook(servers.desk(), "query-transaction-close");
            query.press(KeyCode.ESCAPE);
            awaitSession(servers, "Transaction open since");

            query.press(KeyCode.CONTROL, KeyCode.W);
            query.desk().robot().clickOn(CONFIRM);
            query.desk()
                    .awaitOutside(
                            "no transaction is open at the server",
                            () -> servers.server()
                                    .ask("select count(*) from pg_stat_activity where state like 'idle in%'")
                                    .equals("0"));
            assertThat(servers.server().ask(COUNT)).isEqualTo("0");
        }
    }

    @Test
    void closingTheWindow_asksFirst() throws Exception {
        try (ServerDesk servers = ServerDesk.open(folder)) {
            QueryDesk query = begin(servers);
            Stage stage = query.desk().stage();
            Desk.fx(() -> {
                stage.fireEvent(new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST));
                return true;
            });
            query.desk().await("it asks", () -> servers.said(".sheet-layer").contains("Closing rolls it back"));
            assertThat(Desk.fx(stage::isShowing)).isTrue();
            query.press(KeyCode.ESCAPE);
            awaitSession(servers, "Transaction open since");
        }
    }
}
