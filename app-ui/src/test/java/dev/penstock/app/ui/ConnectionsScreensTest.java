package dev.penstock.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.app.ui.state.ThemeChoice;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pictures of Connections in every state, theme and size. */
class ConnectionsScreensTest {
    private static final String WORKSPACE = """
            databases:
              music:
                engine: sqlite
                file: music.db
                safe-mode: confirm-writes
              orders:
                engine: postgresql
                nodes: ["127.0.0.1:1"]
                name: shop
                username: app
                password: ${env:HOME}
                pool: {max: 20}
                group: shop
              billing:
                engine: postgresql
                nodes: ["db1.fra.shop.example:5432"]
                username: billing_service
                password: ${secret:billing/billing_service}
                group: shop
              events:
                engine: mongodb
                url: mongodb+srv://cluster.example.net/events
                group: analytics
            environments:
              prod: {databases: {orders: {safe-mode: read-only, pool: {max: 40}}}}
            """;

    @TempDir
    Path folder;

    @Test
    void connections_empty() throws Exception {
        try (ConnectionsDesk desk = ConnectionsDesk.open(folder, "# nothing yet\ndatabases:\n")) {
            desk.desk().await("the URL has the focus", () -> {
                var focused = desk.desk().scene().getFocusOwner();
                return focused != null && "paste".equals(focused.getId());
            });
            shoot(desk, "connections-empty");
        }
    }

    @Test
    void connections_listFormAndFaults() throws Exception {
        try (ConnectionsDesk desk = ConnectionsDesk.open(folder, WORKSPACE, "prod")) {
            desk.awaitSaid("#profile-music", "UP").select("orders");
            desk.awaitSaid("#profile-orders", "DOWN");
            shoot(desk, "connections-form");
            desk.type("#field-nodes", "db1:5432, db2:5432").type("#field-pool-max", "0");
            desk.awaitSaid("#fault-pool-max", "from 1 to 10000");
            shoot(desk, "connections-faults");
            desk.select("events").awaitSaid("#form-later", "MongoDB");
            shoot(desk, "connections-later");
        }
    }

    @Test
    void connections_testing() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                ConnectionsDesk desk = ConnectionsDesk.open(folder, WORKSPACE)) {
            desk.select("orders")
                    .type("#field-nodes", "127.0.0.1:" + silent.getLocalPort())
                    .click("#test");
            desk.awaitSaid("#step-port", "passed");
            shoot(desk, "connections-testing");
            // It has come to its end while the pictures were taken, or is cancelled by the next.
            desk.type("#field-nodes", "127.0.0.1:1").click("#test");
            desk.awaitSaid("#step-port", "failed").awaitSaid("#connection-test-state", "Test failed");
            shoot(desk, "connections-test-failed");
        }
    }

    @Test
    void connections_conflictAndFaultsOfTheFile() throws Exception {
        try (ConnectionsDesk desk = ConnectionsDesk.open(folder, WORKSPACE)) {
            desk.select("orders").type("#field-pool-max", "30").type("#field-username", "app_writer");
            desk.outside(WORKSPACE.replace("max: 20", "max: 25").replace("username: app\n", "username: app_owner\n"));
            desk.awaitSaid("#conflict-username", "On disk: app_owner", "Yours: app_writer");
            shoot(desk, "connections-conflict");
            desk.click("#take-username").click("#keep-pool-max");
            desk.outside(WORKSPACE.replace("engine: sqlite", "engine: sqlit").replace("max: 20", "max: 0"));
            desk.awaitSaid("#file-bar", "2 faults");
            shoot(desk, "connections-file-bar");
            desk.click("#file-faults").awaitSaid("#file-bar", "sqlit");
            shoot(desk, "connections-file-faults");
        }
    }

    @Test
    void connections_fileGone() throws Exception {
        try (ConnectionsDesk desk = ConnectionsDesk.open(folder, WORKSPACE)) {
            desk.select("orders").awaitSaid("#profile-music", "UP");
            Files.delete(folder.resolve("penstock.yaml"));
            desk.awaitSaid("#file-bar", "is no longer there");
            shoot(desk, "connections-file-gone");
            desk.type("#field-pool-max", "30").press(KeyCode.CONTROL, KeyCode.S);
            desk.awaitSaid("#form-failure", "PEN-");
            shoot(desk, "connections-file-gone-save");
        }
    }

    @Test
    void connections_fileNotThereYet() throws Exception {
        try (ConnectionsDesk desk = ConnectionsDesk.without(folder.resolve("shop"))) {
            desk.await("it can be made", "#create-workspace", true);
            shoot(desk, "workspace-absent");
            desk.click("#create-workspace").await("Connections is on screen", "#paste", true);
            shoot(desk, "workspace-created");
        }
    }

    @Test
    void connections_dragging() throws Exception {
        try (ConnectionsDesk desk = ConnectionsDesk.open(folder, WORKSPACE)) {
            desk.awaitSaid("#profile-music", "UP");
            for (int[] size : new int[][] {{1440, 900}, {1024, 700}}) {
                desk.desk().size(size[0], size[1]);
                desk.drag("events", "billing", -0.4);
                desk.await("the line is there", "#drop-line", true);
                for (ThemeChoice theme : List.of(ThemeChoice.LIGHT, ThemeChoice.DARK)) {
                    desk.desk().theme(theme);
                    String name = "connections-dragging-" + theme.name().toLowerCase(Locale.ROOT);
                    assertThat(Screens.save(desk.desk(), name + "-" + size[0] + "x" + size[1]))
                            .isNotEmptyFile();
                }
                desk.press(KeyCode.ESCAPE).desk().robot().drop();
            }
        }
    }

    private static void shoot(ConnectionsDesk desk, String name) {
        for (ThemeChoice theme : List.of(ThemeChoice.LIGHT, ThemeChoice.DARK)) {
            for (int[] size : new int[][] {{1440, 900}, {1024, 700}}) {
                desk.desk().theme(theme).size(size[0], size[1]);
                Path picture = Screens.save(
                        desk.desk(),
                        name + "-" + theme.name().toLowerCase(Locale.ROOT) + "-" + size[0] + "x" + size[1]);
                assertThat(picture).isNotEmptyFile();
            }
        }
        desk.desk().theme(ThemeChoice.LIGHT).size(1440, 900);
    }
}
