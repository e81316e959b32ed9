package dev.penstock.connectors.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.connectors.testkit.PostgresOptions;
import dev.penstock.connectors.testkit.PostgresProcess;
import dev.penstock.connectors.testkit.PostgresServer;
import dev.penstock.connectors.testkit.Replication;
import dev.penstock.engine.api.Deadline;
import dev.penstock.engine.api.Profile;
import dev.penstock.engine.api.Role;
import dev.penstock.engine.api.spi.Lease;
import dev.penstock.engine.api.spi.NodePool;
import dev.penstock.engine.api.spi.Position;
import dev.penstock.engine.api.spi.Probe;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a node says of itself. */
@Timeout(180)
class PostgresProbeIT {
    private static NodePool pool(PostgresServer server, Profile.Tls.Mode mode) {
        return Targets.at(server.host(), server.port())
                .login(server.username(), server.password())
                .tls(mode, null)
                .open();
    }

    private static Probe probe(NodePool pool) {
        return pool.probe(Deadline.after(Asking.LONG));
    }

    @Test
    void tls_isNamedByItsVersion() {
        try (PostgresProcess server =
                        PostgresServer.start(PostgresOptions.defaults().withTls());
                NodePool pool = pool(server, Profile.Tls.Mode.REQUIRE)) {
            assertThat(probe(pool).observation().tls()).isEqualTo("TLSv1.3");
        }
    }

    @Test
    void primaryAndReplica_tellRolePositionAndLag() throws Exception {
        try (PostgresProcess primary = PostgresServer.start();
                PostgresProcess standby = primary.startStandby(Replication.ASYNCHRONOUS);
                NodePool first = pool(primary, Profile.Tls.Mode.DISABLE);
                NodePool second = pool(standby, Profile.Tls.Mode.DISABLE)) {
            Probe up = probe(first);
            assertThat(up.role()).isEqualTo(Role.PRIMARY);
            assertThat(up.observation().version()).startsWith("18");
            assertThat(up.observation().position()).matches("[0-9A-F]+/[0-9A-F]+");
            assertThat(up.observation().lag()).isNull();
            assertThat(up.observation().tls()).isNull();
            assertThat(up.observation().roundTrip()).isPositive();
            assertThat(up.position())
                    .isEqualTo(
                            PostgresPosition.of(String.valueOf(up.observation().position())));
            assertThat(up.timeline()).isEqualTo("1");
            assertThat(up.readOnly()).isFalse();
            assertThat(up.peers()).isEmpty();

            primary.execute("CREATE TABLE seen (a int)");
            // without a replayed transaction, a standby that is behind has no time to reckon its lag from
            Asking.await(
                    "the replica has replayed a transaction",
                    () -> !standby.ask("SELECT coalesce(pg_last_xact_replay_timestamp()::text, '')")
                            .isEmpty());
            Asking.await(
                    "the replica is there",
                    () -> Duration.ZERO.equals(probe(second).observation().lag()));
            Probe down = probe(second);
            assertThat(down.role()).isEqualTo(Role.REPLICA);
            assertThat(down.observation().position()).matches("[0-9A-F]+/[0-9A-F]+");
            assertThat(down.identity()).isNotNull().isEqualTo(up.identity());
            assertThat(down.timeline()).isEqualTo("1");
            assertThat(down.readOnly()).isFalse();

            standby.pauseReplay();
            primary.execute("INSERT INTO seen VALUES (1)");
            Asking.await("it lags", () -> lag(second).isPositive());
            Duration before = lag(second);
            Asking.await("its lag grows", () -> lag(second).compareTo(before) > 0);
            standby.resumeReplay();
            Asking.await("it has caught up", () -> lag(second).isZero());

            standby.promote();
            assertThat(probe(second).role()).isEqualTo(Role.PRIMARY);
            assertThat(probe(second).timeline()).isEqualTo("2");
        }
    }

    @Test
    void primaryThatRefusesWrites_saysSo() {
        try (PostgresProcess server = PostgresServer.start();
                NodePool pool = pool(server, Profile.Tls.Mode.DISABLE)) {
            server.execute("ALTER SYSTEM SET default_transaction_read_only = on");
            server.execute("SELECT pg_reload_conf()");
            Asking.await("it is read-only", () -> probe(pool).readOnly());

            assertThat(probe(pool).role()).isEqualTo(Role.PRIMARY);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void loginThatMayNotReadTheIdentity_getsTheRest() {
        try (PostgresProcess server = PostgresServer.start()) {
            server.execute("REVOKE EXECUTE ON FUNCTION pg_control_system() FROM PUBLIC");
            server.execute("CREATE ROLE guest LOGIN PASSWORD 'guest'");
            try (NodePool pool = Targets.at(server.host(), server.port())
                    .login("guest", "guest")
                    .open()) {
                for (int i = 0; i < 2; i++) {
                    Probe probe = probe(pool);
                    assertThat(probe.role()).isEqualTo(Role.PRIMARY);
                    assertThat(probe.position()).isNotNull();
                    assertThat(probe.identity()).isNull();
                    assertThat(probe.timeline()).isNull();
                }
            }
        }
    }

    @Test
    void position_afterAWrite_isCoveredByTheReplicaOnceItHasReplayedIt() throws Exception {
        try (PostgresProcess primary = PostgresServer.start();
                PostgresProcess standby = primary.startStandby(Replication.ASYNCHRONOUS);
                NodePool first = pool(primary, Profile.Tls.Mode.DISABLE);
                NodePool second = pool(standby, Profile.Tls.Mode.DISABLE);
                Lease writer = Asking.lease(first);
                Lease reader = Asking.lease(second)) {
            Asking.run(writer, "CREATE TABLE seen (a int)");
            standby.pauseReplay();
            Asking.run(writer, "INSERT INTO seen VALUES (1)");
            Position written = Objects.requireNonNull(writer.position());

            assertThat(Objects.requireNonNull(reader.position()).covers(written))
                    .isFalse();
            standby.resumeReplay();
            // more log than the write alone, because a place between two pages lies behind the page's header
            primary.execute("SELECT pg_switch_wal()");
            Asking.await(
                    "it is replayed",
                    () -> Objects.requireNonNull(reader.position()).covers(written));
            assertThat(Asking.cell(reader, "SELECT count(*) FROM seen")).isEqualTo("1");
        }
    }

    private static Duration lag(NodePool pool) {
        Duration lag = probe(pool).observation().lag();
        assertThat(lag).isNotNull();
        return lag;
    }
}
