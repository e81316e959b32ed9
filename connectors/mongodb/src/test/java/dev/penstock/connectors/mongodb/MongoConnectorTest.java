package dev.penstock.connectors.mongodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.penstock.engine.api.Deadline;
import dev.penstock.engine.api.EngineKind;
import dev.penstock.engine.api.NodeAddress;
import dev.penstock.engine.api.PoolState;
import dev.penstock.engine.api.Profile;
import dev.penstock.engine.api.Secret;
import dev.penstock.engine.api.Template;
import dev.penstock.engine.api.UnsupportedException;
import dev.penstock.engine.api.spi.ConnectorProvider;
import dev.penstock.engine.api.spi.NodePool;
import dev.penstock.engine.api.spi.NodeTarget;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.ServiceLoader;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
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
    void check_findsWhatNoConnectorCouldDo() {
        assertThat(connector.check(profile())).isEmpty();
        assertThat(connector.check(profile(url("mongodb+srv://c0.example.net/shop"))))
                .isEmpty();

        assertThat(connector.check(
                        profile(url("jdbc:mongodb://db1/shop"), new NodeAddress.File(Path.of("/srv/shop.db")))))
                .extracting(ConnectorProvider.Problem::key)
                .containsExactly("url", "file", "tls.ca");
    }

    @Test
    void pool_saysThatThereIsNoConnectorYet_andHasNothing() {
        NodeAddress node = profile().nodes().getFirst();
        NodeTarget target = new NodeTarget("shop", node.display(), node, profile(), reference -> Secret.of(""));

        try (NodePool pool = connector.open(target)) {
            assertThat(pool.state()).isEqualTo(new PoolState("localhost:1", 0, 0, 0, 10));
            for (ThrowingCallable call : List.<ThrowingCallable>of(
                    () -> pool.lease(Deadline.after(Duration.ofSeconds(1))),
                    () -> pool.probe(Deadline.after(Duration.ofSeconds(1))))) {
                assertThatThrownBy(call)
                        .isInstanceOf(UnsupportedException.class)
                        .hasMessage("PEN-1803 This version of Penstock cannot connect to MongoDB yet"
                                + " (database shop, node localhost:1)."
                                + " Use a PostgreSQL or SQLite database, or a later version of Penstock.");
            }
        }
    }

    private static NodeAddress url(String written) {
        return new NodeAddress.Url(new Template(written));
    }

    private static Profile profile() {
        return profile(new NodeAddress.Host("localhost", 1));
    }

    private static Profile profile(NodeAddress... nodes) {
        return Profile.builder("shop", EngineKind.MONGODB)
                .nodes(nodes)
                .tls(
                        nodes.length == 1
                                ? Profile.Tls.DEFAULT
                                : new Profile.Tls(Profile.Tls.Mode.REQUIRE, Path.of("/no/ca.pem")))
                .probeEvery(Duration.ofSeconds(1))
                .build();
    }
}
