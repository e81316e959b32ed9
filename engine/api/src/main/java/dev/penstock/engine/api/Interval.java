package dev.penstock.engine.api;

import java.time.Duration;
import java.time.Period;
import java.util.Objects;

/**
 * A span of time as SQL has it: a month has no fixed number of days, nor a day of hours.
 *
 * @param date years, months and days, each with a sign of its own
 * @param time hours and below
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
        // Duration writes PT…, Period P0D where it is zero
        return date.isZero() ? time.toString() : date + time.toString().substring(1);
    }
}
