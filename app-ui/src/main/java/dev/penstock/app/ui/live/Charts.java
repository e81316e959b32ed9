package dev.penstock.app.ui.live;

import dev.penstock.app.ui.live.ChartData.Line;
import dev.penstock.app.ui.live.ChartData.Unit;
import dev.penstock.app.ui.text.Messages;
import dev.penstock.engine.api.Metrics;
import dev.penstock.engine.api.Metrics.Latency;
import dev.penstock.engine.api.Metrics.Slot;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads what the two charts show. Safe for use by many threads. */
final class Charts {
    /** As long as anything is kept. */
    static final Duration WINDOW = Duration.ofMinutes(15);

    /** Single seconds have too few statements for percentiles, and there are more of them than pixels. */
    private static final Duration SLOT = Duration.ofSeconds(5);

    private static final Duration SECOND = Duration.ofSeconds(1);

    /** A stretch of time is never shorter, so that the first points do not stand a hand apart. */
    private static final double SHORTEST_SECONDS = 60;

    private final Metrics metrics;
    private final Messages messages;

    Charts(Metrics metrics, Messages messages) {
        this.metrics = metrics;
        this.messages = messages;
    }

    /** Statements and errors a second, in the mean of five seconds each; the last point tells of those under way. */
    ChartData throughput(List<String> databases, Instant now) {
        List<Slot> seconds = metrics.series(databases, WINDOW, SECOND).slots();
        long step = SLOT.toSeconds();
        int places = 0;
        double[] ends = new double[seconds.size()];
        double[] statements = new double[seconds.size()];
        double[] errors = new double[seconds.size()];
        for (int from = 0; from < seconds.size(); ) {
            long slot = seconds.get(from).second().getEpochSecond() / step;
            int to = from;
            while (to < seconds.size() && seconds.get(to).second().getEpochSecond() / step == slot) {
                statements[places] += seconds.get(to).statements();
                errors[places] += seconds.get(to).errors();
                to++;
            }
            statements[places] /= to - from;
            errors[places] /= to - from;
            ends[places] = seconds.get(to - 1).second().getEpochSecond() + 1.0;
            places++;
            from = to;
        }
        return chart(
                now,
                Values.of(Arrays.copyOf(ends, places)),
                List.of(
                        new Line(messages.say("chart.statements"), 1, Values.of(Arrays.copyOf(statements, places)), ""),
                        new Line(messages.say("chart.errors"), 2, Values.of(Arrays.copyOf(errors, places)), "")),
                Unit.PER_SECOND);
    }

    /** Percentiles of five seconds each. */
    ChartData latency(List<String> databases, Instant now) {
        List<Slot> slots = metrics.series(databases, WINDOW, SLOT).slots();
        double[] ends = new double[slots.size()];
        for (int i = 0; i < ends.length; i++) {
            long end = slots.get(i).second().plus(SLOT).getEpochSecond();
            ends[i] = Math.min(end, now.getEpochSecond());
        }
        return chart(
                now,
                Values.of(ends),
                List.of(
                        new Line(
                                messages.say("chart.p50"), 1, millis(slots, Latency::p50), messages.say("missing.p50")),
                        new Line(
                                messages.say("chart.p95"), 2, millis(slots, Latency::p95), messages.say("missing.p95")),
                        new Line(
                                messages.say("chart.p99"),
                                4,
                                millis(slots, Latency::p99),
                                messages.say("missing.p99.slot"))),
                Unit.MILLIS);
    }

    /** From where recording began, or as far back as anything is kept. */
    private ChartData chart(Instant now, Values ends, List<Line> lines, Unit unit) {
        double until = now.toEpochMilli() / 1e3;
        Instant since = metrics.recordingSince();
        double kept = until - WINDOW.toSeconds();
        double from = since.equals(Instant.MAX) ? kept : Math.max(kept, since.toEpochMilli() / 1e3);
        return new ChartData(from, Math.max(until, from + SHORTEST_SECONDS), ends, lines, unit);
    }

    private static Values millis(List<Slot> slots, Function<Latency, @Nullable Duration> which) {
        double[] values = new double[slots.size()];
        for (int i = 0; i < values.length; i++) {
            Duration duration = which.apply(slots.get(i).latency());
            values[i] = duration == null ? Double.NaN : duration.toNanos() / 1e6;
        }
        return Values.of(values);
    }
}
