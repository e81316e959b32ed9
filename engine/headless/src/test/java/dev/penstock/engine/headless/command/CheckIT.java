package dev.penstock.engine.headless.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.connectors.testkit.PostgresServer;
import dev.penstock.connectors.testkit.SqliteFiles;
import dev.penstock.connectors.testkit.TestDatabase;
import dev.penstock.engine.api.ConnectionStep;
import dev.penstock.engine.api.ConnectionStep.State;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.Penstock;
import dev.penstock.engine.api.Profile;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CheckIT {
    @TempDir
    Path folder;

    @Test
    void check_ofNodesUpAndDown_hasARowEachAndSaysWhy() {
        try (TestDatabase database = PostgresServer.shared().createDatabase();
                SqliteFiles files = SqliteFiles.create()) {
            Cli cli = Cli.in(folder)
                    .workspace("databases:\n" + Postgres.profile("orders", database) + "  shop: {engine: sqlite, file: "
                            + files.database() + "}\n");

            cli.input(database.password()).run("secret", "set", "test");

            Cli.Ran well = cli.run("check");

            assertThat(well.status()).as(well.err()).isZero();
            assertThat(well.err()).isEmpty();
            assertThat(well.out().lines()).hasSize(4);
            assertThat(well.out()).contains("round trip", "orders", "primary", "shop", "ms", "up");

            cli.workspace("databases:\n" + Postgres.profile("orders", database) + "  shop: {engine: sqlite, file: "
                    + files.notDatabase() + "}\n");
            Cli.Ran ill = cli.run("check", "--json");

            assertThat(ill.status()).isEqualTo(1);
            assertThat(ill.out()).contains("\"state\": \"up\"", "\"state\": \"down\"", "\"reason\": \"");
            assertThat(ill.err()).startsWith("down: shop, node ");
            assertThat(cli.run("check").out()).contains("down: ");
        }
    }

    /** One that this version has no connector for stands in nobody's way. */
    @ParameterizedTest
    @CsvSource({"mysql, MySQL, 3306", "mongodb, MongoDB, 27017"})
    void check_ofAnEngineToCome_saysSoInItsRow_andTheOthersWork(String engine, String title, int port) {
        try (SqliteFiles files = SqliteFiles.create()) {
            Cli cli = Cli.in(folder).workspace("""
                            databases:
                              crm: {engine: %s, nodes: [127.0.0.1], name: crm, username: app, password: "${env:CRM}"}
                              shop: {engine: sqlite, file: %s}
                            """.formatted(engine, files.database()));
            String why = "This version of Penstock cannot connect to " + title + " yet";

            Cli.Ran check = cli.run("check", "--json");

            assertThat(check.status()).isEqualTo(1);
            assertThat(check.out()).contains("\"reason\": \"" + why + "\"", "\"state\": \"up\"");
            assertThat(check.err()).isEqualToIgnoringNewLines("down: crm, node 127.0.0.1:" + port + ": " + why);
            assertThat(cli.run("check").out()).contains("down: ");
            assertThat(cli.run("query", "shop", "select 1").status()).isZero();
            Cli.Ran query = cli.run("query", "crm", engine.equals("mysql") ? "select 1" : "{\"ping\": 1}");
            assertThat(query.status()).isEqualTo(1);
            assertThat(query.err()).contains("PEN-1803", why);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"mysql", "mongodb"})
    void connectionTest_engineNotSupportedYet_testsNameAndPort_andThenFails(String engine) throws Exception {
        try (ServerSocket port = new ServerSocket(0, 5, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            Path file = Files.writeString(folder.resolve("penstock.yaml"), """
                    databases: {crm: {engine: %s, nodes: ["127.0.0.1:%d"]}}
                    """.formatted(engine, port.getLocalPort()));
            try (Penstock penstock = Penstock.open(file)) {
                Profile profile = penstock.database("crm").profile();

                List<ConnectionStep> steps =
                        penstock.testAsync(profile, step -> {}).await();

                assertThat(steps)
                        .extracting(ConnectionStep::state)
                        .containsExactly(
                                State.PASSED, State.PASSED, State.FAILED, State.NOT_REACHED, State.NOT_REACHED);
                assertThat(steps.get(2).failure()).isNotNull();
                assertThat(steps.get(2).failure().code()).isEqualTo(ErrorCode.NOT_YET);
                assertThat(steps.get(2).failure().diagnosis().advice()).contains("later version");
            }
        }
    }
}
