package dev.penstock.app.ui.live;

import dev.penstock.app.ui.text.Figures;
import java.time.Duration;
import java.util.List;

/**
 * Lines over the same stretch of time.
 *
 * @param from the left end, in seconds since the epoch
 * @param until the right end
 * @param seconds where the values stand, oldest first
 * @param lines what is drawn
 * @param unit how values are told
 */
record ChartData(double from, double until, Values seconds, List<Line> lines, Unit unit) {

    /** How values are told. */
    enum Unit {
        PER_SECOND,
        MILLIS;

        String tell(double value) {
            return switch (this) {
                case PER_SECOND -> Figures.perSecond(value);
                case MILLIS -> Figures.duration(Duration.ofNanos(Math.round(value * 1e6)));
            };
        }
    }

    /**
     * One of them.
     *
     * @param name in the legend
     * @param series which of the theme's colours, from 1
     * @param values NaN where there is none
     * @param missing why a value may be missing; empty where none ever is
     */
    record Line(String name, int series, Values values, String missing) {}

    /** The largest value; 0 where there is none. */
    double top() {
        return lines.stream()
                .flatMapToDouble(line -> line.values.stream())
                .filter(value -> !Double.isNaN(value))
                .max()
                .orElse(0);
    }

    /** The place nearest to a time; -1 where there is none. */
    int nearest(double second) {
        int found = -1;
        for (int i = 0; i < seconds.size(); i++) {
            if (found < 0 || Math.abs(seconds.get(i) - second) < Math.abs(seconds.get(found) - second)) {
                found = i;
            }
        }
        return found;
    }
}
