package dev.penstock.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.engine.api.Database;
import dev.penstock.engine.api.Execution;
import dev.penstock.engine.api.Metrics;
import dev.penstock.engine.api.PenstockException;
import dev.penstock.engine.api.Rows;
import dev.penstock.engine.api.StatementStatistics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.util.WaitForAsyncUtils;

/** What Live says of real databases while they are used, and while things happen to them. */
class LiveUseIT {
    private static final String ONE = "select 17 as seventeen";
    private static final String DIGEST = "select ? as seventeen";

    @TempDir
    Path folder;

    @Test
    void statements_appearWithTheirCounts_andOpenInQueryWithoutRunning() throws Exception {
        try (ServerDesk servers = ServerDesk.open(folder)) {
            Database shop = servers.query().penstock().database("shop");
            for (int i = 0; i < 30; i++) {
                read(shop, ONE);
            }
            read(shop, "select 1 from generate_series(1, 40)");
            failing(shop, "select no_such_column from pg_class");
            open(servers, "shop");
            awaitLine(servers, DIGEST, "30", "30", "0");
            awaitLine(servers, "select ? from generate_series(?, …)", "1", "40", "0");
            awaitLine(servers, "select no_such_column from pg_class", "1", "0", "1");

            type(servers, "seventeen");
            servers.desk().await("one line is left", () -> lines(servers).size() == 1);
            servers.desk().robot().push(KeyCode.DOWN);
            servers.desk()
                    .await(
                            "its detail is there",
                            () -> servers.said("#statement-detail").contains("waited"));
            assertThat(servers.said("#statement-detail"))
                    .contains("Statement of shop")
                    .contains(":" + servers.server().port())
                    .contains("calls 30 · errors 0");
            assertThat(servers.desk()
                            .node("#statement-text", TextInputControl.class)
                            .getText())
                    .isEqualTo(DIGEST);

            // a refresh changes figures and leaves the selection
            for (int i = 0; i < 7; i++) {
                read(shop, ONE);
            }
            awaitLine(servers, DIGEST, "37", "37", "0");
            assertThat(selected(servers)).isEqualTo(0);

            servers.desk().robot().push(KeyCode.ENTER);
            servers.desk().await("Query is on screen", () -> node(servers, "#sql") != null);
            assertThat(servers.desk().node("#sql", CodeArea.class).getText()).isEqualTo(ONE);
            WaitForAsyncUtils.sleep(300, TimeUnit.MILLISECONDS);
            assertThat(calls(servers, DIGEST)).as("it has not run").isEqualTo(37);
        }
    }

    @Test
    void serverDiesAndComesBack_tilesAndChartsTellIt() throws Exception {
        try (ServerDesk servers = ServerDesk.open(folder)) {
            Database shop = servers.query().penstock().database("shop");
            read(shop, ONE);
            servers.view("live");
            choose(servers, "shop");
            awaitLine(servers, DIGEST, "1", "1", "0");
            servers.desk()
                    .await(
                            "the pool is told",
                            () -> servers.said("#tile-active").contains("at most"));
            servers.desk()
                    .await(
                            "it is up",
                            () -> node(servers, "#troubles") != null
                                    && servers.said("#troubles").isEmpty());

            servers.server().kill();
            servers.desk()
                    .await(
                            "it is down, and why",
                            () -> servers.said("#troubles").contains("shop is DOWN at ")
                                    && servers.said("#troubles").contains("Nothing listens"));
            failing(shop, ONE);
            awaitLine(servers, DIGEST, "2", "1", "1");
            // The chart's last point tells of five seconds, and the one error may stand in those before.
            servers.desk().awaitOutside("the chart tells the errors", () -> {
                failing(shop, "select count(*) from pg_class");
                return Desk.fx(() -> !servers.said("#throughput").contains("errors | 0/s"));
            });
            assertThat(servers.said(".toolbar")).contains("DOWN");

            servers.server().restart();
            servers.desk()
                    .await("it is up again", () -> servers.said("#troubles").isEmpty());
            read(shop, ONE);
            awaitLine(servers, DIGEST, "3", "2", "1");
        }
    }

    @Test
    void slowServer_leavesLiveRefreshing_andTellsTheSlowRun() throws Exception {
        try (ServerDesk servers = ServerDesk.open(folder)) {
            Database shop = servers.query().penstock().database("shop");
            read(shop, ONE);
            servers.view("live");
            servers.desk()
                    .await("both databases are told", () -> !lines(servers).isEmpty());
            Execution<Rows> slow = shop.queryAsync("select pg_sleep(9)");
            servers.desk()
                    .await("it is active", () -> servers.said("#tile-active").matches("Active \\| .* at most \\| 1"));
            // while it runs, what others do is told
            read(servers.query().penstock().database("music"), "select count(*) from album");
            awaitLine(servers, "select count(*) from album", "1", "1", "0");
            assertThat(slow.toCompletableFuture().isDone()).isFalse();
            try (Rows rows = slow.toCompletableFuture().get(30, TimeUnit.SECONDS)) {
                rows.forEachRow(row -> {});
            }
            awaitLine(servers, "select pg_sleep(?)", "1", "1", "0");
            Node table = servers.desk().node("#statements", Node.class);
            assertThat(Desk.fx(() -> lines(servers)))
                    .as(
                            "it took the most time; pointer in the table %s, focus %s, %s",
                            table.isHover(), table.isFocused(), Desk.fx(() -> servers.said(".statements-bar")))
                    .first()
                    .asInstanceOf(InstanceOfAssertFactories.LIST)
                    .contains("select pg_sleep(?)");
        }
    }

    @Test
    void overview_enter_goesToLiveOfTheDatabase() throws Exception {
        try (ServerDesk servers = ServerDesk.open(folder)) {
            open(servers, "shop");
            servers.desk().robot().push(KeyCode.F8);
            servers.desk()
                    .await("it stands still", () -> servers.said(".toolbar").contains("Paused "));
            servers.desk().robot().push(KeyCode.F8);
            servers.desk().await("it goes on", () -> servers.said(".toolbar").contains("Recording for"));
        }
    }

    private static void read(Database database, String sql) {
        try (Rows rows = database.query(sql)) {
            rows.forEachRow(row -> {});
        }
    }

    private static void failing(Database database, String sql) {
        try {
            read(database, sql);
        } catch (PenstockException expected) {
            return;
        }
        throw new AssertionError(sql + " did not fail");
    }

    private static void type(ServerDesk servers, String text) {
        servers.desk().robot().clickOn("#statements-filter").write(text, 0);
        servers.desk().settle();
    }

    /** By Enter on the database's card. */
    private static void open(ServerDesk servers, String database) {
        servers.view("overview");
        servers.awaitCard(database, "UP");
        servers.desk().robot().clickOn("#card-" + database);
        servers.desk().robot().push(KeyCode.ENTER);
        servers.desk().await("Live is on screen", () -> node(servers, "#live-database") != null);
        assertThat(chosen(servers)).isEqualTo(database);
    }

    private static void choose(ServerDesk servers, String database) {
        servers.desk().await("Live is on screen", () -> node(servers, "#live-database") != null);
        Desk.fx(() -> {
            servers.desk().node("#live-database", ComboBox.class).requestFocus();
            return true;
        });
        List<String> names = names(servers);
        for (int i = names.indexOf(chosen(servers)); i < names.indexOf(database); i++) {
            String next = names.get(i + 1);
            servers.desk().robot().push(KeyCode.DOWN);
            servers.desk().await(next + " is chosen", () -> chosen(servers).equals(next));
        }
    }

    private static List<String> names(ServerDesk servers) {
        ComboBox<?> choice = servers.desk().node("#live-database", ComboBox.class);
        return Desk.fx(() -> choice.getItems().stream().map(Object::toString).toList());
    }

    private static String chosen(ServerDesk servers) {
        return Desk.fx(() ->
                Objects.toString(((ComboBox<?>) Objects.requireNonNull(node(servers, "#live-database"))).getValue()));
    }

    private static int selected(ServerDesk servers) {
        return Desk.fx(() -> servers.desk()
                .node("#statements", TableView.class)
                .getSelectionModel()
                .getSelectedIndex());
    }

    private static Node node(ServerDesk servers, String selector) {
        return servers.desk().scene().getRoot().lookup(selector);
    }

    private static long calls(ServerDesk servers, String digest) {
        Metrics metrics = servers.query().penstock().metrics();
        return metrics.statements("shop", Duration.ofMinutes(15)).byDigest().stream()
                .filter(each -> each.digest().equals(digest))
                .mapToLong(StatementStatistics::calls)
                .sum();
    }

    /** The lines of the table on screen, cell by cell. */
    private static List<List<String>> lines(ServerDesk servers) {
        return node(servers, "#statements").lookupAll(".table-row-cell").stream()
                .map(row -> (IndexedCell<?>) row)
                .filter(row -> row.isVisible() && !row.isEmpty())
                .sorted(Comparator.comparingInt(IndexedCell::getIndex))
                .map(row -> row.lookupAll(".table-cell").stream()
                        .map(cell -> Objects.toString(((Labeled) cell).getText(), ""))
                        .toList())
                .toList();
    }

    /** Waits for a statement with so many calls, rows and errors. */
    private static void awaitLine(ServerDesk servers, String digest, String calls, String rows, String errors) {
        try {
            servers.desk()
                    .await(
                            digest + " is told",
                            () -> lines(servers).stream()
                                    .anyMatch(line -> line.contains(digest)
                                            && line.subList(line.indexOf(digest) + 2, line.indexOf(digest) + 5)
                                                    .equals(List.of(calls, rows, errors))));
        } catch (AssertionError e) {
            throw new AssertionError(e.getMessage() + "; there is " + Desk.fx(() -> lines(servers)), e);
        }
    }
}
