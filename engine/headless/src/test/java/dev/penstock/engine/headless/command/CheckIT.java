package dev.penstock.engine.headless.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.connectors.testkit.PostgresServer;
import dev.penstock.connectors.testkit.SqliteFiles;
import dev.penstock.connectors.testkit.TestDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
}
