package dev.penstock.connectors.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.engine.api.EngineKind;
import dev.penstock.engine.api.NodeAddress;
import dev.penstock.engine.api.Profile;
import dev.penstock.engine.api.Template;
import dev.penstock.engine.api.spi.ConnectorProvider;
import dev.penstock.engine.api.spi.ConnectorProvider.Problem;
import java.nio.file.Path;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresConnectorTest {
    private final PostgresConnector connector = new PostgresConnector();

    @Test
    void connector_isFoundAsAService() {
        assertThat(ServiceLoader.load(ConnectorProvider.class))
                .anyMatch(found -> found instanceof PostgresConnector && found.engine() == EngineKind.POSTGRESQL);
    }

    @Test
    void check_hostsAndPostgresUrls_areAccepted() {
        assertThat(connector.check(Targets.at("db1", 5432).profile())).isEmpty();
        assertThat(connector.check(url("jdbc:postgresql://db1/orders"))).isEmpty();
    }

    @Test
    void check_file_isRefused() {
        NodeAddress file = new NodeAddress.File(Path.of("/a.db"));

        assertThat(connector.check(Targets.at("db1", 5432).at(file).profile()))
                .containsExactly(
                        new Problem("file", "/a.db", "PostgreSQL is a server: write nodes: [localhost:5432]."));
    }

    @Test
    void check_urlOfAnotherEngine_isRefused() {
        assertThat(connector.check(url("jdbc:sqlite:/a.db")))
                .containsExactly(new Problem("url", "jdbc:sqlite:/a.db", "Write jdbc:postgresql://host:5432/name."));
    }

    @Test
    void check_missingCertificateFile_isNamed(@TempDir Path folder) {
        Path missing = folder.resolve("ca.pem");

        assertThat(connector.check(Targets.at("db1", 5432)
                        .tls(Profile.Tls.Mode.VERIFY_FULL, missing)
                        .profile()))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.key()).isEqualTo("tls.ca");
                    assertThat(problem.found()).isEqualTo(missing.toString());
                });
    }

    private static Profile url(String url) {
        return Targets.at("db1", 5432)
                .at(new NodeAddress.Url(new Template(url)))
                .profile();
    }
}
