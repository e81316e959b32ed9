package dev.penstock.connectors.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.engine.api.EngineKind;
import dev.penstock.engine.api.NodeAddress;
import dev.penstock.engine.api.Profile;
import dev.penstock.engine.api.Template;
import dev.penstock.engine.api.spi.Capability;
import dev.penstock.engine.api.spi.ConnectorProvider;
import java.nio.file.Path;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SqliteConnectorTest {
    private final SqliteConnector connector = new SqliteConnector();

    @Test
    void connector_isFoundAsAService() {
        assertThat(ServiceLoader.load(ConnectorProvider.class))
                .anyMatch(found -> found instanceof SqliteConnector && found.engine() == EngineKind.SQLITE);
    }

    @Test
    void capabilities_areThoseOfAFile() {
        assertThat(connector.capabilities())
                .contains(Capability.SQL, Capability.DYNAMIC_TYPES)
                .doesNotContain(Capability.TLS, Capability.LOGIN, Capability.REPLICATION, Capability.CONCURRENT_WRITES);
    }

    @Test
    void check_file_isWell() {
        assertThat(connector.check(profile(null, null, new NodeAddress.File(Path.of("/a.db")))))
                .isEmpty();
        assertThat(connector.check(profile(null, null, url("jdbc:sqlite:/a.db"))))
                .isEmpty();
    }

    @Test
    void check_server_isToldHowAFileIsWritten() {
        assertThat(connector.check(profile(null, null, new NodeAddress.Host("db1", 5432))))
                .containsExactly(new ConnectorProvider.Problem(
                        "nodes", "db1:5432", "An SQLite database is a file: write file: data/orders.db."));
    }

    @Test
    void check_otherUrl_isToldTheScheme() {
        assertThat(connector.check(profile(null, null, url("jdbc:postgresql://db1/orders"))))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.key()).isEqualTo("url");
                    assertThat(problem.advice()).contains("jdbc:sqlite:");
                });
    }

    @Test
    void check_allThatASqliteFileHasNot_isToldAtOnce() {
        NodeAddress file = new NodeAddress.File(Path.of("/a.db"));

        assertThat(connector.check(profile("orders", null, file, file)))
                .extracting(ConnectorProvider.Problem::key)
                .containsExactly("nodes", "name");
        assertThat(connector.check(profile(null, new Template("${secret:a}"), file)))
                .extracting(ConnectorProvider.Problem::key)
                .containsExactly("password");
    }

    private static NodeAddress url(String url) {
        return new NodeAddress.Url(new Template(url));
    }

    private static Profile profile(@Nullable String name, @Nullable Template password, NodeAddress... nodes) {
        Profile plain = Targets.profile(nodes[0], Profile.Pool.DEFAULT);
        return plain.toBuilder()
                .nodes(nodes)
                .databaseName(name)
                .password(password)
                .build();
    }
}
