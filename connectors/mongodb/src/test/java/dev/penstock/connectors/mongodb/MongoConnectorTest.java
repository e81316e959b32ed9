package dev.penstock.connectors.mongodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.penstock.engine.api.EngineKind;
import dev.penstock.engine.api.NodeAddress;
import dev.penstock.engine.api.Profile;
import dev.penstock.engine.api.Secret;
import dev.penstock.engine.api.UnsupportedException;
import dev.penstock.engine.api.spi.ConnectorProvider;
import dev.penstock.engine.api.spi.NodeTarget;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class MongoConnectorTest {
    private final MongoConnector connector = new MongoConnector();

    @Test
    void service_onTheClassPath_isFound() {
        assertThat(ServiceLoader.load(ConnectorProvider.class)).singleElement().satisfies(found -> {
            assertThat(found).isInstanceOf(MongoConnector.class);
            assertThat(found.engine()).isEqualTo(EngineKind.MONGODB);
            assertThat(found.capabilities()).isEmpty();
        });
    }

    @Test
    void check_ofAnyProfile_findsNoProblem() {
        assertThat(connector.check(profile())).isEmpty();
    }

    @Test
    void open_saysThatThereIsNoConnectorYet() {
        NodeAddress node = profile().nodes().getFirst();
        NodeTarget target = new NodeTarget("shop", node.display(), node, profile(), reference -> Secret.of(""));

        assertThatThrownBy(() -> connector.open(target))
                .isInstanceOf(UnsupportedException.class)
                .hasMessage("PEN-1803 This version of Penstock cannot connect to MongoDB yet"
                        + " (database shop, node localhost:1)."
                        + " Use a PostgreSQL or SQLite database, or a later version of Penstock.");
    }

    @Test
    void catalog_saysThatThereIsNoConnectorYet() {
        assertThatThrownBy(connector::catalog)
                .isInstanceOf(UnsupportedException.class)
                .hasMessageContaining("cannot connect to MongoDB yet");
    }

    private static Profile profile() {
        return new Profile(
                "shop",
                EngineKind.MONGODB,
                List.of(new NodeAddress.Host("localhost", 1)),
                null,
                null,
                null,
                Profile.Tls.DEFAULT,
                Profile.Pool.DEFAULT,
                Duration.ofSeconds(1),
                Profile.SafeMode.OFF,
                new Profile.Place(Path.of("penstock.yaml").toAbsolutePath(), 1, 1));
    }
}
