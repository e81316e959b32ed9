package dev.penstock.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.engine.api.Caller;
import dev.penstock.engine.api.Diagnosis;
import dev.penstock.engine.api.EngineKind;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.Intent;
import dev.penstock.engine.api.Metrics.Latency;
import dev.penstock.engine.api.Metrics.Series;
import dev.penstock.engine.api.Metrics.Slot;
import dev.penstock.engine.api.Metrics.Statements;
import dev.penstock.engine.api.Outcome;
import dev.penstock.engine.api.PenstockException;
import dev.penstock.engine.api.RefusedException;
import dev.penstock.engine.api.StatementEvent.Completed;
import dev.penstock.engine.api.StatementEvent.Started;
import dev.penstock.engine.api.StatementStatistics;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class SecondRingTest {
    private static final long NOW = 1_800_000_000L;

    private static final long SLOT = StatementSlots.slotOf(NOW);

    private static final Caller CALLER = new Caller("ann", "test");
    private static final Line LINE = new Line(0, Tags.empty(), null);

    private final SecondRing ring = new SecondRing(EngineKind.POSTGRESQL);

    @Test
    void read_statementsOfSeveralSeconds_eachStandsInItsOwn() {
        record(NOW, 1_000_000, 3, false);
        record(NOW, 2_000_000, 4, true);
        record(NOW + 2, 5_000_000, 5, false);

        List<Slot> slots = ring.read("orders", NOW - 1, NOW + 3).slots();

        assertThat(slots).hasSize(4);
        assertThat(slots.get(0)).isEqualTo(new Slot(Instant.ofEpochSecond(NOW - 1), 0, 0, 0, Latency.NONE));
        assertThat(slots.get(1).second()).isEqualTo(Instant.ofEpochSecond(NOW));
        assertThat(slots.get(1).statements()).isEqualTo(2);
        assertThat(slots.get(1).errors()).isEqualTo(1);
        assertThat(slots.get(1).rows()).isEqualTo(7);
        assertThat(slots.get(2).statements()).isZero();
        assertThat(slots.get(3).rows()).isEqualTo(5);
    }

    @Test
    void read_secondUnderWay_isKeptForLater() {
        record(NOW, 1_000_000, 1, false);

        assertThat(ring.read("orders", NOW - 1, NOW).slots()).hasSize(1);
        record(NOW, 1_000_000, 1, false);

        assertThat(ring.read("orders", NOW, NOW + 1).slots().getFirst().statements())
                .isEqualTo(2);
    }

    @Test
    void read_statementThatCameLate_isAddedToItsSecond() {
        record(NOW, 1_000_000, 1, false);
        record(NOW + 1, 1_000_000, 1, false);
        ring.read("orders", NOW, NOW + 2);
        record(NOW, 9_000_000, 1, true);

        Slot slot = ring.read("orders", NOW, NOW + 2).slots().getFirst();

        assertThat(slot.statements()).isEqualTo(2);
        assertThat(slot.errors()).isEqualTo(1);
    }

    @Test
    void read_afterFifteenMinutes_oldSecondsAreGone() {
        record(NOW, 1_000_000, 1, false);
        record(NOW + SecondRing.SECONDS, 1_000_000, 1, false);

        Series series = ring.read("orders", NOW, NOW + SecondRing.SECONDS + 1);

        assertThat(series.slots().getFirst().statements()).isZero();
        assertThat(series.slots().getLast().statements()).isEqualTo(1);
    }

    @Test
    void read_clockWasSetBackByAnHour_newStatementsStandInTheirSeconds() {
        record(NOW, 1_000_000, 1, false);
        record(NOW - 3600, 1_000_000, 1, false);

        assertThat(ring.read("orders", NOW - 3600, NOW - 3599)
                        .slots()
                        .getFirst()
                        .statements())
                .isEqualTo(1);
    }

    @Test
    void latency_fewStatements_tellsOnlyWhatTheyCanTell() {
        record(NOW, 1);
        record(NOW + 1, 19);
        record(NOW + 2, 20);
        record(NOW + 3, 99);
        record(NOW + 4, 100);

        List<Slot> slots = ring.read("orders", NOW, NOW + 5).slots();

        assertThat(slots.get(0).latency().p50()).isNotNull();
        assertThat(slots.get(1).latency().p95()).isNull();
        assertThat(slots.get(2).latency().p95()).isNotNull();
        assertThat(slots.get(3).latency().p99()).isNull();
        assertThat(slots.get(4).latency().p99()).isNotNull();
    }

    @Test
    void latency_thousandDifferentTimes_percentilesAreWithinThreePercent() {
        record(NOW, 500);
        for (int i = 501; i <= 1000; i++) {
            record(NOW + 1, i * 10_000L, 1, false);
        }

        Latency latency = ring.read("orders", NOW, NOW + 2).latency();

        assertThat(latency.p50()).satisfies(p50 -> near(p50, Duration.ofMillis(5)));
        assertThat(latency.p95()).satisfies(p95 -> near(p95, Duration.ofNanos(9_500_000)));
        assertThat(latency.p99()).satisfies(p99 -> near(p99, Duration.ofNanos(9_900_000)));
    }

    @Test
    void read_nothingAsked_isEmpty() {
        Series series = ring.read("orders", NOW + 1, NOW);

        assertThat(series.slots()).isEmpty();
        assertThat(series.latency()).isEqualTo(Latency.NONE);
    }

    @Test
    void record_manyThreadsWhileOthersRead_losesNothing() throws InterruptedException {
        int each = 20_000;
        List<Thread> threads = new ArrayList<>();
        for (int t = 0; t < 8; t++) {
            int seed = t;
            threads.add(Thread.ofPlatform().start(() -> {
                for (int i = 0; i < each; i++) {
                    record(NOW + i / 1000, 1_000L * (i + seed), 2, i % 10 == 0);
                }
            }));
        }
        threads.add(Thread.ofPlatform().start(() -> {
            for (int i = 0; i < 200; i++) {
                ring.read("orders", NOW, NOW + i % 20);
            }
        }));
        for (Thread thread : threads) {
            thread.join();
        }

        List<Slot> slots = ring.read("orders", NOW, NOW + 20).slots();

        assertThat(slots).extracting(Slot::statements).containsOnly(8_000L);
        assertThat(slots).extracting(Slot::errors).containsOnly(800L);
        assertThat(slots).extracting(Slot::rows).containsOnly(16_000L);
    }

    @Test
    void record_eightThreadsWhileOthersReadTheStatements_losesNoCompletion() throws InterruptedException {
        int each = 30_000;
        String longText = "select '" + "x".repeat(TextDigests.LONGEST) + "'";
        List<Thread> threads = new ArrayList<>();
        for (int t = 0; t < 8; t++) {
            threads.add(Thread.ofPlatform().start(() -> {
                for (int i = 0; i < each; i++) {
                    String text = i % 1_000 == 0 ? longText : "select * from t" + i % 7;
                    Started started =
                            new Started(1, Instant.ofEpochSecond(NOW), "orders", CALLER, Intent.READ, text, text);
                    ring.record(
                            LINE,
                            new Completed(
                                    started,
                                    Instant.ofEpochSecond(NOW + i / 10_000),
                                    null,
                                    10,
                                    1_000,
                                    1,
                                    Outcome.DONE,
                                    null));
                }
            }));
        }
        AtomicBoolean done = new AtomicBoolean();
        AtomicLong before = new AtomicLong();
        AtomicBoolean shrank = new AtomicBoolean();
        Thread reader = Thread.ofPlatform().start(() -> {
            while (!done.get()) {
                long calls = calls();
                if (calls < before.getAndSet(calls)) {
                    shrank.set(true);
                }
            }
        });
        for (Thread thread : threads) {
            thread.join();
        }
        done.set(true);
        reader.join();

        assertThat(calls()).isEqualTo(8L * each);
        assertThat(shrank).isFalse();
        assertThat(ring.total().count()).isEqualTo(8L * each);
        assertThat(ring.statements().waits(SLOT, SLOT + 1).statistics("", null).calls())
                .isEqualTo(8L * each);
        assertThat(ring.read("orders", NOW, NOW + 3).slots())
                .extracting(Slot::statements)
                .containsOnly(80_000L);
    }

    @Test
    void record_statementThatHasEnded_isSeenByTheNextReader() {
        for (int i = 1; i <= 1_000; i++) {
            record(NOW, 1_000, 1, false);

            assertThat(calls()).isEqualTo(i);
        }
    }

    @Test
    void leave_moreHeapsThanMayLieThere_pourWaitsForTheTable() throws InterruptedException {
        StatementTable table = new StatementTable(EngineKind.POSTGRESQL);
        Started started =
                new Started(1, Instant.ofEpochSecond(NOW), "orders", CALLER, Intent.READ, "select 1", "select 1");
        Completed completion = new Completed(started, Instant.ofEpochSecond(NOW), null, 0, 1, 1, Outcome.DONE, null);
        List<Thread> threads = new ArrayList<>();
        for (int t = 0; t < 8; t++) {
            threads.add(Thread.ofPlatform().start(() -> {
                for (int i = 0; i < 500; i++) {
                    table.leave(new Completed[] {completion});
                    table.pour();
                }
            }));
        }
        for (int i = 0; i < 100; i++) {
            table.leave(new Completed[] {completion});
        }
        for (Thread thread : threads) {
            thread.join();
        }
        table.pourAll();

        assertThat(table.read("orders", SLOT, SLOT).byDigest())
                .extracting(StatementStatistics::calls)
                .containsExactly(4_100L);
    }

    private long calls() {
        Statements read = ring.statements().read("orders", SLOT, SLOT + 1);
        return read.byDigest().stream().mapToLong(StatementStatistics::calls).sum();
    }

    private void record(long second, long nanos, long rows, boolean failed) {
        Started started =
                new Started(1, Instant.ofEpochSecond(second), "orders", CALLER, Intent.READ, "select 1", "select 1");
        PenstockException error = failed
                ? new RefusedException(ErrorCode.ACCESS_REFUSED, "No", Diagnosis.of(Outcome.NOT_DONE, ""), null)
                : null;
        ring.record(
                LINE, new Completed(started, Instant.ofEpochSecond(second), null, 0, nanos, rows, Outcome.DONE, error));
    }

    private void record(long second, int statements) {
        for (int i = 1; i <= statements; i++) {
            record(second, i * 10_000L, 1, false);
        }
    }

    private static void near(Duration found, Duration expected) {
        assertThat(found.toNanos())
                .isGreaterThanOrEqualTo(expected.toNanos())
                .isCloseTo(expected.toNanos(), Percentage.withPercentage(3));
    }
}
