package dev.penstock.engine.headless.demo;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;

/** Formats metrics with three significant digits and a unit. */
final class MetricFormat {
    static final String MISSING = "—";

    private static final MathContext THREE = new MathContext(3, RoundingMode.HALF_UP);

    private MetricFormat() {}

    /** {@code 12.3/s}. */
    static String perSecond(double value) {
        return number(value) + "/s";
    }

    /** {@code 0.42 ms}, {@code 1.23 s}. */
    static String duration(Duration duration) {
        double millis = duration.toNanos() / 1e6;
        return millis < 999.5 ? number(millis) + " ms" : number(millis / 1000) + " s";
    }

    private static String number(double value) {
        BigDecimal rounded = BigDecimal.valueOf(value).round(THREE).stripTrailingZeros();
        return rounded.setScale(Math.max(0, rounded.scale()), RoundingMode.UNNECESSARY)
                .toPlainString();
    }
}
