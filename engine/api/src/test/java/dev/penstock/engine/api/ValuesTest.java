package dev.penstock.engine.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.penstock.engine.api.catalog.Index;
import dev.penstock.engine.api.catalog.Table;
import dev.penstock.engine.api.catalog.TableColumns;
import dev.penstock.engine.api.catalog.TableDetail;
import dev.penstock.engine.api.catalog.TableName;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ValuesTest {
    private static final Instant NOW = Instant.EPOCH;

    @Test
    void template_findsAndResolvesItsReferences() {
        Template template = new Template("a-${secret:orders/app}-${vault:kv/x#key}-z");

        assertThat(template.references())
                .containsExactly(new SecretRef("secret", "orders/app", null), new SecretRef("vault", "kv/x", "key"))
                .extracting(SecretRef::toString)
                .containsExactly("${secret:orders/app}", "${vault:kv/x#key}");
        assertThat(template.resolvable()).isTrue();
        assertThat(new Template("plain").resolvable()).isFalse();
        try (Secret resolved = template.resolve(reference -> Secret.of("<" + reference.path() + ">"))) {
            assertThat(resolved.reveal()).isEqualTo("a-<orders/app>-<kv/x>-z");
        }
        assertThat(template).hasToString(template.raw());
    }

    @Test
    void secret_printsAsDotsAndIsWiped() {
        char[] mine = {'x', 'y'};
        Secret secret = Secret.of(mine);
        mine[0] = '?';

        assertThat(secret.reveal()).isEqualTo("xy");
        assertThat(secret.toString()).doesNotContain("xy");
        secret.close();
        assertThatThrownBy(secret::reveal).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void engineKind_isFoundByItsName() {
        assertThat(EngineKind.of("postgresql")).contains(EngineKind.POSTGRESQL);
        assertThat(EngineKind.of("postgres")).isEmpty();
        assertThat(EngineKind.MONGODB.speaksSql()).isFalse();
        assertThat(EngineKind.SQLITE.speaksSql()).isTrue();
        assertThat(EngineKind.MYSQL.title()).isEqualTo("MySQL");
        assertThat(EngineKind.POSTGRESQL.defaultPort()).isEqualTo(5432);
    }

    @Test
    void address_isDisplayedWithoutCredentials() {
        assertThat(new NodeAddress.Host("db1", 5432).display()).isEqualTo("db1:5432");
        assertThat(new NodeAddress.Host("::1", 5432).display()).isEqualTo("[::1]:5432");
        assertThat(new NodeAddress.File(Path.of("/data/a.db")).display()).isEqualTo("/data/a.db");
        assertThat(new NodeAddress.Url(new Template("jdbc:x:${env:Y}")).display())
                .isEqualTo("jdbc:x:${env:Y}");
    }

    @Test
    void topology_isAsHealthyAsItsWorstNode() {
        assertThat(topology(Health.UP, Health.UP).health()).isEqualTo(Health.UP);
        assertThat(topology(Health.UP, Health.UNKNOWN).health()).isEqualTo(Health.UNKNOWN);
        assertThat(topology(Health.UNKNOWN, Health.DEGRADED).health()).isEqualTo(Health.DEGRADED);
        assertThat(topology(Health.DOWN, Health.DEGRADED).health()).isEqualTo(Health.DOWN);
        assertThat(topology(Health.UP, Health.UP).node("0/n1:1")).isPresent();
        assertThat(topology(Health.UP, Health.UP).node("0/n9:1")).isEmpty();
        Shard shard = topology(Health.UP).shards().getFirst();
        assertThat(new Topology("db", 1, List.of(shard, shard)).nodes()).hasSize(2);
    }

    @Test
    void node_nobodyHasAsked_isUnknown() {
        Node node = Node.unobserved("0", new NodeAddress.Host("db1", 1), NOW);

        assertThat(node.health()).isEqualTo(Health.UNKNOWN);
        assertThat(node.observed()).isNull();
        assertThat(node.nextProbeAt()).isEqualTo(NOW);
    }

    @Test
    void progress_withATotal_tellsTheTimeLeft() {
        Task.Progress half = new Task.Progress(5, OptionalLong.of(10), "rows", Duration.ofSeconds(3));

        assertThat(half.fraction()).hasValue(0.5);
        assertThat(half.left()).contains(Duration.ofSeconds(3));
        assertThat(new Task.Progress(0, OptionalLong.of(10), "rows", Duration.ZERO).left())
                .isEmpty();
        assertThat(new Task.Progress(5, OptionalLong.empty(), "rows", Duration.ZERO).left())
                .isEmpty();
        assertThat(new Task.Progress(5, OptionalLong.of(0), "rows", Duration.ZERO).fraction())
                .isEmpty();
    }

    @Test
    void records_copyTheirCollections() {
        TableName name = new TableName("public", "t");
        Table table = new Table(name, Table.Kind.TABLE, OptionalLong.empty(), OptionalLong.empty());
        TableDetail detail = new TableDetail(table, List.of(), List.of(), List.of(), List.of(), "", null);
        Workspace workspace = new Workspace(Path.of("/w/penstock.yaml"), null, List.of("prod"), Map.of(), List.of());

        assertThat(name).hasToString("public.t");
        assertThat(detail.columns()).isUnmodifiable();
        assertThat(new TableColumns(name, List.of()).columns()).isUnmodifiable();
        assertThat(new Index("i", true, "btree", List.of("a"), "", OptionalLong.empty()).columns())
                .containsExactly("a");
        assertThat(workspace.databases()).isUnmodifiable();
        assertThat(workspace.environments()).containsExactly("prod");
        assertThat(new Metrics.Series("db", List.of(), Metrics.Latency.NONE).slots())
                .isEmpty();
    }

    @Test
    void profile_withoutSettings_hasTheDocumentedDefaults() {
        Profile profile = Profile.builder("db", EngineKind.SQLITE)
                .nodes(new NodeAddress.File(Path.of("/a.db")))
                .build();

        assertThat(profile.nodes()).isUnmodifiable();
        assertThat(profile.pool().max()).isEqualTo(10);
        assertThat(profile.tls().mode()).isEqualTo(Profile.Tls.Mode.PREFER);
    }

    private static Topology topology(Health... healths) {
        List<Node> nodes = new ArrayList<>();
        for (Health health : healths) {
            NodeAddress address = new NodeAddress.Host("n" + (nodes.size() + 1), 1);
            nodes.add(new Node.Builder("0/" + address.display(), address.display(), address, NOW)
                    .role(Role.UNKNOWN)
                    .health(health, NOW)
                    .reason(null, null)
                    .observed(null, null)
                    .nextProbeAt(null)
                    .build());
        }
        return new Topology("db", 1, List.of(new Shard("0", nodes)));
    }
}
