package dev.penstock.app.ui.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.app.ui.fake.FakeDatabase;
import dev.penstock.app.ui.fake.FakeMetrics;
import dev.penstock.app.ui.fake.FakePenstock;
import dev.penstock.app.ui.fake.FakeStatements;
import dev.penstock.app.ui.fake.Fleets;
import dev.penstock.app.ui.live.ChartData.Unit;
import dev.penstock.app.ui.text.Messages;
import dev.penstock.engine.api.Database;
import dev.penstock.engine.api.EngineKind;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.Health;
import dev.penstock.engine.api.Node;
import dev.penstock.engine.api.NodeAddress;
import dev.penstock.engine.api.Profile.SafeMode;
import dev.penstock.engine.api.Role;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class LiveReadersTest {
    private static final Messages MESSAGES = Messages.beside(LiveView.class);
    private static final Instant NOW = FakeDatabase.NOW;

    @Test
    void throughput_isTheMeanOfFiveSecondsEach_andBeginsWithRecording() {
        FakeMetrics metrics =
                new FakeMetrics().load("orders", 100, 2, Duration.ofMillis(4)).since(NOW.minusSeconds(12));

        ChartData chart = new Charts(metrics, MESSAGES).throughput(List.of("orders"), NOW);

        double now = NOW.getEpochSecond();
        assertThat(chart.seconds().toArray()).containsExactly(now - 10, now - 5, now);
        assertThat(chart.lines()).extracting(ChartData.Line::name).containsExactly("statements", "errors");
        assertThat(chart.lines().getFirst().values().stream().boxed()).allMatch(value -> value > 30 && value < 170);
        assertThat(chart.from()).isEqualTo(now - 12);
        assertThat(chart.until()).as("never shorter than a minute").isEqualTo(now + 48);
    }

    @Test
    void latency_isMissingWhereThereIsTooLittle() {
        FakeMetrics metrics = new FakeMetrics().load("orders", 100, 0, Duration.ofMillis(4));
        Charts charts = new Charts(metrics, MESSAGES);

        ChartData busy = charts.latency(List.of("orders"), NOW);
        ChartData idle = charts.latency(List.of("music"), NOW);

        assertThat(busy.lines()).extracting(ChartData.Line::name).containsExactly("p50", "p95", "p99");
        assertThat(busy.lines().get(1).values().stream().boxed()).allMatch(value -> value > 2 && value < 6);
        assertThat(busy.seconds().toArray()).hasSize(180).isSorted();
        assertThat(busy.until() - busy.from()).isEqualTo(900);
        assertThat(idle.top()).isZero();
        assertThat(idle.lines()).allMatch(line -> line.values().stream().allMatch(Double::isNaN));
        assertThat(idle.lines()).noneMatch(line -> line.missing().isEmpty());
    }

    @Test
    void charts_withoutRecorder_areEmpty() {
        ChartData chart = new Charts(new FakeMetrics().since(Instant.MAX), MESSAGES).throughput(List.of("orders"), NOW);

        assertThat(chart.seconds().size()).isZero();
        assertThat(chart.nearest(7)).isEqualTo(-1);
    }

    @Test
    void chart_findsTheNearestPlaceAndTellsValuesInItsUnit() {
        ChartData chart = new ChartData(
                0,
                10,
                Values.of(2, 4, 9),
                List.of(new ChartData.Line("a", 1, Values.of(1, Double.NaN, 7), "")),
                Unit.MILLIS);

        assertThat(chart.nearest(3.5)).isEqualTo(1);
        assertThat(chart.nearest(100)).isEqualTo(2);
        assertThat(chart.top()).isEqualTo(7);
        assertThat(Unit.MILLIS.tell(1.5)).isEqualTo("1.5 ms");
        assertThat(Unit.PER_SECOND.tell(1200)).isEqualTo("1,200/s");
    }

    @Test
    void ticks_areRoundAndFiveAtMost() {
        assertThat(ChartTicks.values(0)).containsExactly(0.0, 1.0);
        assertThat(ChartTicks.values(1)).containsExactly(0.0, 0.25, 0.5, 0.75, 1.0);
        assertThat(ChartTicks.values(87)).containsExactly(0.0, 25.0, 50.0, 75.0, 100.0);
        assertThat(ChartTicks.values(41)).containsExactly(0.0, 20.0, 40.0, 60.0);
        assertThat(ChartTicks.values(38_000)).containsExactly(0.0, 10_000.0, 20_000.0, 30_000.0, 40_000.0);
        for (double top = 0.001; top < 1e7; top *= 1.37) {
            List<Double> ticks = ChartTicks.values(top);
            assertThat(ticks).hasSizeBetween(2, 5);
            assertThat(ticks.getLast()).isGreaterThanOrEqualTo(top * (1 - 1e-9));
        }
    }

    @Test
    void times_areWholeMinutesWhereThereIsRoom() {
        assertThat(ChartTicks.times(0, 900)).containsExactly(0L, 300L, 600L, 900L);
        assertThat(ChartTicks.times(7, 67)).containsExactly(15L, 30L, 45L, 60L);
        assertThat(ChartTicks.times(0, 100_000)).isNotEmpty();
        assertThat(ChartTicks.time(300, List.of(300L, 600L), ZoneOffset.UTC)).isEqualTo("00:05");
        assertThat(ChartTicks.time(15, List.of(15L, 30L), ZoneOffset.UTC)).isEqualTo("00:00:15");
    }

    @Test
    void tiles_addUpThePools_andTellWhyAFigureIsMissing() {
        FakePenstock penstock = Fleets.full();
        TilesReader reader = new TilesReader(penstock.metrics(), MESSAGES);
        reader.sample(penstock.databases(), NOW.minusSeconds(400));
        reader.sample(penstock.databases(), NOW.minusSeconds(30));
        reader.sample(penstock.databases(), NOW.minusSeconds(30));

        Tiles all = reader.read(penstock.databases(), NOW);
        Tiles down = reader.read(List.of(penstock.database("sessions")), NOW);

        assertThat(all.active().figure().text()).isEqualTo("26");
        assertThat(all.active().note()).isEqualTo("48 at most");
        assertThat(all.idle().figure().text()).isEqualTo("8");
        assertThat(all.pending().figure().text()).isEqualTo("4");
        assertThat(all.pending().alarming()).isTrue();
        assertThat(all.idle().alarming()).isFalse();
        assertThat(all.waited().figure().text()).isEqualTo("0.412 ms");
        assertThat(all.waited().note()).isEqualTo("p95 1.83 ms");
        assertThat(all.active().trend().stream().boxed().filter(value -> !value.isNaN()))
                .containsExactly(26.0);
        assertThat(down.active().figure().missing()).isEqualTo("No pool has been opened yet");
        assertThat(down.waited().figure().missing()).isEqualTo("No statement ended in the last 10 s");
        assertThat(down.active().trend().toArray()).containsOnly(Double.NaN);
    }

    @Test
    void troubles_tellTheWorstFirst() {
        FakePenstock penstock = Fleets.full();

        List<Trouble> said = new TroubleReader(MESSAGES).read(penstock.databases(), NOW);

        assertThat(said).extracting(Trouble::health).containsExactly(Health.DOWN, Health.DEGRADED);
        assertThat(said)
                .extracting(Trouble::sentence)
                .containsExactly(
                        "sessions is DOWN at my1.fra.shop.example:3306 for 1 min 12 s: Nothing listens at"
                                + " my1.fra.shop.example:3306: connection refused. Asked again in 4 s.",
                        "billing is DEGRADED at bill2.fra.shop.example:5432 for 1 min 12 s: It is 1.84 s behind its"
                                + " primary, more than max-lag of 1 s. Asked again in 4 s.");
        assertThat(TroubleReader.health(penstock.databases())).isEqualTo(Health.DOWN);
        assertThat(TroubleReader.health(List.of())).isEqualTo(Health.UNKNOWN);
        assertThat(TroubleReader.health(List.of(penstock.database("events")))).isEqualTo(Health.UNKNOWN);
        assertThat(TroubleReader.health(List.of(penstock.database("catalog")))).isEqualTo(Health.UP);
    }

    @Test
    void trouble_withoutReasonOrNextProbe_saysThat() {
        Database silent = new FakeDatabase("a", EngineKind.POSTGRESQL, SafeMode.OFF)
                .with(new Node.Builder("0/" + "db1:1", "db1:1", new NodeAddress.Host("db1", 1), NOW)
                        .role(Role.PRIMARY)
                        .health(Health.DOWN, NOW)
                        .reason(null, null)
                        .observed(null, null)
                        .nextProbeAt(null)
                        .build())
                .with(new Node.Builder("0/" + "db2:1", "db2:1", new NodeAddress.Host("db2", 1), NOW)
                        .role(Role.PRIMARY)
                        .health(Health.DOWN, NOW)
                        .reason("Broken.", ErrorCode.CONNECTION_LOST)
                        .observed(null, null)
                        .nextProbeAt(NOW)
                        .build());

        assertThat(new TroubleReader(MESSAGES).read(List.of(silent), NOW))
                .extracting(Trouble::sentence)
                .containsExactly(
                        "a is DOWN at db1:1 for 0 s: It did not say why. Not asked again.",
                        "a is DOWN at db2:1 for 0 s: Broken. Being asked again now.");
        assertThat(new TroubleReader(MESSAGES).read(List.of(silent), NOW))
                .extracting(Trouble::code)
                .containsExactly(null, ErrorCode.CONNECTION_LOST);
    }

    @Test
    void reader_tellsSinceWhenAndWhatIsNotToldApart() {
        FakePenstock penstock = FakeStatements.fill(Fleets.full());
        LiveReader reader = new LiveReader(penstock, MESSAGES);

        assertThat(reader.read("orders", NOW).recording()).isEqualTo("The last 15 min");
        assertThat(reader.read("orders", NOW).others()).isEqualTo("and others: 1,204 calls, 9.63 s");
        assertThat(reader.read("catalog", NOW).others()).isEmpty();
        penstock.metrics().since(NOW.minusSeconds(65));
        assertThat(reader.read(null, NOW).recording()).isEqualTo("Recording for 1 min 5 s");
        penstock.metrics().since(Instant.MAX);
        assertThat(reader.read(null, NOW).recording()).startsWith("Nothing is recorded");
    }

    @Test
    void detail_tellsFailuresAndWhatIsMissing() {
        FakePenstock penstock = new FakePenstock((String) null);
        penstock.metrics().statement("a", FakeStatements.of("select ?", 3, 1, Duration.ofMillis(8), "db1:5432"));
        DetailReader reader = new DetailReader(penstock.metrics(), MESSAGES, ZoneOffset.UTC);

        Detail detail = reader.read(new StatementKey("a", "select ?"));

        assertThat(detail.text()).isEqualTo("select 42");
        assertThat(detail.lines()).hasSize(9);
        assertThat(detail.lines().getLast().value().missing()).isEqualTo("Fewer than 100 calls");
        assertThat(detail.nodes())
                .containsExactly(new Detail.Part("db1:5432", "calls 3 · errors 1 · mean 8 ms", false));
        assertThat(detail.slowest().getFirst())
                .isEqualTo(new Detail.Part(
                        "96 ms",
                        "11:59:53.000 · No node reached\nshop (checkout) · rows 0 · waited 1 ms\n"
                                + "PEN-1401 canceling statement due to lock timeout",
                        true));
        assertThat(detail.slowest().get(1).failed()).isFalse();
    }
}
