package dev.penstock.app.ui.overview;

import dev.penstock.app.ui.text.Figure;
import dev.penstock.app.ui.text.Figures;
import dev.penstock.app.ui.text.Messages;
import dev.penstock.engine.api.Metrics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * Reads one database's load. The figures tell of the last ten seconds; the p95 of the past is what was read then, since
 * percentiles of single seconds say nothing where little is done. One thread at a time.
 */
final class LoadReader {
    private static final Duration NOW = Duration.ofSeconds(10);
    private static final Duration PAST = Duration.ofSeconds((long) Trend.PLACES * Trend.SECONDS);
    private final Messages messages;
    private final Metrics metrics;
    private final String database;
    private final List<Sample> samples = new ArrayList<>();

    private record Sample(long second, double millis) {}

    LoadReader(Metrics metrics, String database, Messages messages) {
        this.metrics = metrics;
        this.database = database;
        this.messages = messages;
    }

    Load read(Instant now) {
        if (metrics.recordingSince().equals(Instant.MAX)) {
            Figure none = Figure.missing(messages.say("missing.recorder"));
            return new Load(none, none, none, false, Trend.EMPTY, Trend.EMPTY, Trend.EMPTY);
        }
        Metrics.Series recent = metrics.series(database, NOW);
        List<Metrics.Slot> past = metrics.series(database, PAST).slots();
        Duration p95 = recent.latency().p95();
        samples.add(new Sample(now.getEpochSecond(), p95 == null ? Double.NaN : p95.toNanos() / 1e6));
        samples.removeIf(each -> each.second <= now.getEpochSecond() - PAST.toSeconds());
        return new Load(
                rate(recent.slots(), Metrics.Slot::statements),
                p95 == null ? Figure.missing(messages.say("missing.p95")) : Figure.of(Figures.duration(p95)),
                rate(recent.slots(), Metrics.Slot::errors),
                recent.slots().stream().anyMatch(slot -> slot.errors() > 0),
                trend(past, now, Metrics.Slot::statements),
                p95Trend(now),
                trend(past, now, Metrics.Slot::errors));
    }

    private Figure rate(List<Metrics.Slot> slots, ToLongFunction<Metrics.Slot> count) {
        if (slots.isEmpty()) {
            return Figure.missing(messages.say("missing.second"));
        }
        double sum = slots.stream().mapToLong(count).sum();
        return Figure.of(Figures.perSecond(sum / slots.size()));
    }

    private static Trend trend(List<Metrics.Slot> slots, Instant now, ToLongFunction<Metrics.Slot> count) {
        double[] sums = new double[Trend.PLACES];
        int[] seconds = new int[Trend.PLACES];
        for (Metrics.Slot slot : slots) {
            int place = place(slot.second().getEpochSecond(), now);
            if (place >= 0) {
                sums[place] += count.applyAsLong(slot);
                seconds[place]++;
            }
        }
        double[] values = Trend.filled();
        for (int i = 0; i < values.length; i++) {
            if (seconds[i] > 0) {
                values[i] = sums[i] / seconds[i];
            }
        }
        return Trend.of(values);
    }

    private Trend p95Trend(Instant now) {
        double[] values = Trend.filled();
        for (Sample sample : samples) {
            int place = place(sample.second, now);
            if (place >= 0 && !Double.isNaN(sample.millis)) {
                values[place] = Double.isNaN(values[place]) ? sample.millis : Math.max(values[place], sample.millis);
            }
        }
        return Trend.of(values);
    }

    /** Places begin at whole multiples of their length, so that a line moves on without changing its shape. */
    private static int place(long second, Instant now) {
        long last = now.getEpochSecond() / Trend.SECONDS;
        long place = Trend.PLACES - 1 - (last - second / Trend.SECONDS);
        return place < 0 || place >= Trend.PLACES ? -1 : (int) place;
    }
}
