package dev.penstock.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.connectors.testkit.FaultProxy;
import dev.penstock.connectors.testkit.PostgresProcess;
import dev.penstock.connectors.testkit.PostgresServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A user at Connections, over a real PostgreSQL and a SQLite file, and others who change the file meanwhile. */
class ConnectionsUseIT {
    private static final String MUSIC = """
            # the databases of the shop
            databases:
              music:   # what is sold
                engine: sqlite
                file: music.db   # beside this file
              archive:
                engine: sqlite
                file: music.db
            """;

    @TempDir
    Path folder;

    private static String url(PostgresServer server, String password) {
        return "postgresql://%s:%s@%s:%d/postgres".formatted(server.username(), password, server.host(), server.port());
    }

    @Test
    void pasteTestSave_makesACardAndAQueryRuns() throws Exception {
        try (PostgresProcess server = PostgresServer.start();
                ConnectionsDesk desk = ConnectionsDesk.open(folder, MUSIC)) {
            desk.click("#new-profile").type("#paste", url(server, server.password()));
            assertThat(desk.text("#paste")).as("no password stays on screen").isEmpty();
            assertThat(desk.text("#field-nodes")).isEqualTo(server.host() + ":" + server.port());
            assertThat(desk.text("#field-username")).isEqualTo(server.username());
            assertThat(desk.text("#field-name")).isEqualTo("postgres");
            desk.type("#field-name", "shop").click("#test");
            desk.awaitSaid("#connection-test-state", "Test passed");
            for (String step : new String[] {"name", "port", "login", "database"}) {
                desk.awaitSaid("#step-" + step, "passed");
            }
            assertThat(desk.says("#step-tls")).containsAnyOf("passed", "skipped");
            assertThat(desk.file()).as("a test saves nothing").isEqualTo(MUSIC);

            desk.press(KeyCode.CONTROL, KeyCode.S);
            desk.awaitSaid("#profile-shop", "shop", "UP");
            assertThat(desk.file()).startsWith(MUSIC + "  shop:\n    engine: postgresql\n");
            assertThat(desk.file()).contains("password: ${secret:shop/");
            desk.view("overview").awaitSaid("#card-shop", "UP", "PostgreSQL");
            desk.view("connections").select("shop").press(KeyCode.ENTER);
            desk.await("Query is on screen", "#sql", true);
            desk.desk().robot().clickOn("#sql").write("select 6 * 7 as answer", 0);
            desk.press(KeyCode.CONTROL, KeyCode.ENTER);
            desk.awaitSaid(".grid-cell", "42");
        }
    }

    @Test
    void open_passwordFromAFile_isShownByItsName() throws Exception {
        String shop = """
                databases:
                  shop:
                    engine: postgresql
                    nodes: ["127.0.0.1:1"]
                    name: shop
                    username: app
                    password: ${file:password}
                  music:
                    engine: sqlite
                    file: music.db
                """;
        Files.writeString(folder.resolve("password"), "secret");
        try (ConnectionsDesk desk = ConnectionsDesk.open(folder, shop)) {
            desk.select("shop");
            assertThat(desk.text("#field-username")).isEqualTo("app");
            assertThat(desk.text("#field-password-name")).isEqualTo("password");
            assertThat(Desk.fx(() -> desk.desk().services().notices().shown())).isEmpty();
        }
    }

    @Test
    void wrongPassword_isTheStepThatFailed_andTypingTheRightOneMendsIt() throws Exception {
        try (PostgresProcess server = PostgresServer.start();
                ConnectionsDesk desk = ConnectionsDesk.open(folder, MUSIC)) {
            desk.click("#new-profile").type("#paste", url(server, "wrong")).click("#test");
            desk.awaitSaid("#connection-test-state", "Test failed");
            desk.awaitSaid("#step-port", "passed").awaitSaid("#step-login", "failed", "PEN-1203");
            desk.awaitSaid("#step-database", "not reached");
            desk.click("#save").awaitSaid("#profile-postgres", "DOWN");
            desk.type("#field-password", server.password()).click("#save");
            desk.awaitSaid("#profile-postgres", "UP");
        }
    }

    @Test
    void serverDiesIsSlowAndComesBack_theListAndTheTestSaySo() throws Exception {
        try (PostgresProcess server = PostgresServer.start();
                FaultProxy proxy = FaultProxy.before(server);
                ConnectionsDesk desk = ConnectionsDesk.open(folder, MUSIC)) {
            String address = "postgresql://%s:%s@%s:%d/postgres"
                    .formatted(server.username(), server.password(), proxy.host(), proxy.port());
            desk.click("#new-profile").type("#paste", address).click("#save");
            desk.awaitSaid("#profile-postgres", "UP");

            proxy.delay(Duration.ofMillis(300));
            desk.click("#test").awaitSaid("#connection-test-state", "Testing");
            desk.awaitSaid("#connection-test-state", "Test passed");
            proxy.blackHole();
            desk.click("#test-again").awaitSaid("#connection-test-state", "Testing");
            desk.click("#cancel-test").awaitSaid("#connection-test-state", "Test cancelled");
            proxy.normal();

            server.kill();
            desk.awaitSaid("#profile-postgres", "DOWN");
            desk.awaitSaid("#profile-music", "UP");
            server.restart();
            desk.awaitSaid("#profile-postgres", "UP");
        }
    }

    @Test
    void outsideChange_isTakenOver_andAConflictIsShown() throws Exception {
        try (ConnectionsDesk desk = ConnectionsDesk.open(folder, MUSIC)) {
            desk.outside(MUSIC + "  more: {engine: sqlite, file: music.db, group: others}\n");
            desk.awaitSaid("#profile-more", "more");
            desk.view("overview").awaitSaid("#card-more", "UP");
            desk.view("connections").select("archive").type("#field-pool-max", "5");
            desk.outside(MUSIC + "    pool: {max: 7}\n");
            desk.awaitSaid("#conflict-pool-max", "On disk: 7", "Yours: 5");
            desk.await("the profile that is gone is not in the list", "#profile-more", false);
            desk.press(KeyCode.CONTROL, KeyCode.S);
            assertThat(desk.file()).contains("max: 7");
            desk.click("#keep-pool-max").click("#save");
            desk.desk().awaitOutside("it is saved", () -> desk.file().contains("max: 5"));
        }
    }

    @Test
    void fileWithFaults_isToldInABar_andWhatWasOpenGoesOn() throws Exception {
        try (ConnectionsDesk desk = ConnectionsDesk.open(folder, MUSIC)) {
            desk.outside(MUSIC.replace("engine: sqlite", "engine: sqlit"));
            desk.awaitSaid("#file-bar", "2 faults");
            desk.click("#file-faults").awaitSaid("#file-bar", "penstock.yaml:4:13", "sqlit");
            desk.awaitSaid("#profile-music", "UP");
            desk.outside(MUSIC);
            desk.await("the bar is gone", "#file-bar", false);
        }
    }

    @Test
    void removeAndUndo_byKeys_leavesTheFileByteForByte() throws Exception {
        try (ConnectionsDesk desk = ConnectionsDesk.open(folder, MUSIC)) {
            desk.select("music").press(KeyCode.DELETE);
            desk.await("it is gone", "#profile-music", false);
            assertThat(desk.file()).doesNotContain("what is sold");
            desk.press(KeyCode.CONTROL, KeyCode.Z);
            desk.await("it is back", "#profile-music", true);
            assertThat(desk.file()).isEqualTo(MUSIC);
            desk.press(KeyCode.ALT, KeyCode.DOWN);
            desk.desk()
                    .awaitOutside(
                            "it has moved",
                            () -> desk.file().indexOf("archive:") < desk.file().indexOf("music:"));
            assertThat(desk.file()).contains("# what is sold");
        }
    }

    @Test
    void createAWorkspaceHere_opensConnections_andTheFirstDatabaseIsSaved() throws Exception {
        Path place = folder.resolve("new/shop");
        try (ConnectionsDesk desk = ConnectionsDesk.without(place)) {
            desk.awaitSaid(".workspace-card", place.resolve("penstock.yaml").toString(), "Create one here", "PEN-1003");
            assertThat(place).doesNotExist();
            desk.click("#create-workspace");
            desk.desk().await("the URL has the focus", () -> {
                var focused = desk.desk().scene().getFocusOwner();
                return focused != null && "paste".equals(focused.getId());
            });
            assertThat(desk.file()).startsWith("# The databases").endsWith("databases:\n");
            desk.music();
            desk.type("#paste", "sqlite:music.db").type("#field-name", "music").press(KeyCode.CONTROL, KeyCode.S);
            desk.awaitSaid("#profile-music", "music");
            assertThat(desk.file()).startsWith("# The databases").contains("  music:\n", "file: music.db");
            desk.view("overview").awaitSaid("#card-music", "UP", "SQLite");
        }
    }

    @Test
    void createAWorkspaceHere_whereSomebodyWasFaster_opensTheirs() throws Exception {
        Path place = folder.resolve("new");
        try (ConnectionsDesk desk = ConnectionsDesk.without(place)) {
            desk.await("it can be made", "#create-workspace", true);
            Files.createDirectories(place);
            desk.outside(MUSIC);
            desk.click("#create-workspace");
            desk.await("their workspace is open", "#navigation-connections", true);
            assertThat(desk.file()).isEqualTo(MUSIC);
            desk.view("connections").awaitSaid("#profile-archive", "archive");
        }
    }

    @Test
    void fileRemovedOutside_isToldInABar_andWhatWasOpenGoesOn() throws Exception {
        try (ConnectionsDesk desk = ConnectionsDesk.open(folder, MUSIC)) {
            desk.select("archive").awaitSaid("#profile-archive", "UP");
            Files.delete(folder.resolve("penstock.yaml"));
            desk.awaitSaid("#file-bar", "penstock.yaml is no longer there. What was open goes on.");
            desk.type("#field-pool-max", "5").click("#save");
            desk.awaitSaid("#form-failure", "There is no workspace file", "Put the file back", "PEN-1003");
            assertThat(desk.text("#field-pool-max")).as("what was typed stays").isEqualTo("5");
            desk.click("#file-reload").awaitSaid("#file-bar", "is no longer there");
            desk.view("overview").awaitSaid("#card-archive", "UP");

            desk.outside(MUSIC + "  more: {engine: sqlite, file: music.db}\n");
            desk.await("the bar is gone", "#file-bar", false);
            desk.awaitSaid("#card-more", "UP");
            desk.view("connections").awaitSaid("#profile-archive", "edited").click("#save");
            desk.desk().awaitOutside("it is saved", () -> desk.file().contains("max: 5"));
        }
    }

    @Test
    void drag_movesAProfileToWhereTheLineStands_andIsUndone() throws Exception {
        String grouped = MUSIC + "  shop: {engine: sqlite, file: music.db, group: sales}\n";
        try (ConnectionsDesk desk = ConnectionsDesk.open(folder, grouped)) {
            desk.drag("music", "shop", -0.4);
            assertThat(desk.dropLine()).as("above shop, under its heading").isEqualTo(desk.top("shop"));
            desk.desk().robot().drop();
            desk.awaitSaid(".notice", "Moved music to group sales.");
            desk.desk().awaitOutside("it is in the group", () -> desk.file().contains("    group: sales\n"));
            desk.await("no line is left", "#drop-line", false);
            desk.click(".notice .button");
            desk.desk().awaitOutside("it is back", () -> desk.file().equals(grouped));

            desk.drag("archive", "music", -0.4);
            desk.desk().robot().drop();
            desk.desk()
                    .awaitOutside(
                            "it has moved up",
                            () -> desk.file().indexOf("archive:") < desk.file().indexOf("music:"));
            desk.await("a move within a group needs no notice", ".notice", false);
            desk.press(KeyCode.CONTROL, KeyCode.Z);
            desk.desk().awaitOutside("it is back", () -> desk.file().equals(grouped));
        }
    }

    @Test
    void drag_thatLeadsNowhere_showsNoLine_andEscEndsIt() throws Exception {
        try (ConnectionsDesk desk = ConnectionsDesk.open(folder, MUSIC)) {
            desk.drag("music", "archive", -0.4);
            assertThat(desk.shown("#drop-line")).as("it stands there already").isFalse();
            desk.desk().robot().moveBy(0, 30);
            desk.await("below the other it may go", "#drop-line", true);
            desk.press(KeyCode.ESCAPE).await("the drag is over", "#drop-line", false);
            desk.desk().robot().drop();
            desk.desk().settle();
            assertThat(desk.file()).isEqualTo(MUSIC);
        }
    }

    @Test
    void draft_isKeptByEscAndBackAfterTheNextStart() throws Exception {
        try (ConnectionsDesk desk = ConnectionsDesk.open(folder, MUSIC)) {
            desk.select("music").press(KeyCode.F2);
            desk.type("#field-pool-max", "5").press(KeyCode.ESCAPE);
            desk.awaitSaid("#profile-music", "edited");
            desk.press(KeyCode.DOWN).awaitSaid(".heading", "archive");
        }
        try (ConnectionsDesk desk = ConnectionsDesk.open(folder, MUSIC)) {
            desk.awaitSaid("#profile-music", "edited").select("music");
            assertThat(desk.text("#field-pool-max")).isEqualTo("5");
            desk.click("#discard");
            assertThat(desk.text("#field-pool-max")).isEqualTo("10");
        }
    }
}
