package dev.penstock.connectors.postgresql;

import dev.penstock.engine.api.Interval;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Period;

/** The server's text of an interval, as it writes it by default: {@code 1 year 2 mons -3 days +04:05:06.7}. */
final class PostgresIntervals {
    private static final int NANO_DIGITS = 9;

    private PostgresIntervals() {}

    static Interval parse(String text) {
        String[] words = text.split(" ");
        int years = 0;
        int months = 0;
        int days = 0;
        Duration time = Duration.ZERO;
        int at = 0;
        while (at < words.length) {
            if (words[at].indexOf(':') >= 0) {
                time = time(words[at++]);
                continue;
            }
            if (at + 1 == words.length) {
                throw new IllegalArgumentException("Only IntervalStyle = postgres is read");
            }
            int count = Integer.parseInt(words[at]);
            switch (words[at + 1]) {
                case "year", "years" -> years = count;
                case "mon", "mons" -> months = count;
                case "day", "days" -> days = count;
                default -> throw new IllegalArgumentException("Only IntervalStyle = postgres is read");
            }
            at += 2;
        }
        return new Interval(Period.of(years, months, days), time);
    }

    private static Duration time(String text) {
        boolean negative = text.startsWith("-");
        String[] parts =
                text.substring(negative || text.startsWith("+") ? 1 : 0).split(":");
        long nanos = new BigDecimal(parts[2]).movePointRight(NANO_DIGITS).longValueExact();
        Duration time = Duration.ofHours(Long.parseLong(parts[0]))
                .plusMinutes(Long.parseLong(parts[1]))
                .plusNanos(nanos);
        return negative ? time.negated() : time;
    }
}
