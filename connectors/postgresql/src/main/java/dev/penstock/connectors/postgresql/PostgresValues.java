package dev.penstock.connectors.postgresql;

import dev.penstock.engine.api.Interval;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Java values as the server takes them; what has no type of its own goes as text, whose type the server infers. */
final class PostgresValues {
    private PostgresValues() {}

    /**
     * Binds a value.
     *
     * @param untyped whether the server cannot infer the type of a value there, so that a text has to say it is one
     */
    static void bind(PreparedStatement statement, int index, @Nullable Object value, boolean untyped)
            throws SQLException {
        switch (value) {
            case null -> statement.setNull(index, untyped ? Types.VARCHAR : Types.NULL);
            case Integer number -> statement.setInt(index, number);
            case Long number -> statement.setLong(index, number);
            case String text -> text(statement, index, text, untyped);
            case Boolean truth -> statement.setBoolean(index, truth);
            case Double number -> statement.setDouble(index, number);
            case BigDecimal number -> statement.setBigDecimal(index, number);
            case BigInteger number -> statement.setBigDecimal(index, new BigDecimal(number));
            case byte[] bytes -> statement.setBytes(index, bytes);
            case Byte number -> statement.setShort(index, number);
            case Instant moment -> statement.setObject(index, moment.atOffset(ZoneOffset.UTC));
            case ZonedDateTime moment -> statement.setObject(index, moment.toOffsetDateTime());
            case Character _, Enum<?> _, Interval _, Duration _, Period _ ->
                text(statement, index, text(value), untyped);
            case List<?> items -> text(statement, index, PostgresArrays.format(items), untyped);
            case Object[] items -> text(statement, index, PostgresArrays.format(Arrays.asList(items)), untyped);
            default -> statement.setObject(index, value);
        }
    }

    /** The server infers what an {@code OTHER} text is meant to be, as it does for a literal. */
    private static void text(PreparedStatement statement, int index, String text, boolean untyped) throws SQLException {
        if (untyped) {
            statement.setString(index, text);
        } else {
            statement.setObject(index, text, Types.OTHER);
        }
    }

    /** A value as the server reads it where it expects its type. */
    static String text(Object value) {
        return switch (value) {
            case byte[] bytes -> "\\x" + HexFormat.of().formatHex(bytes);
            case Enum<?> constant -> constant.name();
            case Interval(Period date, Duration time) ->
                date.getYears() + " years " + date.getMonths() + " mons " + date.getDays() + " days "
                        + BigDecimal.valueOf(time.getSeconds())
                                .add(BigDecimal.valueOf(time.getNano(), 9))
                                .toPlainString()
                        + " seconds";
            case LocalDate day -> PostgresTimes.text(day);
            case LocalTime time -> PostgresTimes.text(time);
            case LocalDateTime moment -> PostgresTimes.text(moment);
            case OffsetDateTime moment -> PostgresTimes.text(moment);
            case ZonedDateTime moment -> PostgresTimes.text(moment.toOffsetDateTime());
            case Instant moment -> PostgresTimes.text(moment.atOffset(ZoneOffset.UTC));
            case BigDecimal number -> number.toPlainString();
            default -> value.toString();
        };
    }
}
