package dev.penstock.connectors.postgresql;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.util.Locale;

/**
 * The server's ISO texts of dates and times. Its {@code infinity} is the last moment that Java has, its
 * {@code -infinity} the first, and its {@code 24:00:00} the last moment of the day.
 */
final class PostgresTimes {
    private static final String INFINITY = "infinity";
    private static final String MINUS_INFINITY = "-infinity";
    private static final String BC = " BC";

    private PostgresTimes() {}

    static LocalDate date(String text) {
        return switch (text) {
            case INFINITY -> LocalDate.MAX;
            case MINUS_INFINITY -> LocalDate.MIN;
            default -> text.endsWith(BC) ? day(text.substring(0, text.length() - BC.length()), true) : day(text, false);
        };
    }

    private static LocalDate day(String text, boolean bc) {
        int dayAt = text.lastIndexOf('-');
        int monthAt = text.lastIndexOf('-', dayAt - 1);
        int year = Integer.parseInt(text, 0, monthAt, 10);
        int month = Integer.parseInt(text, monthAt + 1, dayAt, 10);
        int day = Integer.parseInt(text, dayAt + 1, text.length(), 10);
        // the year before 1 is 1 BC to the server and 0 to Java
        return LocalDate.of(bc ? 1 - year : year, month, day);
    }

    static LocalTime time(String text) {
        return text.startsWith("24:") ? LocalTime.MAX : LocalTime.parse(text);
    }

    static OffsetTime offsetTime(String text) {
        int sign = sign(text, 0);
        return OffsetTime.of(time(text.substring(0, sign)), ZoneOffset.of(text.substring(sign)));
    }

    static LocalDateTime timestamp(String text) {
        return switch (text) {
            case INFINITY -> LocalDateTime.MAX;
            case MINUS_INFINITY -> LocalDateTime.MIN;
            default -> {
                boolean bc = text.endsWith(BC);
                String plain = bc ? text.substring(0, text.length() - BC.length()) : text;
                int space = plain.indexOf(' ');
                yield LocalDateTime.of(day(plain.substring(0, space), bc), time(plain.substring(space + 1)));
            }
        };
    }

    static OffsetDateTime offsetTimestamp(String text) {
        return switch (text) {
            case INFINITY -> OffsetDateTime.MAX;
            case MINUS_INFINITY -> OffsetDateTime.MIN;
            default -> {
                boolean bc = text.endsWith(BC);
                String plain = bc ? text.substring(0, text.length() - BC.length()) : text;
                int sign = sign(plain, plain.indexOf(' '));
                yield OffsetDateTime.of(
                        timestamp(plain.substring(0, sign) + (bc ? BC : "")), ZoneOffset.of(plain.substring(sign)));
            }
        };
    }

    private static int sign(String text, int from) {
        return Math.max(text.indexOf('+', from), text.indexOf('-', from));
    }

    /** As the server reads it: years beyond 9999 without a sign, those before 1 as BC. */
    static String text(LocalDate day) {
        if (day.equals(LocalDate.MAX)) {
            return INFINITY;
        }
        if (day.equals(LocalDate.MIN)) {
            return MINUS_INFINITY;
        }
        return day(day) + (day.getYear() > 0 ? "" : BC);
    }

    static String text(LocalTime time) {
        return time.equals(LocalTime.MAX) ? "24:00:00" : time.toString();
    }

    static String text(LocalDateTime moment) {
        if (moment.equals(LocalDateTime.MAX)) {
            return INFINITY;
        }
        if (moment.equals(LocalDateTime.MIN)) {
            return MINUS_INFINITY;
        }
        return day(moment.toLocalDate()) + " " + moment.toLocalTime() + (moment.getYear() > 0 ? "" : BC);
    }

    static String text(OffsetDateTime moment) {
        if (moment.equals(OffsetDateTime.MAX)) {
            return INFINITY;
        }
        if (moment.equals(OffsetDateTime.MIN)) {
            return MINUS_INFINITY;
        }
        return day(moment.toLocalDate()) + " " + moment.toOffsetTime() + (moment.getYear() > 0 ? "" : BC);
    }

    private static String day(LocalDate day) {
        int year = day.getYear() > 0 ? day.getYear() : 1 - day.getYear();
        return String.format(Locale.ROOT, "%04d-%02d-%02d", year, day.getMonthValue(), day.getDayOfMonth());
    }
}
