package dev.penstock.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.engine.api.EngineKind;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.Health;
import dev.penstock.engine.api.Intent;
import dev.penstock.engine.api.Metrics.Latency;
import dev.penstock.engine.api.Metrics.Slot;
import dev.penstock.engine.api.Node;
import dev.penstock.engine.api.NodeAddress;
import dev.penstock.engine.api.PoolState;
import dev.penstock.engine.api.Role;
import dev.penstock.engine.api.StatementEvent.Started;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MicrometerRecorderTest {
    private static final Instant OPENED = Instant.parse("2026-01-01T12:00:00.700Z");
    private static final String NODE =
            "penstock_database=\"orders\",penstock_node=\"db1:5432\",server_address=\"db1\",server_port=\"5432\"";
    private static final String POOL =
            "db_client_connection_pool_name=\"orders/db1:5432\",%spenstock_database=\"orders\",penstock_node=\"db1:5432\"";

    private final FakeDatabase orders = new FakeDatabase("orders", EngineKind.POSTGRESQL)
            .with(node("db1", Health.UP, null))
            .with(new PoolState("db1:5432", 3, 1, 7, 20));
    private volatile Instant now = OPENED;
    private final MicrometerRecorder recorder = new MicrometerRecorder(() -> List.of(orders), () -> now);
    private final Statements statements = new Statements(recorder, "orders", "db1:5432");

    @AfterEach
    void close() {
        recorder.close();
    }

    @Test
    void expose_statementsOnANode_areAHistogramWithOpenTelemetrysNames() throws IOException {
        statements.run(OPENED, Duration.ofMillis(3), 12);
        statements.run(OPENED, Duration.ofMillis(30), 1);

        String tags = "{db_namespace=\"shop\",db_system_name=\"postgresql\",error_type=\"\"," + NODE;
        assertThat(exposed())
                .contains("# TYPE db_client_operation_duration_seconds histogram")
                .contains("db_client_operation_duration_seconds_bucket" + tags + ",le=\"0.005\"} 1")
                .contains("db_client_operation_duration_seconds_bucket" + tags + ",le=\"10.0\"} 2")
                .contains("db_client_operation_duration_seconds_count" + tags + "} 2")
                .contains("db_client_operation_duration_seconds_sum" + tags + "} 0.033");
    }

    @Test
    void expose_readsAndWrites_onlyReadsReturnRows() throws IOException {
        statements.run(OPENED, Duration.ofMillis(3), 12);
        statements.write(OPENED, Duration.ofMillis(3), 500);

        String tags = "{db_namespace=\"shop\",db_system_name=\"postgresql\"," + NODE;
        assertThat(exposed())
                .contains("db_client_response_returned_rows_bucket" + tags + ",le=\"20.0\"} 1")
                .contains("db_client_response_returned_rows_sum" + tags + "} 12.0");
    }

    @Test
    void expose_failedStatements_haveTheirCodeAsErrorType() throws IOException {
        statements.fail(OPENED, Duration.ofMillis(3), ErrorCode.STATEMENT_REJECTED);
        statements.fail(OPENED, Duration.ofMillis(3), ErrorCode.STATEMENT_REJECTED);
        new Statements(recorder, "orders", null).fail(OPENED, Duration.ofMillis(1), ErrorCode.ACCESS_REFUSED);

        assertThat(exposed())
                .contains("error_type=\"PEN-1401\"," + NODE + "} 2")
                .contains("error_type=\"PEN-1701\",penstock_database=\"orders\",penstock_node=\"\"");
    }

    @Test
    void expose_statementsUnderWay_areCountedUntilTheyEnd() throws IOException {
        Started first = statements.begin(Intent.READ, OPENED);
        statements.begin(Intent.READ, OPENED);
        String gauge = "penstock_statements_active"
                + "{db_namespace=\"shop\",db_system_name=\"postgresql\",penstock_database=\"orders\"} ";
        assertThat(exposed()).contains(gauge + "2.0");

        statements.end(first, OPENED, Duration.ofMillis(1), 0, null);

        assertThat(exposed())
                .contains(gauge + "1.0")
                .contains("penstock_statements_wait_seconds_total"
                        + "{db_namespace=\"shop\",db_system_name=\"postgresql\",penstock_database=\"orders\"} 0.002");
    }

    @Test
    void expose_pools_areReadWhenAsked() throws IOException {
        assertThat(exposed())
                .contains("db_client_connection_count{" + POOL.formatted("db_client_connection_state=\"used\",")
                        + "} 3.0")
                .contains("db_client_connection_count{" + POOL.formatted("db_client_connection_state=\"idle\",")
                        + "} 1.0")
                .contains("db_client_connection_max{" + POOL.formatted("") + "} 20.0")
                .contains("db_client_connection_pending_requests{" + POOL.formatted("") + "} 7.0");

        orders.with(new PoolState("db1:5432", 0, 4, 0, 20));

        assertThat(exposed())
                .contains("db_client_connection_count{" + POOL.formatted("db_client_connection_state=\"used\",")
                        + "} 0.0");
    }

    @Test
    void expose_nodesComeAndGo_gaugesComeAndGoWithThem() throws IOException {
        orders.with(node("db1", Health.UP, null), node("db2", Health.DOWN, Duration.ofMillis(1500)));
        assertThat(exposed())
                .contains("penstock_node_health{db_namespace=\"shop\",db_system_name=\"postgresql\",health=\"up\","
                        + NODE + "} 1.0")
                .contains("penstock_node_health{db_namespace=\"shop\",db_system_name=\"postgresql\",health=\"down\","
                        + NODE + "} 0.0")
                .containsPattern("penstock_node_health\\{.*health=\"down\",.*db2:5432.*} 1.0")
                .containsPattern("penstock_node_lag_seconds\\{.*db2:5432.*} 1.5")
                .containsPattern("penstock_node_round_trip_seconds\\{.*db1:5432.*} 4.0E-4")
                .doesNotContainPattern("penstock_node_lag_seconds\\{.*db1:5432");

        orders.with(Node.unobserved("0", new NodeAddress.Host("db1", 5432), OPENED));

        assertThat(exposed()).doesNotContain("db2").doesNotContain("round_trip_seconds{");
    }

    @Test
    void expose_databaseInAFile_hasNoServerAddress() throws IOException {
        NodeAddress file = new NodeAddress.File(Path.of("/data/music.db"));
        FakeDatabase music = new FakeDatabase("music", EngineKind.SQLITE).with(Node.unobserved("0", file, OPENED));
        try (MicrometerRecorder other = new MicrometerRecorder(() -> List.of(music), () -> now)) {
            new Statements(other, "music", file.display()).run(OPENED, Duration.ofMillis(1), 1);

            StringBuilder text = new StringBuilder();
            other.metrics().expose(text);

            assertThat(text)
                    .contains("db_client_operation_duration_seconds_count{db_namespace=\"\",db_system_name=\"sqlite\","
                            + "error_type=\"\",penstock_database=\"music\",penstock_node=\"/data/music.db\","
                            + "server_address=\"\",server_port=\"\"} 1");
        }
    }

    @Test
    void expose_databaseThatIsNoLongerThere_isStillCounted() throws IOException {
        new Statements(recorder, "gone", "db9:5432").run(OPENED, Duration.ofMillis(1), 1);

        assertThat(exposed()).contains("penstock_database=\"gone\",penstock_node=\"db9:5432\",server_address=\"\"");
    }

    @Test
    void series_refusedAndCancelledStatements_areErrors() {
        statements.run(OPENED, Duration.ofMillis(3), 12);
        statements.fail(OPENED, Duration.ofMillis(3), ErrorCode.ACCESS_REFUSED);
        statements.fail(OPENED, Duration.ofMillis(3), ErrorCode.CANCELLED);
        now = OPENED.plusSeconds(1);

        Slot slot = recorder.metrics()
                .series("orders", Duration.ofMinutes(1))
                .slots()
                .getLast();

        assertThat(slot.statements()).isEqualTo(3);
        assertThat(slot.errors()).isEqualTo(2);
        assertThat(slot.rows()).isEqualTo(12);
    }

    @Test
    void series_sinceRecordingBegan_hasOnlyFullSecondsFromThen() {
        assertThat(recorder.metrics().recordingSince()).isEqualTo(OPENED);
        assertThat(recorder.metrics().series("orders", Duration.ofMinutes(1)).slots())
                .isEmpty();

        now = Instant.parse("2026-01-01T12:00:02.999Z");

        assertThat(recorder.metrics().series("orders", Duration.ofMinutes(1)).slots())
                .containsExactly(
                        new Slot(Instant.parse("2026-01-01T12:00:00Z"), 0, 0, 0, Latency.NONE),
                        new Slot(Instant.parse("2026-01-01T12:00:01Z"), 0, 0, 0, Latency.NONE));
    }

    @Test
    void series_windowLongerThanKept_isCutAndShorterIsRoundedUp() {
        now = OPENED.plus(Duration.ofHours(1));

        assertThat(recorder.metrics().series("orders", Duration.ofDays(1)).slots())
                .hasSize(900);
        assertThat(recorder.metrics().series("orders", Duration.ofMillis(1500)).slots())
                .hasSize(2);
        assertThat(recorder.metrics().series("orders", Duration.ofSeconds(-5)).slots())
                .isEmpty();
    }

    private String exposed() throws IOException {
        StringBuilder text = new StringBuilder();
        recorder.metrics().expose(text);
        return text.toString();
    }

    private static Node node(String host, Health health, @Nullable Duration lag) {
        NodeAddress address = new NodeAddress.Host(host, 5432);
        return Node.unobserved("0", address, OPENED).toBuilder()
                .role(lag == null ? Role.PRIMARY : Role.REPLICA)
                .health(health, OPENED)
                .reason(
                        health == Health.UP ? null : "It does not answer",
                        health == Health.UP ? null : ErrorCode.CONNECT_TIMEOUT)
                .observed(new Node.Observation("18.6", null, lag, null, Duration.ofNanos(400_000)), OPENED)
                .nextProbeAt(null)
                .build();
    }
}
