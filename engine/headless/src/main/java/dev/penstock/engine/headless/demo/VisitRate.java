package dev.penstock.engine.headless.demo;

import java.time.Duration;

/** The rate of visits over a simulated day of four minutes, with night, lunch hour and evening. */
final class VisitRate {
    private static final double DAY_SECONDS = 240;
    private static final double NIGHT = 16;
    private static final double EVENING = 42;

    private VisitRate() {}

    /** The visits per second at a time in seconds. */
    static double visits(double second) {
        double hour = second % DAY_SECONDS / DAY_SECONDS * 24;
        double evening = hill(hour, 19, 4.5);
        double lunch = 0.6 * hill(hour, 12, 2);
        return NIGHT + (EVENING - NIGHT) * Math.min(1, evening + lunch);
    }

    private static double hill(double hour, double top, double width) {
        double distance = Math.abs(hour - top);
        double around = Math.min(distance, 24 - distance) / width;
        return Math.exp(-around * around);
    }

    /** The random pause of one of several visitors between two visits. */
    static Duration pause(SeededRandom random, double visitsOfAll, int visitors) {
        double seconds = -Math.log(1 - random.share()) * visitors / visitsOfAll;
        return Duration.ofNanos((long) (Math.min(seconds, 3) * 1e9));
    }
}
