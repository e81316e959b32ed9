package dev.penstock.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.engine.api.Caller;
import dev.penstock.engine.api.Diagnosis;
import dev.penstock.engine.api.EngineKind;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.Intent;
import dev.penstock.engine.api.Metrics;
import dev.penstock.engine.api.Metrics.Latency;
import dev.penstock.engine.api.Metrics.Series;
import dev.penstock.engine.api.Metrics.Slot;
import dev.penstock.engine.api.Metrics.Statements;
import dev.penstock.engine.api.Metrics.Waits;
import dev.penstock.engine.api.Outcome;
import dev.penstock.engine.api.RefusedException;
import dev.penstock.engine.api.StatementDetail;
import dev.penstock.engine.api.StatementDetail.OnNode;
import dev.penstock.engine.api.StatementDetail.Run;
import dev.penstock.engine.api.StatementEvent.Completed;
import dev.penstock.engine.api.StatementEvent.Started;
import dev.penstock.engine.api.StatementStatistics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.assertj.core.data.Percentage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tests the statements by digest through their readers. */
class StatementTableTest {
    private static final Instant OPENED = Instant.parse("2026-01-01T12:00:00Z");
    private static final Duration ALL = Duration.ofMinutes(15);
    private static final Caller ANN = new Caller("ann", "test");

    private final FakeDatabase orders = new FakeDatabase("orders", EngineKind.POSTGRESQL);
    private volatile Instant now = OPENED;
    private final MicrometerRecorder recorder = new MicrometerRecorder(() -> List.of(orders), () -> now);
    private final Metrics metrics = recorder.metrics();

    @AfterEach
    void close() {
        recorder.close();
    }

    private void run(String text, long micros, @Nullable String node, long rows, boolean failed) {
        Started started = new Started(1, now, "orders", ANN, Intent.READ, text, text);
        recorder.completed(new Completed(
                started,
                now,
                node,
                micros * 100,
                micros * 1_000,
                rows,
                Outcome.DONE,
                failed
                        ? new RefusedException(
                                ErrorCode.ACCESS_REFUSED,
                                "ann may not",
                                Diagnosis.of(Outcome.NOT_DONE, "Ask for it."),
                                null)
                        : null));
    }

    private void run(String text, long micros) {
        run(text, micros, "db1:5432", 1, false);
    }

    private List<StatementStatistics> read(Duration window) {
        return metrics.statements("orders", window).byDigest();
    }

    @Test
    void statements_differInValuesOnly_areOne() {
        run("select * from point where id = 7", 1_000);
        run("SELECT * FROM point WHERE id = 8 -- again", 3_000);
        run("select count(*) from point", 2_000, "db1:5432", 1, true);

        List<StatementStatistics> read = read(ALL);

        assertThat(read)
                .extracting(StatementStatistics::digest)
                .containsExactly("select * from point where id = ?", "select count(*) from point");
        StatementStatistics first = read.getFirst();
        assertThat(first.calls()).isEqualTo(2);
        assertThat(first.errors()).isZero();
        assertThat(first.rows()).isEqualTo(2);
        assertThat(first.total()).isEqualTo(Duration.ofMillis(4));
        assertThat(first.waited()).isEqualTo(Duration.ofNanos(400_000));
        assertThat(first.mean()).isEqualTo(Duration.ofMillis(2));
        assertThat(first.text()).isEqualTo("SELECT * FROM point WHERE id = 8 -- again");
        assertThat(first.latency().p50()).isNotNull();
        assertThat(first.latency().p95()).isNull();
        assertThat(read.getLast().errors()).isEqualTo(1);
    }

    @Test
    void statements_overTime_standInTheirSlotsAndLeaveTheWindow() {
        run("select 1", 1_000);
        now = OPENED.plusSeconds(7);
        run("select 1", 1_000);
        run("select 1", 1_000);
        now = OPENED.plusSeconds(12);

        assertThat(read(ALL).getFirst().trend()).containsExactly(1L, 2L, 0L);
        assertThat(read(Duration.ofSeconds(10)).getFirst().calls()).isEqualTo(2);
        assertThat(read(Duration.ofSeconds(5))).isEmpty();
        assertThat(read(Duration.ZERO)).isEmpty();

        now = OPENED.plus(ALL);
        assertThat(read(Duration.ofHours(1)).getFirst().calls()).isEqualTo(2);
        assertThat(read(Duration.ofHours(1)).getFirst().trend()).hasSize(180);
        now = OPENED.plus(ALL).plusSeconds(5);
        assertThat(read(Duration.ofHours(1))).isEmpty();
    }

    @Test
    void statements_readAgainAndAgain_countEachOnce() {
        for (int i = 1; i <= 200; i++) {
            run("select 1", 1_000);
            assertThat(read(ALL).getFirst().calls()).isEqualTo(i);
        }
        assertThat(read(ALL).getFirst().latency().p99())
                .satisfies(p99 -> assertThat(p99.toNanos()).isCloseTo(1_000_000, Percentage.withPercentage(3)));
    }

    @Test
    void detail_tellsNodesAndTheSlowestRuns() {
        for (int i = 1; i <= 30; i++) {
            run("select " + i, i * 1_000L, i % 3 == 0 ? "db2:5432" : "db1:5432", i, false);
        }
        now = OPENED.plusSeconds(70);
        run("select 31", 500_000, null, 0, true);

        StatementDetail detail = metrics.statement("orders", "select ?", ALL).orElseThrow();

        assertThat(detail.statistics().calls()).isEqualTo(31);
        assertThat(detail.nodes()).extracting(OnNode::node).containsExactly("db1:5432", "db2:5432", null);
        assertThat(detail.nodes()).extracting(OnNode::calls).containsExactly(20L, 10L, 1L);
        assertThat(detail.nodes().getLast().errors()).isEqualTo(1);
        assertThat(detail.nodes().getLast().total()).isEqualTo(Duration.ofMillis(500));
        assertThat(detail.slowest()).hasSize(10);
        Run slowest = detail.slowest().getFirst();
        assertThat(slowest)
                .isEqualTo(new Run(
                        now,
                        Duration.ofMillis(500),
                        Duration.ofMillis(50),
                        null,
                        ANN,
                        0,
                        ErrorCode.ACCESS_REFUSED,
                        "ann may not"));
        assertThat(detail.slowest())
                .extracting(run -> run.took().toMillis())
                .containsExactly(500L, 30L, 29L, 28L, 27L, 26L, 25L, 24L, 23L, 22L);
        assertThat(detail.slowest().get(1).error()).isNull();
    }

    @Test
    void detail_runsBeforeTheWindow_areNotAmongTheSlowest() {
        run("select 1", 900_000);
        now = OPENED.plusSeconds(20);
        run("select 1", 1_000);

        assertThat(metrics.statement("orders", "select ?", Duration.ofSeconds(10))
                        .orElseThrow()
                        .slowest())
                .singleElement()
                .satisfies(run -> assertThat(run.took()).isEqualTo(Duration.ofMillis(1)));
        assertThat(metrics.statement("orders", "select ?", Duration.ZERO)).isEmpty();
    }

    @Test
    void detail_unknownDigestOrDatabase_isEmpty() {
        assertThat(metrics.statement("orders", "select ?", ALL)).isEmpty();
        run("select 1", 1_000);
        assertThat(metrics.statement("orders", "select a", ALL)).isEmpty();
        assertThat(metrics.statement("nowhere", "select ?", ALL)).isEmpty();
        assertThat(metrics.statements("nowhere", ALL)).isEqualTo(new Statements("nowhere", List.of(), null));
    }

    @Test
    void moreDigestsThanAreToldApart_areSummedAsOthersUntilThereIsRoom() {
        for (int i = 0; i < StatementTable.MOST + 20; i++) {
            run("select a" + i, 1_000);
        }

        Statements full = metrics.statements("orders", ALL);
        assertThat(full.byDigest()).hasSize(StatementTable.MOST);
        assertThat(full.others()).isNotNull();
        assertThat(full.others().calls()).isEqualTo(20);
        assertThat(full.others().digest()).isEmpty();
        assertThat(full.others().text()).isNull();

        now = OPENED.plus(ALL).plusSeconds(5);
        run("select late", 1_000);

        Statements later = metrics.statements("orders", ALL);
        assertThat(later.byDigest()).extracting(StatementStatistics::digest).containsExactly("select late");
        assertThat(later.others()).isNull();
    }

    @Test
    void longText_isKnownByItsBeginningAndNotKept() {
        String values = "(1), ".repeat(2_000);
        run("insert into point values " + values + "(2)", 1_000);
        run("insert into point values " + values + "(3)", 1_000);

        assertThat(read(ALL)).singleElement().satisfies(one -> {
            assertThat(one.calls()).isEqualTo(2);
            assertThat(one.digest()).startsWith("insert into point values (?)").endsWith(" …");
            assertThat(one.text()).isNull();
        });
    }

    @Test
    void textsWithInlinedValues_doNotGrowWhatIsKept() {
        TextDigests digests = new TextDigests(EngineKind.POSTGRESQL);
        String often = digests.of("select 1 from often");
        for (int i = 0; i < 10_000; i++) {
            digests.of("select " + i);
            assertThat(digests.of("select 1 from often")).isSameAs(often);
        }
        assertThat(digests.size()).isEqualTo(1000);
    }

    @Test
    void waits_tellMeanAndPercentiles() {
        assertThat(metrics.waits(List.of("orders"), ALL))
                .isEqualTo(new Waits(null, Latency.NONE, List.of(Optional.empty())));
        for (int i = 1; i <= 20; i++) {
            run("select 1", i * 10_000L);
        }
        now = OPENED.plusSeconds(5);

        Waits waits = metrics.waits(List.of("orders"), Duration.ofSeconds(10));

        assertThat(waits.mean()).isEqualTo(Duration.ofNanos(10_500_000));
        assertThat(waits.latency().p95())
                .satisfies(p95 -> assertThat(p95.toNanos()).isCloseTo(19_000_000, Percentage.withPercentage(3)));
        assertThat(waits.trend()).containsExactly(Optional.of(Duration.ofNanos(10_500_000)), Optional.empty());
    }

    @Test
    void severalDatabases_areAddedUp() {
        run("select 1", 10_000);
        recorder.completed(new Completed(
                new Started(1, now, "stock", ANN, Intent.READ, "select 1", "select 1"),
                now.plusSeconds(1),
                null,
                5_000_000,
                30_000_000,
                4,
                Outcome.DONE,
                null));
        now = OPENED.plusSeconds(7);
        run("select 1", 10_000);
        now = OPENED.plusSeconds(8);

        Series series = metrics.series(List.of("orders", "stock"), ALL, Duration.ofSeconds(5));

        assertThat(series.slots()).extracting(Slot::statements).containsExactly(2L, 1L);
        assertThat(series.slots()).extracting(Slot::second).containsExactly(OPENED, OPENED.plusSeconds(5));
        assertThat(series.slots().getFirst().rows()).isEqualTo(5);
        assertThat(series.latency().p50())
                .satisfies(p50 -> assertThat(p50.toNanos()).isCloseTo(10_000_000, Percentage.withPercentage(3)));
        assertThat(metrics.waits(List.of("orders", "stock"), ALL).mean())
                .isEqualTo(Duration.ofNanos((1_000_000 + 5_000_000 + 1_000_000) / 3));
        assertThat(metrics.waits(List.of(), ALL).mean()).isNull();
    }

    @Test
    void databaseThatIsNoLongerThere_isStillTold() {
        recorder.completed(new Completed(
                new Started(1, now, "gone", ANN, Intent.READ, "select 1", "select 1"),
                now,
                null,
                0,
                1,
                0,
                Outcome.DONE,
                null));

        assertThat(metrics.statements("gone", ALL).byDigest()).hasSize(1);
    }

    @Test
    void manyThreadsWhileOthersRead_loseNothing() throws InterruptedException {
        int each = 20_000;
        List<Thread> threads = new ArrayList<>();
        for (int t = 0; t < 8; t++) {
            threads.add(Thread.ofPlatform().start(() -> {
                for (int i = 0; i < each; i++) {
                    run("select a" + i % 10 + " where b = " + i % 100, 1_000 + i % 100, "db" + i % 2, 2, i % 10 == 0);
                }
            }));
        }
        threads.add(Thread.ofPlatform().start(() -> {
            for (int i = 0; i < 100; i++) {
                now = OPENED.plusSeconds(i / 10);
                read(ALL);
            }
        }));
        for (Thread thread : threads) {
            thread.join();
        }

        List<StatementStatistics> read = read(ALL);

        assertThat(read).hasSize(10).extracting(StatementStatistics::calls).containsOnly(16_000L);
        assertThat(read).extracting(StatementStatistics::rows).containsOnly(32_000L);
        assertThat(read.stream().mapToLong(StatementStatistics::errors).sum()).isEqualTo(16_000);
    }
}
