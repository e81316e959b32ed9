package dev.penstock.monitoring;

import dev.penstock.engine.api.Metrics;
import dev.penstock.engine.api.Metrics.Latency;
import dev.penstock.engine.api.Metrics.Waits;
import dev.penstock.engine.api.StatementDetail.OnNode;
import dev.penstock.engine.api.StatementStatistics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Consecutive slots, which a reader adds up. */
final class SlotSums {
    /** The length of a slot. */
    static final long SECONDS = Metrics.STATEMENT_SLOT.toSeconds();

    private final List<@Nullable StatementSlot> slots;

    SlotSums(List<@Nullable StatementSlot> slots) {
        this.slots = slots;
    }

    /** The sums of several lists of the same slots, slot by slot. */
    static SlotSums together(List<SlotSums> several) {
        List<@Nullable StatementSlot> sums = new ArrayList<>();
        for (SlotSums each : several) {
            for (int place = 0; place < each.slots.size(); place++) {
                StatementSlot more = each.slots.get(place);
                if (place == sums.size()) {
                    sums.add(more);
                } else if (more != null) {
                    StatementSlot sum = sums.get(place);
                    sums.set(place, sum == null ? more : sum.plus(more));
                }
            }
        }
        return new SlotSums(sums);
    }

    StatementStatistics statistics(String digest, @Nullable String text) {
        long calls = 0;
        long errors = 0;
        long rows = 0;
        long nanos = 0;
        long waitNanos = 0;
        List<Long> trend = new ArrayList<>(slots.size());
        for (StatementSlot slot : slots) {
            trend.add(slot == null ? 0 : slot.calls());
            if (slot != null) {
                calls += slot.calls();
                errors += slot.errors();
                rows += slot.rows();
                nanos += slot.nanos();
                waitNanos += slot.waitNanos();
            }
        }
        return new StatementStatistics(
                digest,
                text,
                calls,
                errors,
                rows,
                Duration.ofNanos(nanos),
                Duration.ofNanos(waitNanos),
                latency(),
                trend);
    }

    Waits waits() {
        List<Optional<Duration>> trend = new ArrayList<>(slots.size());
        long calls = 0;
        long nanos = 0;
        for (StatementSlot slot : slots) {
            trend.add(
                    slot == null
                            ? Optional.empty()
                            : Optional.of(Duration.ofNanos(slot.waitNanos()).dividedBy(slot.calls())));
            if (slot != null) {
                calls += slot.calls();
                nanos += slot.waitNanos();
            }
        }
        return new Waits(calls == 0 ? null : Duration.ofNanos(nanos / calls), latency(), trend);
    }

    /** The nodes in descending order of calls. */
    List<OnNode> nodes() {
        List<NodeTally> sums = new ArrayList<>();
        for (StatementSlot slot : slots) {
            if (slot != null) {
                NodeTally.addAll(sums, slot.nodes());
            }
        }
        sums.sort(Comparator.comparingLong(NodeTally::calls).reversed());
        return sums.stream().map(NodeTally::onNode).toList();
    }

    private Latency latency() {
        long[] counts = new long[LatencyBuckets.COUNT];
        long total = 0;
        for (StatementSlot slot : slots) {
            if (slot != null) {
                total += slot.calls();
                slot.counts().visit((bucket, count) -> {
                    counts[bucket] += count;
                    return true;
                });
            }
        }
        return Percentiles.of(counts, total);
    }
}
