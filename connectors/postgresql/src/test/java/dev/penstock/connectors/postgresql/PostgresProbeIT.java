package dev.penstock.connectors.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.connectors.testkit.PostgresOptions;
import dev.penstock.connectors.testkit.PostgresProcess;
import dev.penstock.connectors.testkit.PostgresServer;
import dev.penstock.connectors.testkit.Replication;
import dev.penstock.engine.api.Deadline;
import dev.penstock.engine.api.Profile;
import dev.penstock.engine.api.Role;
import dev.penstock.engine.api.spi.NodePool;
import dev.penstock.engine.api.spi.Probe;
import java.time.Duration;
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

            standby.pauseReplay();
            primary.execute("INSERT INTO seen VALUES (1)");
            Asking.await("it lags", () -> lag(second).isPositive());
            Duration before = lag(second);
            Asking.await("its lag grows", () -> lag(second).compareTo(before) > 0);
            standby.resumeReplay();
            Asking.await("it has caught up", () -> lag(second).isZero());

            standby.promote();
            assertThat(probe(second).role()).isEqualTo(Role.PRIMARY);
        }
    }

    private static Duration lag(NodePool pool) {
        Duration lag = probe(pool).observation().lag();
        assertThat(lag).isNotNull();
        return lag;
    }
}
