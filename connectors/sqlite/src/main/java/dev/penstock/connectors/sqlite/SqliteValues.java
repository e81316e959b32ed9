package dev.penstock.connectors.sqlite;

import dev.penstock.engine.api.Diagnosis;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.Outcome;
import dev.penstock.engine.api.UnsupportedException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.TemporalAccessor;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Java values as one of SQLite's five types. What has none of its own is stored as ISO text, booleans as 0 and 1. */
final class SqliteValues {
    private static final int LONG_DIGITS = 18;

    private SqliteValues() {}

    static void bind(PreparedStatement statement, int index, @Nullable Object value) throws SQLException {
        switch (value) {
            case null -> statement.setObject(index, null);
            case String text -> statement.setString(index, text);
            case Integer number -> statement.setInt(index, number);
            case Long number -> statement.setLong(index, number);
            case Double number -> statement.setDouble(index, number);
            case byte[] bytes -> statement.setBytes(index, bytes);
            case Boolean truth -> statement.setInt(index, truth ? 1 : 0);
            case Short number -> statement.setInt(index, number);
            case Byte number -> statement.setInt(index, number);
            case Float number -> statement.setDouble(index, number);
            case BigDecimal number -> decimal(statement, index, number);
            case BigInteger number -> decimal(statement, index, new BigDecimal(number));
            case Instant moment -> statement.setString(index, moment.toString());
            case TemporalAccessor moment -> statement.setString(index, moment.toString());
            case UUID id -> statement.setString(index, id.toString());
            case Character letter -> statement.setString(index, letter.toString());
            case Enum<?> constant -> statement.setString(index, constant.name());
            default ->
                throw new UnsupportedException(
                        ErrorCode.UNSUPPORTED,
                        "SQLite has no type for a " + value.getClass().getName()
                                + ", which is the value of placeholder " + index,
                        Diagnosis.of(Outcome.NOT_DONE, "Give a number, a text, bytes or null."),
                        null);
        }
    }

    /** As a number where none of its digits is lost, and as text otherwise. */
    private static void decimal(PreparedStatement statement, int index, BigDecimal number) throws SQLException {
        BigDecimal plain = number.stripTrailingZeros();
        if (plain.scale() <= 0 && plain.precision() - plain.scale() <= LONG_DIGITS) {
            statement.setLong(index, plain.longValueExact());
        } else if (new BigDecimal(Double.toString(number.doubleValue())).compareTo(number) == 0) {
            statement.setDouble(index, number.doubleValue());
        } else {
            statement.setString(index, number.toPlainString());
        }
    }
}
