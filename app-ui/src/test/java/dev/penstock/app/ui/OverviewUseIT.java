package dev.penstock.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Overview says of real databases while things happen to them. */
class OverviewUseIT {
    @TempDir
    Path folder;

    @Test
    void cards_tellTheTruthWhileAServerDiesAndComesBack() throws Exception {
        try (ServerDesk servers = ServerDesk.open(folder)) {
            servers.view("overview");
            servers.awaitCard("music", "UP", "SQLite 3.", "music.db", "PRIMARY", "Safe mode confirm-writes");
            servers.awaitCard(
                    "shop", "UP", "PostgreSQL 18", ":" + servers.server().port(), "PRIMARY");
            servers.awaitCard("locked", "DOWN", "password");

            servers.server().kill();
            servers.awaitCard("shop", "DOWN", "For ", "Nothing listens at 127.0.0.1:", "sked again");
            assertThat(servers.card("music")).contains("UP").doesNotContain("DOWN");
            servers.desk()
                    .await(
                            "the worst is said first",
                            () -> servers.desk().scene().getRoot().lookupAll(".label").stream()
                                    .anyMatch(label -> ((javafx.scene.control.Labeled) label)
                                            .getText()
                                            .startsWith("1 of 3 databases up")));

            servers.server().restart();
            servers.awaitCard("shop", "UP", "PostgreSQL 18", "PRIMARY");
            servers.desk()
                    .await("its trouble is over", () -> !servers.card("shop").contains("DOWN"));
        }
    }

    @Test
    void inspector_opensTheDatabaseElsewhere() throws Exception {
        try (ServerDesk servers = ServerDesk.open(folder)) {
            servers.view("overview");
            servers.awaitCard("shop", "UP");
            servers.desk().robot().clickOn("#card-shop");
            servers.desk().await("the inspector is open", () -> inspector(servers) != null);
            servers.desk().robot().clickOn("#inspect-open");
            servers.desk().await("another view is shown", () -> inspector(servers) == null);
            assertThat(servers.desk().services().state().get("view"))
                    .hasValueSatisfying(view -> assertThat(view).isNotEqualTo("overview"));
        }
    }

    @Test
    void frozenServer_leavesTheDesktopResponsive() throws Exception {
        try (ServerDesk servers = ServerDesk.open(folder)) {
            servers.view("overview");
            servers.awaitCard("shop", "UP");
            servers.server().freeze();
            try {
                // While nothing answers, every part of the desktop does.
                servers.view("query");
                servers.query().use("music").run("select title from album limit 3");
                assertThat(servers.query().figures()).contains("3 rows");
                servers.view("overview");
                servers.awaitCard("shop", "DOWN", "For ");
                servers.desk().robot().clickOn("#card-shop");
                servers.desk().await("the inspector is open", () -> inspector(servers) != null);
                servers.desk()
                        .await(
                                "what it told last is dim",
                                () -> servers.desk().scene().getRoot().lookupAll(".inspector-value").stream()
                                        .anyMatch(value -> value.getPseudoClassStates()
                                                .toString()
                                                .contains("dim")));
                servers.desk().robot().push(KeyCode.ESCAPE);
                servers.desk().await("the inspector is closed", () -> inspector(servers) == null);
            } finally {
                servers.server().thaw();
            }
            servers.awaitCard("shop", "UP");
            servers.desk()
                    .await("its trouble is over", () -> !servers.card("shop").contains("DOWN"));
        }
    }

    private static Node inspector(ServerDesk servers) {
        return servers.desk().scene().getRoot().lookup(".inspector");
    }
}
