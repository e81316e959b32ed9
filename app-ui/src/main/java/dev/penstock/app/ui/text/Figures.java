package dev.penstock.app.ui.text;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;

/** Writes metrics: three significant digits, grouping, a unit. Not for cells of a result. */
public final class Figures {
    private static final MathContext THREE = new MathContext(3, RoundingMode.HALF_UP);
    private static final String[] BYTES = {"B", "KiB", "MiB", "GiB", "TiB"};

    private Figures() {}

    /** {@code 0}, {@code 0.25}, {@code 12.3}, {@code 1,230}. */
    public static String number(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("Not a number to show: " + value);
        }
        return grouped(
                BigDecimal.valueOf(value).round(THREE).stripTrailingZeros().toPlainString());
    }

    /** A whole number, every digit: {@code 1,234,567}. */
    public static String count(long value) {
        return grouped(Long.toString(value));
    }

    /** A count where there is little room: {@code 950}, {@code 3.5 k}, {@code 12.3 M}. */
    public static String brief(long value) {
        if (value < 1_000) {
            return count(value);
        }
        return value < 999_500
                ? number(value / 1e3) + " k"
                : value < 999_500_000 ? number(value / 1e6) + " M" : number(value / 1e9) + " G";
    }

    /** {@code 12.3/s}. */
    public static String perSecond(double value) {
        return number(value) + "/s";
    }

    /** How long something took: {@code 0.42 ms}, {@code 12.3 ms}, {@code 1.23 s}, {@code 2 min 5 s}, {@code 3 h 4 min}. */
    public static String duration(Duration duration) {
        double millis = duration.toNanos() / 1e6;
        if (millis < 999.5) {
            return number(millis) + " ms";
        }
        return duration.toMillis() < 59_950 ? number(millis / 1000) + " s" : span(duration);
    }

    /** How long something has lasted, in whole seconds at least: {@code 0 s}, {@code 12 s}, {@code 2 min 5 s}. */
    public static String span(Duration duration) {
        long seconds = Math.max(0, duration.toSeconds());
        if (seconds < 60) {
            return seconds + " s";
        }
        if (seconds < 3600) {
            return two(seconds / 60, "min", seconds % 60, "s");
        }
        if (seconds < 86_400) {
            return two(seconds / 3600, "h", seconds % 3600 / 60, "min");
        }
        return two(seconds / 86_400, "d", seconds % 86_400 / 3600, "h");
    }

    /** {@code 512 B}, {@code 1.5 KiB}, {@code 84.2 MiB}. */
    public static String bytes(long bytes) {
        double value = bytes;
        int unit = 0;
        while (value >= 1023.5 && unit < BYTES.length - 1) {
            value /= 1024;
            unit++;
        }
        return number(value) + " " + BYTES[unit];
    }

    private static String two(long large, String largeUnit, long small, String smallUnit) {
        return large + " " + largeUnit + (small == 0 ? "" : " " + small + " " + smallUnit);
    }

    /** A comma after each three digits before the point. By hand: the first DecimalFormat would come before the first frame. */
    private static String grouped(String plain) {
        int point = plain.indexOf('.');
        int first = plain.startsWith("-") ? 1 : 0;
        StringBuilder out = new StringBuilder(plain);
        for (int i = (point < 0 ? plain.length() : point) - 3; i > first; i -= 3) {
            out.insert(i, ',');
        }
        return out.toString();
    }
}
