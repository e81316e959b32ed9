package dev.penstock.app.ui.overview;

import static dev.penstock.app.ui.fake.FakeDatabase.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.app.ui.fake.FakeDatabase;
import dev.penstock.app.ui.fake.FakeMetrics;
import dev.penstock.app.ui.fake.FakePenstock;
import dev.penstock.app.ui.fake.Fleets;
import dev.penstock.app.ui.text.Messages;
import dev.penstock.engine.api.EngineKind;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.Health;
import dev.penstock.engine.api.Node;
import dev.penstock.engine.api.NodeAddress;
import dev.penstock.engine.api.Profile.SafeMode;
import dev.penstock.engine.api.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is known of nodes and loads, and why it is not. */
class OverviewReadersTest {
    private static final Messages MESSAGES = Messages.beside(OverviewView.class);
    private final NodeReader nodes = new NodeReader(MESSAGES);

    private static Node node(
            Role role,
            Health health,
            @Nullable String reason,
            @Nullable Duration lag,
            int age,
            @Nullable Instant next) {
        return new Node.Builder("0/" + "db1", "db1", new NodeAddress.Host("db1", 5432), NOW.minusSeconds(90))
                .role(role)
                .health(health, NOW.minusSeconds(90))
                .reason(reason, health == Health.DOWN ? ErrorCode.CONNECT_REFUSED : null)
                .observed(new Node.Observation("18.6", null, lag, null, Duration.ofMillis(1)), NOW.minusSeconds(age))
                .nextProbeAt(next)
                .build();
    }

    private NodeState read(Node node) {
        return nodes.read(node, Duration.ofMillis(500), NOW);
    }

    @Test
    void lag_isShownWhileFresh() {
        NodeState state = read(node(Role.REPLICA, Health.UP, null, Duration.ofMillis(38), 1, null));
        assertThat(state.lag().text()).isEqualTo("38 ms");
        assertThat(state.stale()).isNull();
        assertThat(state.trouble()).isNull();
    }

    @Test
    void lagThatIsOld_isMissingWithItsAge() {
        NodeState state = read(node(Role.REPLICA, Health.UP, null, Duration.ofMillis(38), 12, null));
        assertThat(state.lag().text()).isEqualTo("—");
        assertThat(state.lag().missing()).contains("12 s ago");
        assertThat(state.stale()).contains("38 ms").contains("12 s ago");
    }

    @Test
    void answerThatIsOld_isDatedWhereThereIsNoLag() {
        assertThat(read(node(Role.PRIMARY, Health.UP, null, null, 12, null)).stale())
                .isEqualTo("Last answer 12 s ago");
        assertThat(read(node(Role.PRIMARY, Health.UP, null, null, 3, null)).stale())
                .isNull();
    }

    @Test
    void answersThatTakeLong_areNoOlderForIt() {
        Node slow = new Node.Builder("0/" + "db1", "db1", new NodeAddress.Host("db1", 5432), NOW.minusSeconds(90))
                .role(Role.PRIMARY)
                .health(Health.DEGRADED, NOW.minusSeconds(90))
                .reason("It answers, but takes longer than 1000 ms", null)
                .observed(new Node.Observation("18.6", null, null, null, Duration.ofSeconds(4)), NOW.minusSeconds(5))
                .nextProbeAt(NOW)
                .build();
        assertThat(read(slow).stale()).isNull();
        assertThat(nodes.read(slow, Duration.ofMillis(500), NOW.plusSeconds(3)).stale())
                .isEqualTo("Last answer 8 s ago");
    }

    @Test
    void lagThatIsNotKnown_saysWhy() {
        assertThat(read(node(Role.PRIMARY, Health.UP, null, null, 1, null))
                        .lag()
                        .missing())
                .contains("primary");
        assertThat(read(node(Role.REPLICA, Health.UP, null, null, 1, null))
                        .lag()
                        .missing())
                .isEqualTo("The node does not tell its lag");
        assertThat(read(Node.unobserved("0", new NodeAddress.Host("db1", 5432), NOW))
                        .lag()
                        .missing())
                .contains("not answered yet");
    }

    @Test
    void trouble_tellsSinceWhenWhyAndWhatNext() {
        assertThat(read(node(Role.REPLICA, Health.DOWN, "Nothing listens", null, 1, NOW.plusSeconds(4)))
                        .trouble())
                .isEqualTo("For 1 min 30 s: Nothing listens. Asked again in 4 s.");
        assertThat(read(node(Role.REPLICA, Health.DOWN, "Nothing listens", null, 1, null))
                        .code())
                .isEqualTo(ErrorCode.CONNECT_REFUSED);
        assertThat(read(node(Role.REPLICA, Health.UP, null, null, 1, null)).code())
                .isNull();
        assertThat(read(node(Role.REPLICA, Health.DOWN, "It ended.", null, 1, NOW))
                        .trouble())
                .contains("It ended. Being asked again now.");
        assertThat(read(node(Role.REPLICA, Health.DEGRADED, null, null, 1, null))
                        .trouble())
                .contains("It did not say why.")
                .contains("Not asked again.");
        assertThat(read(Node.unobserved("0", new NodeAddress.Host("db1", 5432), NOW))
                        .trouble())
                .isEqualTo("Being asked for the first time.");
    }

    @Test
    void file_isShownByItsNameAlone() {
        FakeDatabase file = new FakeDatabase("catalog", EngineKind.SQLITE, SafeMode.OFF).file("/srv/data/catalog.db");
        NodeState state = read(file.topology().nodes().getFirst());
        assertThat(state.address()).isEqualTo("catalog.db");
        assertThat(state.fullAddress()).contains("/srv/data");
        assertThat(state.lag().missing()).contains("file");
    }

    @Test
    void load_isTheMeanOfTheLastTenSeconds() {
        FakeMetrics metrics = new FakeMetrics().load("orders", 100, 2, Duration.ofMillis(4));
        LoadReader reader = new LoadReader(metrics, "orders", MESSAGES);
        Load load = reader.read(NOW);
        assertThat(load.statements().text()).endsWith("/s");
        assertThat(load.p95().text()).endsWith(" ms");
        assertThat(Arrays.stream(load.statementsTrend().values())
                        .filter(value -> !Double.isNaN(value))
                        .count())
                .isGreaterThan(90);
        assertThat(Arrays.stream(load.p95Trend().values())
                        .filter(value -> !Double.isNaN(value))
                        .count())
                .isEqualTo(1);
        reader.read(NOW.plusSeconds(1));
        assertThat(Arrays.stream(reader.read(NOW.plusSeconds(6)).p95Trend().values())
                        .filter(value -> !Double.isNaN(value))
                        .count())
                .isEqualTo(2);
    }

    @Test
    void loadThatIsNotRecorded_saysWhy() {
        Load none = new LoadReader(new FakeMetrics().since(Instant.MAX), "orders", MESSAGES).read(NOW);
        assertThat(none.statements().missing()).contains("no recorder");
        assertThat(none.statementsTrend().values()).containsOnly(Double.NaN);
        Load early = new LoadReader(new FakeMetrics().since(NOW), "orders", MESSAGES).read(NOW);
        assertThat(early.errors().missing()).contains("less than a second");
        Load idle = new LoadReader(new FakeMetrics(), "orders", MESSAGES).read(NOW);
        assertThat(idle.p95().missing()).contains("Fewer than 20");
        assertThat(idle.statements().text()).isEqualTo("0/s");
        assertThat(idle.failing()).isFalse();
    }

    @Test
    void fleet_isToldWorstFirst() {
        Fleet fleet = new FleetReader(Fleets.full(), MESSAGES).read(NOW);
        assertThat(fleet.health()).isEqualTo(Health.DOWN);
        assertThat(fleet.cards())
                .first()
                .satisfies(card -> assertThat(card.name()).isEqualTo("sessions"));
        assertThat(fleet.summary())
                .isEqualTo("2 of 5 databases up: sessions down; billing degraded; events not reached yet");
        assertThat(new FleetReader(Fleets.empty(), MESSAGES).read(NOW).summary())
                .isEqualTo("No databases");
        FakePenstock one =
                new FakePenstock(null, new FakeDatabase("catalog", EngineKind.SQLITE, SafeMode.OFF).file("/a.db"));
        assertThat(new FleetReader(one, MESSAGES).read(NOW).summary()).isEqualTo("The database is up");
        one.metrics().since(Instant.MAX);
        assertThat(new FleetReader(one, MESSAGES).read(NOW).recording()).isEqualTo("Nothing is recorded");
    }

    @Test
    void inspection_tellsAllThatIsKnown() {
        FakePenstock penstock = Fleets.full();
        InspectionReader reader = new InspectionReader(MESSAGES);
        String up = reader.read(penstock.database("orders"), NOW).text();
        assertThat(up)
                .startsWith("orders\n")
                .contains("db2.fra.shop.example:5432")
                .contains("7 active");
        String down = reader.read(penstock.database("sessions"), NOW).text();
        assertThat(down)
                .contains("connection refused")
                .contains("Error: PEN-1201 Nothing listens")
                .contains("No pool has been opened yet");
        String never = reader.read(penstock.database("events"), NOW).text();
        assertThat(never).contains("— The node has not answered yet");
        String file = reader.read(penstock.database("catalog"), NOW).text();
        assertThat(file).contains("— Not set in the workspace").contains("— The connection is not encrypted");
    }
}
