package dev.penstock.connectors.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.penstock.connectors.testkit.FaultProxy;
import dev.penstock.connectors.testkit.PostgresServer;
import dev.penstock.connectors.testkit.TestDatabase;
import dev.penstock.engine.api.Deadline;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.PenstockException;
import dev.penstock.engine.api.Profile;
import dev.penstock.engine.api.Template;
import dev.penstock.engine.api.spi.Lease;
import dev.penstock.engine.api.spi.NodeTarget;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a pool does with its connections when its target changes, or when it is drained. */
@Timeout(120)
class JdbcNodePoolRefreshIT {
    private static final Duration LONG = Duration.ofSeconds(60);

    private final TestDatabase database = PostgresServer.shared().createDatabase();
    private final FaultProxy proxy = FaultProxy.before(database.host(), database.port());

    @AfterEach
    void close() {
        proxy.close();
        database.close();
    }

    @Test
    void refresh_withAnotherMaximum_resizesAndCutsNothing() {
        try (JdbcNodePool pool = pool(1)) {
            Lease first = lease(pool);
            pool.refresh(target(3));
            Lease second = lease(pool);
            Lease third = lease(pool);

            assertThat(pool.state().max()).isEqualTo(3);
            assertWorks(first);
            third.close();
            pool.refresh(target(1));
            assertThat(pool.state().idle()).isZero();
            assertWorks(second);
            second.close();
            assertThat(pool.state().idle()).as("the second is beyond the limit").isZero();
            first.close();
            assertThat(pool.state().idle()).isEqualTo(1);
        }
    }

    @Test
    void refresh_withAnotherLogin_closesIdleConnectionsAndLaterThoseInUse() {
        try (JdbcNodePool pool = pool(2)) {
            Lease used = lease(pool);
            String before = backend(used);
            lease(pool).close();
            NodeTarget target = target(2);
            Profile renewed = target.profile().toBuilder()
                    .password(new Template("${secret:orders/rotated}"))
                    .build();
            pool.refresh(new NodeTarget("orders", target.node(), target.address(), renewed, target.secrets()));

            assertThat(pool.state().idle()).isZero();
            assertThat(backend(used)).isEqualTo(before);
            used.close();
            assertThat(pool.state().idle()).isZero();
            try (Lease next = lease(pool)) {
                assertThat(backend(next)).isNotEqualTo(before);
            }
            assertThat(pool.probe(Deadline.after(LONG)).observation().version()).isNotBlank();
        }
    }

    @Test
    void refresh_whileAConnectFails_opensWithTheNewTarget() {
        NodeTarget nowhere = Targets.unreachable(database);
        try (JdbcNodePool pool = new JdbcNodePool(nowhere, PlainPostgres::new)) {
            assertThatExceptionOfType(PenstockException.class)
                    .isThrownBy(() -> lease(pool))
                    .satisfies(failure -> assertThat(failure.code()).isEqualTo(ErrorCode.CONNECT_FAILED));
            pool.refresh(Targets.of(database));

            try (Lease lease = lease(pool)) {
                assertWorks(lease);
            }
        }
    }

    @Test
    void drain_closesIdleConnections_andStillGrantsLeases() {
        try (JdbcNodePool pool = pool(2)) {
            Lease used = lease(pool);
            String before = backend(used);
            lease(pool).close();
            pool.drain();

            assertThat(pool.state().idle()).isZero();
            assertWorks(used);
            used.close();
            try (Lease next = lease(pool)) {
                assertThat(backend(next)).isNotEqualTo(before);
            }
        }
    }

    private NodeTarget target(int max) {
        return Targets.through(proxy, database, new Profile.Pool(0, max, Duration.ofSeconds(30)));
    }

    private JdbcNodePool pool(int max) {
        return new JdbcNodePool(target(max), PlainPostgres::new);
    }

    private static Lease lease(JdbcNodePool pool) {
        return pool.lease(Deadline.after(LONG));
    }

    private static String backend(Lease lease) {
        return String.valueOf(Calls.cell(lease, "SELECT pg_backend_pid()"));
    }

    private static void assertWorks(Lease lease) {
        assertThat(String.valueOf(Calls.cell(lease, "SELECT 41 + 1"))).isEqualTo("42");
    }
}
