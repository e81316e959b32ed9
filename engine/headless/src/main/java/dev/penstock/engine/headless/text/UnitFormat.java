package dev.penstock.engine.headless.text;

import java.time.Duration;
import java.util.Locale;

/** Formats numbers with units for people. */
public final class UnitFormat {
    private static final String[] UNITS = {"B", "kB", "MB", "GB", "TB", "PB"};

    private UnitFormat() {}

    /** {@code 1,234,567}. */
    public static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /** {@code 1 row}, {@code 2 rows}. */
    public static String rows(long value) {
        return value == 1 ? "1 row" : count(value) + " rows";
    }

    /** {@code 12.3 MB}, in powers of 1,000. */
    public static String bytes(long value) {
        double rest = value;
        int unit = 0;
        while (rest >= 999.5 && unit < UNITS.length - 1) {
            rest /= 1_000;
            unit++;
        }
        return String.format(Locale.ROOT, unit == 0 || rest >= 99.95 ? "%.0f %s" : "%.1f %s", rest, UNITS[unit]);
    }

    /** {@code 1.2 ms}, {@code 3.45 s}, {@code 2 min 5 s}, {@code 3 h 7 min}, {@code 12 d}. */
    public static String duration(Duration value) {
        double seconds = value.toNanos() / 1e9;
        if (seconds < 0.9995) {
            return String.format(Locale.ROOT, "%.1f ms", seconds * 1_000);
        }
        if (seconds < 60) {
            return String.format(Locale.ROOT, "%.2f s", seconds);
        }
        if (value.toHours() == 0) {
            return value.toMinutes() + " min " + value.toSecondsPart() + " s";
        }
        return value.toDays() == 0 ? value.toHours() + " h " + value.toMinutesPart() + " min" : value.toDays() + " d";
    }
}
