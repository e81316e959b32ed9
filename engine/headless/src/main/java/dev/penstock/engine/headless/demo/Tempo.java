package dev.penstock.engine.headless.demo;

import java.time.Duration;

/** How much is going on: a day of four minutes, with its night, its lunch hour and its evening. */
final class Tempo {
    private static final double DAY_SECONDS = 240;
    private static final double NIGHT = 16;
    private static final double EVENING = 42;

    private Tempo() {}

    /** Visits a second, after that many seconds. */
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

    /** How long one of several visitors stays away, as chance has it. */
    static Duration pause(Dice dice, double visitsOfAll, int visitors) {
        double seconds = -Math.log(1 - dice.share()) * visitors / visitsOfAll;
        return Duration.ofNanos((long) (Math.min(seconds, 3) * 1e9));
    }
}
