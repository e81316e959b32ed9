package dev.penstock.connectors.jdbc.face;

import java.sql.Date;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.Calendar;
import org.jspecify.annotations.Nullable;

/** Copies of values that a caller may change after it has handed them over. */
final class MutableValues {
    private MutableValues() {}

    static byte @Nullable [] copy(byte @Nullable [] value) {
        return value == null ? null : value.clone();
    }

    static @Nullable Date copy(@Nullable Date value) {
        return value == null ? null : (Date) value.clone();
    }

    static @Nullable Time copy(@Nullable Time value) {
        return value == null ? null : (Time) value.clone();
    }

    static @Nullable Timestamp copy(@Nullable Timestamp value) {
        return value == null ? null : (Timestamp) value.clone();
    }

    static @Nullable Calendar copy(@Nullable Calendar value) {
        return value == null ? null : (Calendar) value.clone();
    }

    /** The value itself unless it can change. */
    @SuppressWarnings("JavaUtilDate") // JDBC's own
    static @Nullable Object copy(@Nullable Object value) {
        return switch (value) {
            case byte[] bytes -> bytes.clone();
            case java.util.Date date -> date.clone();
            case Calendar calendar -> calendar.clone();
            case null, default -> value;
        };
    }
}
