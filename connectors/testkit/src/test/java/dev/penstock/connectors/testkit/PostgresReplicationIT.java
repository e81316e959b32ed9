package dev.penstock.connectors.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PostgresReplicationIT {
    private PostgresProcess primary;

    @BeforeEach
    void start() {
        primary = PostgresServer.start();
        primary.execute("CREATE TABLE t AS SELECT 1 AS id");
    }

    @AfterEach
    void end() {
        primary.close();
    }

    @Test
    void startStandby_asynchronous_receivesAndRefusesWrites() {
        try (PostgresProcess standby = primary.startStandby(Replication.ASYNCHRONOUS)) {
            primary.execute("INSERT INTO t VALUES (2)");

            awaitRows(standby, 2);
            assertThat(standby.ask("SELECT pg_is_in_recovery()")).isEqualTo("t");
            assertThat(primary.ask("SELECT sync_state FROM pg_stat_replication"))
                    .isEqualTo("async");
            assertThatThrownBy(() -> standby.execute("INSERT INTO t VALUES (3)"))
                    .hasRootCauseMessage("ERROR: cannot execute INSERT in a read-only transaction");
        }
    }

    @Test
    void promote_afterPrimaryDies_standbyHasAllAndTakesWrites() {
        try (PostgresProcess standby = primary.startStandby(Replication.SYNCHRONOUS)) {
            primary.execute("INSERT INTO t VALUES (2)");
            primary.kill();

            standby.promote();
            standby.execute("INSERT INTO t VALUES (3)");

            assertThat(standby.ask("SELECT count(*) FROM t")).isEqualTo("3");
            try (PostgresProcess next = standby.startStandby(Replication.ASYNCHRONOUS)) {
                awaitRows(next, 3);
            }
        }
    }

    @Test
    void startStandby_twoSynchronous_bothStandInThePrimary() {
        try (PostgresProcess one = primary.startStandby(Replication.SYNCHRONOUS);
                PostgresProcess other = primary.startStandby(Replication.SYNCHRONOUS)) {
            assertThat(primary.ask("SELECT string_agg(sync_state, ',' ORDER BY sync_state) FROM pg_stat_replication"))
                    .isEqualTo("potential,sync");
            assertThat(one.port()).isNotEqualTo(other.port());
        }
    }

    @Test
    void pauseReplay_writesMeanwhile_areSeenAfterResumeOnly() {
        try (PostgresProcess standby = primary.startStandby(Replication.SYNCHRONOUS)) {
            standby.pauseReplay();
            primary.execute("INSERT INTO t VALUES (2)");

            assertThat(standby.ask("SELECT count(*) FROM t")).isEqualTo("1");

            standby.resumeReplay();
            awaitRows(standby, 2);
        }
    }

    @Test
    void restart_ofStandby_streamsAgain() {
        try (PostgresProcess standby = primary.startStandby(Replication.ASYNCHRONOUS)) {
            standby.restart();
            primary.execute("INSERT INTO t VALUES (2)");

            awaitRows(standby, 2);
        }
    }

    @Test
    void startStandby_primaryDown_failsAndSaysWhom() {
        primary.stop();

        assertThatThrownBy(() -> primary.startStandby(Replication.ASYNCHRONOUS))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(Integer.toString(primary.port()));
    }

    @Test
    void promote_ofAPrimary_fails() {
        assertThatThrownBy(primary::promote).isInstanceOf(IllegalStateException.class);
    }

    private static void awaitRows(PostgresProcess server, int rows) {
        Waiting.until(
                server + " has " + rows + " rows",
                Waiting.MAX_WAIT,
                () -> server.ask("SELECT count(*) FROM t").equals(Integer.toString(rows)));
    }
}
