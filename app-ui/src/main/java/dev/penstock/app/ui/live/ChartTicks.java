package dev.penstock.app.ui.live;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Where a chart's lines of its grid stand: at round values, five at most. */
final class ChartTicks {
    private static final int MOST = 5;
    private static final long[] SECONDS = {10, 15, 30, 60, 120, 300, 600};
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private ChartTicks() {}

    /** From 0 to the first round value that is not under the top; at least two. */
    static List<Double> values(double top) {
        double step = top <= 0 ? 1 : step(top);
        List<Double> ticks = new ArrayList<>();
        int count = top <= 0 ? 1 : (int) Math.ceil(top / step - 1e-9);
        for (int i = 0; i <= count; i++) {
            ticks.add(i * step);
        }
        return ticks;
    }

    /** 1, 2, 2.5 or 5 times a power of ten, so large that four of it reach the top. */
    private static double step(double top) {
        double least = top / (MOST - 1);
        double power = Math.pow(10, Math.floor(Math.log10(least)));
        for (double times : new double[] {1, 2, 2.5, 5}) {
            if (times * power >= least - 1e-12) {
                return times * power;
            }
        }
        return 10 * power;
    }

    /** Seconds since the epoch, whole minutes where the stretch is long enough. */
    static List<Long> times(double from, double until) {
        long step = SECONDS[SECONDS.length - 1];
        for (long each : SECONDS) {
            if ((until - from) / each < MOST) {
                step = each;
                break;
            }
        }
        List<Long> ticks = new ArrayList<>();
        for (long at = (long) Math.ceil(from / step) * step; at <= until; at += step) {
            ticks.add(at);
        }
        return ticks;
    }

    /** What stands at a time: without seconds where none of the ticks has any. */
    static String time(long second, List<Long> ticks, ZoneId zone) {
        boolean minutes = ticks.stream().allMatch(each -> each % 60 == 0);
        return (minutes ? MINUTE : SECOND).withZone(zone).format(Instant.ofEpochSecond(second));
    }
}
