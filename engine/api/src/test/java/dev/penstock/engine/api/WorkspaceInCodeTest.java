package dev.penstock.engine.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class WorkspaceInCodeTest {

    @Test
    void database_byUrl_keepsItsPasswordOutOfTheProfile() {
        Workspace workspace = Workspace.builder()
                .database("orders", "postgresql://app:hush@db1:5433/shop?sslmode=require")
                .database("cache", "jdbc:sqlite:cache.db")
                .secret("other", Secret.of("x"))
                .build();

        Profile orders = Objects.requireNonNull(workspace.databases().get("orders"));
        assertThat(orders.nodes()).containsExactly(new NodeAddress.Host("db1", 5433));
        assertThat(orders.databaseName()).isEqualTo("shop");
        assertThat(orders.username()).isEqualTo(new Template("app"));
        assertThat(orders.password()).isEqualTo(new Template("${session:orders}"));
        assertThat(orders.tls().mode()).isEqualTo(Profile.Tls.Mode.REQUIRE);
        assertThat(orders.place()).isSameAs(Profile.Place.IN_CODE);
        assertThat(workspace.secrets()).containsOnlyKeys("orders", "other");
        assertThat(workspace.toString()).doesNotContain("hush");
        assertThat(workspace.inCode()).isTrue();
        assertThat(new Workspace(Path.of("/w/penstock.yaml"), null, List.of(), Map.of(), List.of()).inCode())
                .isFalse();
    }

    @Test
    void url_thatCannotBeRead_saysWhatToWriteAndNoPassword() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Workspace.builder().database("orders", "postgresql://app:hush@db1:port/shop"))
                .withMessageStartingWith("The URL of 'orders'")
                .satisfies(failure -> assertThat(failure.getMessage()).doesNotContain("hush"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Workspace.builder().database("orders", "postgresql://db1/shop?strange=1"))
                .withMessageContaining("strange=1");
    }

    @Test
    void profile_toBuilderAndBack_isTheSame() {
        Profile profile = Profile.builder("orders", EngineKind.POSTGRESQL)
                .nodes(new NodeAddress.Host("db1", 5432))
                .databaseName("shop")
                .username(new Template("app"))
                .password(new Template("${env:PW}"))
                .tls(new Profile.Tls(Profile.Tls.Mode.VERIFY_FULL, Path.of("/ca.pem")))
                .pool(new Profile.Pool(1, 2, Duration.ofSeconds(3), true))
                .probeEvery(Duration.ofSeconds(4))
                .safeMode(Profile.SafeMode.WARN)
                .group("shop")
                .place(new Profile.Place(Path.of("/w/penstock.yaml"), 2, 3))
                .migrations(List.of(Path.of("/m")))
                .build();

        assertThat(profile.toBuilder().build()).isEqualTo(profile);
        assertThat(Profile.Pool.DEFAULT.leakDetection()).isFalse();
        assertThatIllegalStateException()
                .isThrownBy(() -> Profile.builder("none", EngineKind.MYSQL).build())
                .withMessageContaining("'none'");
    }

    @Test
    void token_encodedAndDecoded_isTheSame() {
        ConsistencyToken token = new ConsistencyToken("a b;c=d@e", 7, Map.of("0", "0/16B3748", "x;1", "uuid:1-5,7"));

        assertThat(ConsistencyToken.decode(token.encoded())).isEqualTo(token);
        assertThat(token.encoded()).matches("[!-~]+");
        assertThat(ConsistencyToken.decode(new ConsistencyToken("a", 1, Map.of()).encoded())
                        .positions())
                .isEmpty();
        for (String broken : List.of("", "a", "a@x", "a@1;b")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> ConsistencyToken.decode(broken))
                    .withMessageContaining("database@epoch");
        }
    }

    @Test
    void node_builder_keepsTheTimeOfAnUnchangedHealth() {
        Node up = Node.unobserved("0", new NodeAddress.Host("db1", 1), Instant.EPOCH).toBuilder()
                .health(Health.UP, Instant.EPOCH.plusSeconds(1))
                .build();

        Node still = up.toBuilder()
                .health(Health.UP, Instant.EPOCH.plusSeconds(9))
                .address(new NodeAddress.Host("db2", 1))
                .service(ServiceState.DRAINING)
                .build();

        assertThat(up.since()).isEqualTo(Instant.EPOCH.plusSeconds(1));
        assertThat(still.since()).isEqualTo(up.since());
        assertThat(still.id()).isEqualTo("0/db1:1");
        assertThat(still.address()).isEqualTo(new NodeAddress.Host("db2", 1));
        assertThat(still.service()).isEqualTo(ServiceState.DRAINING);
    }

    @Test
    void checkoutsAndReclaims_copyTheirCallSites() {
        StackTraceElement[] frames = new Throwable().getStackTrace();
        CheckoutState checkout =
                new CheckoutState("db1", Caller.of("test"), "select 1", Duration.ofSeconds(1), "4711", List.of(frames));
        EngineEvent.ResultReclaimed reclaimed =
                new EngineEvent.ResultReclaimed(Instant.EPOCH, "db", "db1", "select 1", List.of(frames));

        assertThat(checkout.callSite()).isUnmodifiable().hasSameSizeAs(reclaimed.callSite());
    }
}
