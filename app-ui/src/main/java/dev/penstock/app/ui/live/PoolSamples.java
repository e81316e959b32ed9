package dev.penstock.app.ui.live;

import dev.penstock.engine.api.PoolState;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.function.ToIntFunction;

/** What the pools of one database were every second of the last five minutes. One thread at a time. */
final class PoolSamples {
    /** Places of a trend. */
    static final int PLACES = 100;
    /** Seconds of a place. */
    static final int SECONDS = 3;

    private final Deque<Sample> samples = new ArrayDeque<>();

    private record Sample(long second, PoolState pools) {}

    /** Adds what the pools are now, all together. */
    void add(Instant now, List<PoolState> pools) {
        long second = now.getEpochSecond();
        if (!samples.isEmpty() && samples.getLast().second == second) {
            samples.removeLast();
        }
        samples.add(new Sample(second, sum(pools)));
        while (samples.getFirst().second <= second - (long) PLACES * SECONDS) {
            samples.removeFirst();
        }
    }

    /** All pools together. */
    static PoolState sum(List<PoolState> pools) {
        return new PoolState(
                "",
                pools.stream().mapToInt(PoolState::active).sum(),
                pools.stream().mapToInt(PoolState::idle).sum(),
                pools.stream().mapToInt(PoolState::waiting).sum(),
                pools.stream().mapToInt(PoolState::max).sum());
    }

    /** The largest value of each place of several databases together, oldest first; NaN where nobody looked. */
    static Values trend(List<PoolSamples> databases, Instant now, ToIntFunction<PoolState> value) {
        double[] sums = new double[PLACES];
        Arrays.fill(sums, Double.NaN);
        for (PoolSamples each : databases) {
            double[] own = each.trend(now, value);
            for (int i = 0; i < PLACES; i++) {
                sums[i] = Double.isNaN(sums[i]) ? own[i] : sums[i] + (Double.isNaN(own[i]) ? 0 : own[i]);
            }
        }
        return Values.of(sums);
    }

    private double[] trend(Instant now, ToIntFunction<PoolState> value) {
        double[] values = new double[PLACES];
        Arrays.fill(values, Double.NaN);
        long last = now.getEpochSecond() / SECONDS;
        for (Sample sample : new ArrayList<>(samples)) {
            long place = PLACES - 1 - (last - sample.second / SECONDS);
            if (place >= 0 && place < PLACES && sample.pools.max() > 0) {
                double its = value.applyAsInt(sample.pools);
                values[(int) place] = Double.isNaN(values[(int) place]) ? its : Math.max(values[(int) place], its);
            }
        }
        return values;
    }
}
