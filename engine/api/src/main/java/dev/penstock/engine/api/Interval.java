package dev.penstock.engine.api;

import java.time.Duration;
import java.time.Period;
import java.util.Objects;

/**
 * An SQL interval. A month has no fixed number of days, and a day no fixed number of hours.
 *
 * @param date the years, months and days, each with its own sign
 * @param time the hours and smaller units
 */
public record Interval(Period date, Duration time) {
    /** Checks for nulls. */
    public Interval {
        Objects.requireNonNull(date, "date");
        Objects.requireNonNull(time, "time");
    }

    /** ISO 8601: {@code P1Y2M3DT4H5M6S}. */
    @Override
    public String toString() {
        if (time.isZero()) {
            return date.toString();
        }
        // Duration writes PT…, and Period writes P0D for zero
        return date.isZero() ? time.toString() : date + time.toString().substring(1);
    }
}
