package dev.penstock.engine.core.workspace;

import static dev.penstock.engine.core.workspace.WorkspaceReading.FILE;
import static dev.penstock.engine.core.workspace.WorkspaceReading.faults;
import static dev.penstock.engine.core.workspace.WorkspaceReading.postgresql;
import static dev.penstock.engine.core.workspace.WorkspaceReading.profile;
import static dev.penstock.engine.core.workspace.WorkspaceReading.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.penstock.engine.api.EngineKind;
import dev.penstock.engine.api.Fault;
import dev.penstock.engine.api.NodeAddress;
import dev.penstock.engine.api.Profile;
import dev.penstock.engine.api.Template;
import dev.penstock.engine.api.Workspace;
import dev.penstock.engine.api.WorkspaceException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class WorkspaceReaderTest {
    private static final String DESIGN = """
            databases:
              orders:
                engine: postgresql                # postgresql | mysql | mongodb | sqlite
                nodes: [db1:5433]
                name: shop
                username: app
                password: ${secret:orders/app}    # also ${env:NAME} ${file:path} ${vault:path#key}
                tls: {mode: verify-full, ca: ca.pem}
                pool: {min: 2, max: 20, acquire-timeout: 2s, scaling: auto}
                routing: {reads: replicas, max-lag: 2s, balance: least-busy, consistency: read-your-writes}
                failover: {probe-every: 500ms, give-up-after: 30s}
                cache: {max-entries: 10000, ttl: 30s}
                migrations: {locations: [migrations/orders]}
                safe-mode: confirm-writes
            environments:
              prod: {databases: {orders: {nodes: ["[::1]"], safe-mode: read-only}}}
            access: {roles: {dba: [anna]}, grants: []}
            """;

    @Test
    void workspace_ofTheDesign_hasItsProfile() {
        Workspace workspace = read(DESIGN);

        assertThat(workspace.file()).isEqualTo(FILE);
        assertThat(workspace.environment()).isNull();
        assertThat(workspace.environments()).containsExactly("prod");
        assertThat(workspace.databases())
                .containsOnlyKeys("orders")
                .containsEntry(
                        "orders",
                        new Profile(
                                "orders",
                                EngineKind.POSTGRESQL,
                                List.of(new NodeAddress.Host("db1", 5433)),
                                "shop",
                                new Template("app"),
                                new Template("${secret:orders/app}"),
                                new Profile.Tls(Profile.Tls.Mode.VERIFY_FULL, Path.of("/etc/penstock/ca.pem")),
                                new Profile.Pool(2, 20, Duration.ofSeconds(2)),
                                Duration.ofMillis(500),
                                Profile.SafeMode.CONFIRM_WRITES,
                                null,
                                new Profile.Place(FILE, 2, 3),
                                List.of(Path.of("/etc/penstock/migrations/orders"))));
    }

    @Test
    void workspace_ofTheDesign_noticesWhatHasNoEffectYet() {
        assertThat(read(DESIGN).notices())
                .extracting(Fault::key)
                .containsExactly(
                        "databases.orders.pool.scaling",
                        "databases.orders.routing",
                        "databases.orders.failover.give-up-after",
                        "databases.orders.cache",
                        "databases.orders.safe-mode",
                        "access");
    }

    @Test
    void workspace_environment_replacesListsAndSinglesAndKeepsTheRest() {
        Workspace workspace = read(DESIGN, "prod");

        Profile orders = profile(workspace, "orders");
        assertThat(workspace.environment()).isEqualTo("prod");
        assertThat(orders.nodes()).containsExactly(new NodeAddress.Host("::1", 5432));
        assertThat(orders.safeMode()).isEqualTo(Profile.SafeMode.READ_ONLY);
        assertThat(orders.pool().max()).isEqualTo(20);
        assertThat(orders.place()).isEqualTo(new Profile.Place(FILE, 2, 3));
    }

    @Test
    void workspace_environment_mergesMappingsDeep() {
        String text = postgresql("pool: {min: 2, max: 20}")
                + "environments:\n  prod:\n    databases:\n      orders: {pool: {max: 30}}\n"
                + "      events: {engine: sqlite, file: events.db}\n";

        Workspace prod = read(text, "prod");

        assertThat(prod.databases()).containsOnlyKeys("orders", "events");
        assertThat(profile(prod, "orders").pool()).isEqualTo(new Profile.Pool(2, 30, Duration.ofSeconds(2)));
        assertThat(profile(prod, "events").nodes())
                .containsExactly(new NodeAddress.File(Path.of("/etc/penstock/events.db")));
        assertThat(profile(prod, "events").place().line()).isEqualTo(10);
        assertThat(read(text).databases()).containsOnlyKeys("orders");
    }

    @Test
    void workspace_emptyOverlay_changesNothing() {
        String text = postgresql() + "environments: {dev: , test: {databases: }}\n";

        assertThat(read(text, "dev").databases()).isEqualTo(read(text).databases());
        assertThat(read(text, "test").databases()).isEqualTo(read(text).databases());
    }

    @Test
    void workspace_faultOfOverlay_pointsIntoTheOverlay() {
        String text = postgresql("pool: {max: 20}")
                + "environments:\n  prod: {databases: {orders: {pool: {min: 30}, nodes: [p1, p2]}}}\n";

        assertThat(faults(text)).isEmpty();
        assertThat(faults(text, "prod"))
                .containsExactly(
                        "7:43 environments.prod.databases.orders.pool.min: found min 30 above max 20",
                        "7:55 environments.prod.databases.orders.nodes: found 2 nodes");
    }

    @Test
    void workspace_faultInAnyOverlay_isFoundWithoutAskingForIt() {
        String text = postgresql() + "environments:\n  prod: {databases: {orders: {safe-mode: readonly}}}\n";

        assertThat(faults(text)).containsExactly("7:42 environments.prod.databases.orders.safe-mode: found 'readonly'");
    }

    @Test
    void workspace_unknownEnvironment_namesThoseThereAre() {
        String text = postgresql() + "environments: {prod: {}, staging: {}}\n";

        assertThatExceptionOfType(WorkspaceException.class)
                .isThrownBy(() -> read(text, "stagin"))
                .withMessageContaining("penstock.yaml:6:1: environments: there is no environment 'stagin'."
                        + " Did you mean 'staging'? There are prod, staging.");
        assertThatExceptionOfType(WorkspaceException.class)
                .isThrownBy(() -> read(postgresql(), "prod"))
                .withMessageContaining("there is no environment 'prod'. The workspace has none.");
    }

    @Test
    void workspace_ofAllFourEngines_takesTheirDefaults() {
        Workspace workspace = read("""
                databases:
                  a: {engine: postgresql, nodes: [h]}
                  b: {engine: mysql, nodes: [h]}
                  c: {engine: mongodb, url: "mongodb://h1,h2/shop"}
                  d: {engine: sqlite, file: /var/d.db}
                  e: {engine: sqlite, url: "jdbc:sqlite::memory:"}
                """);

        assertThat(workspace.databases().values().stream()
                        .map(profile -> profile.nodes().getFirst().display()))
                .containsExactly("h:5432", "h:3306", "mongodb://h1,h2/shop", "/var/d.db", "jdbc:sqlite::memory:");
        Profile profile = profile(workspace, "a");
        assertThat(profile.pool()).isEqualTo(Profile.Pool.DEFAULT);
        assertThat(profile.tls()).isEqualTo(Profile.Tls.DEFAULT);
        assertThat(profile.safeMode()).isEqualTo(Profile.SafeMode.OFF);
        assertThat(profile.probeEvery()).isEqualTo(Duration.ofSeconds(2));
        assertThat(profile.username()).isNull();
        assertThat(workspace.notices()).isEmpty();
    }

    @Test
    void workspace_offWithoutQuotes_isAText() {
        assertThat(profile(postgresql("safe-mode: off")).safeMode()).isEqualTo(Profile.SafeMode.OFF);
        assertThat(profile(postgresql("name: no", "username: on")).databaseName())
                .isEqualTo("no");
    }

    @Test
    void workspace_withoutDatabases_saysHowToBegin() {
        assertThat(faults("")).containsExactly("0:0 : there are no 'databases'");
        assertThat(faults("# nothing yet\n")).containsExactly("0:0 : there are no 'databases'");
        assertThat(faults("~")).contains("0:0 : there are no 'databases'");
        assertThat(faults("environments: {}")).containsExactly("0:0 : there are no 'databases'");
        assertThat(faults("[a]")).containsExactly("1:1 : found a list");
        assertThat(faults("hello")).containsExactly("1:1 : found a single value");
        assertThat(read("databases: {}").databases()).isEmpty();
        assertThat(read("databases:\n").databases()).isEmpty();
    }

    @Test
    void workspace_aliasAndMerge_repeatWhatTheyName() {
        Workspace workspace = read("""
                databases:
                  orders: &base
                    engine: postgresql
                    nodes: &where [db1]
                    pool: {max: 5}
                  events: {<<: *base, name: events}
                  archive: {<<: [*base], nodes: *where, pool: {max: 6}}
                """);

        assertThat(profile(workspace, "events").pool().max()).isEqualTo(5);
        assertThat(profile(workspace, "events").databaseName()).isEqualTo("events");
        assertThat(profile(workspace, "archive").pool().max()).isEqualTo(6);
        assertThat(profile(workspace, "orders").databaseName()).isNull();
    }

    @Test
    void workspace_tenDifferentFaults_listsThemAll() {
        String text = """
                databases:
                  orders:
                    engin: postgresql
                    engine: postgres
                    nodes: db1:5432
                    pool: {min: 20, max: 0, aquire-timeout: 2s}
                    password: hunter2
                    safe-mode: ofg
                    safe-mode: off
                  2nd:
                  lines:
                    engine: sqlite
                    nodes: [x]
                    tls: verify-full
                  broken
                  legacy:
                    engine: mysql
                    url: jdbc:mysql://app:hunter2@h/db
                    username: ${env:}
                    failover: {probe-every: 500}
                acess: {roles: x}
                """;

        assertThat(faults(text))
                .containsExactly(
                        "3:5 databases.orders.engin: found the key 'engin'",
                        "4:13 databases.orders.engine: found 'postgres'",
                        "5:12 databases.orders.nodes: found a single value",
                        "6:26 databases.orders.pool.max: found '0'",
                        "6:29 databases.orders.pool.aquire-timeout: found the key 'aquire-timeout'",
                        "7:15 databases.orders.password: found a password in plain text",
                        "8:16 databases.orders.safe-mode: found 'ofg'",
                        "9:5 databases.orders.safe-mode: found 'safe-mode' a second time",
                        "10:3 databases.2nd: found the name '2nd'",
                        "13:5 databases.lines.nodes: found 'nodes' for SQLite",
                        "14:5 databases.lines.tls: found 'tls' for SQLite",
                        "14:10 databases.lines.tls: found a single value",
                        "15:3 : found a line without a ':'",
                        "18:10 databases.legacy.url: found a password in plain text inside the URL",
                        "19:15 databases.legacy.username: found ${env:…} with an invalid name",
                        "20:29 databases.legacy.failover.probe-every: found '500'",
                        "21:1 acess: found the key 'acess'");
        assertThat(new WorkspaceReader(FILE, text).faults(null).toString()).doesNotContain("hunter2");
    }
}
