package dev.penstock.engine.core.spool;

import dev.penstock.engine.api.Diagnosis;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.Interval;
import dev.penstock.engine.api.Outcome;
import dev.penstock.engine.api.UnsupportedException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Encodes and decodes values of all types of results. A decoded value equals the encoded one. */
final class ValueCodec {
    private static final int NULL = 0;
    private static final int FALSE = 1;
    private static final int TRUE = 2;
    private static final int STRING = 3;
    private static final int SHORT = 4;
    private static final int INTEGER = 5;
    private static final int LONG = 6;
    private static final int FLOAT = 7;
    private static final int DOUBLE = 8;
    private static final int DECIMAL = 9;
    private static final int BIG_INTEGER = 10;
    private static final int BYTES = 11;
    private static final int ID = 12;
    private static final int DATE = 13;
    private static final int TIME = 14;
    private static final int OFFSET_TIME = 15;
    private static final int TIMESTAMP = 16;
    private static final int OFFSET_TIMESTAMP = 17;
    private static final int INSTANT = 18;
    private static final int INTERVAL = 19;
    private static final int LIST = 20;

    private ValueCodec() {}

    static void write(SpoolSink out, @Nullable Object value) {
        switch (value) {
            case null -> out.put(NULL);
            case Boolean truth -> out.put(truth ? TRUE : FALSE);
            case String text -> {
                out.put(STRING);
                out.sized(text);
            }
            case Short number -> {
                out.put(SHORT);
                out.signed(number);
            }
            case Integer number -> {
                out.put(INTEGER);
                out.signed(number);
            }
            case Long number -> {
                out.put(LONG);
                out.signed(number);
            }
            case Float number -> {
                out.put(FLOAT);
                out.fixed(Float.floatToRawIntBits(number), Float.BYTES);
            }
            case Double number -> {
                out.put(DOUBLE);
                out.fixed(Double.doubleToRawLongBits(number), Double.BYTES);
            }
            case BigDecimal number -> {
                out.put(DECIMAL);
                out.signed(number.scale());
                out.sized(number.unscaledValue().toByteArray());
            }
            case BigInteger number -> {
                out.put(BIG_INTEGER);
                out.sized(number.toByteArray());
            }
            case byte[] bytes -> {
                out.put(BYTES);
                out.sized(bytes);
            }
            case UUID id -> {
                out.put(ID);
                out.fixed(id.getMostSignificantBits(), Long.BYTES);
                out.fixed(id.getLeastSignificantBits(), Long.BYTES);
            }
            case Interval interval -> {
                out.put(INTERVAL);
                interval(out, interval);
            }
            case List<?> items -> {
                out.put(LIST);
                out.unsigned(items.size());
                for (Object item : items) {
                    write(out, item);
                }
            }
            default -> time(out, value);
        }
    }

    private static void time(SpoolSink out, Object value) {
        switch (value) {
            case LocalDate date -> {
                out.put(DATE);
                out.signed(date.toEpochDay());
            }
            case LocalTime time -> {
                out.put(TIME);
                out.unsigned(time.toNanoOfDay());
            }
            case OffsetTime time -> {
                out.put(OFFSET_TIME);
                out.unsigned(time.toLocalTime().toNanoOfDay());
                out.signed(time.getOffset().getTotalSeconds());
            }
            case LocalDateTime moment -> {
                out.put(TIMESTAMP);
                moment(out, moment);
            }
            case OffsetDateTime moment -> {
                out.put(OFFSET_TIMESTAMP);
                moment(out, moment.toLocalDateTime());
                out.signed(moment.getOffset().getTotalSeconds());
            }
            case Instant instant -> {
                out.put(INSTANT);
                out.signed(instant.getEpochSecond());
                out.unsigned(instant.getNano());
            }
            default -> throw unknown(value);
        }
    }

    private static void moment(SpoolSink out, LocalDateTime moment) {
        out.signed(moment.toLocalDate().toEpochDay());
        out.unsigned(moment.toLocalTime().toNanoOfDay());
    }

    private static void interval(SpoolSink out, Interval interval) {
        Period date = interval.date();
        out.signed(date.getYears());
        out.signed(date.getMonths());
        out.signed(date.getDays());
        out.signed(interval.time().toSeconds());
        out.unsigned(interval.time().toNanosPart());
    }

    private static UnsupportedException unknown(Object value) {
        return new UnsupportedException(
                ErrorCode.UNSUPPORTED,
                "A value of type " + value.getClass().getName() + " cannot be stored on disk",
                Diagnosis.of(Outcome.DONE, "Cast its column to text in the statement."),
                null);
    }

    static @Nullable Object read(SpoolSource in) {
        int type = in.one();
        return switch (type) {
            case NULL -> null;
            case FALSE -> false;
            case TRUE -> true;
            case STRING -> in.text((int) in.unsigned());
            case SHORT -> (short) in.signed();
            case INTEGER -> (int) in.signed();
            case LONG -> in.signed();
            case FLOAT -> Float.intBitsToFloat((int) in.fixed(Float.BYTES));
            case DOUBLE -> Double.longBitsToDouble(in.fixed(Double.BYTES));
            case DECIMAL -> {
                int scale = (int) in.signed();
                yield new BigDecimal(new BigInteger(sized(in)), scale);
            }
            case BIG_INTEGER -> new BigInteger(sized(in));
            case BYTES -> sized(in);
            case ID -> new UUID(in.fixed(Long.BYTES), in.fixed(Long.BYTES));
            case DATE -> LocalDate.ofEpochDay(in.signed());
            case TIME -> LocalTime.ofNanoOfDay(in.unsigned());
            case OFFSET_TIME -> OffsetTime.of(LocalTime.ofNanoOfDay(in.unsigned()), offset(in));
            case TIMESTAMP -> moment(in);
            case OFFSET_TIMESTAMP -> OffsetDateTime.of(moment(in), offset(in));
            case INSTANT -> Instant.ofEpochSecond(in.signed(), in.unsigned());
            case INTERVAL -> interval(in);
            case LIST -> list(in);
            default -> throw new IllegalStateException("Unknown type of value: " + type);
        };
    }

    private static byte[] sized(SpoolSource in) {
        return in.bytes((int) in.unsigned());
    }

    private static ZoneOffset offset(SpoolSource in) {
        return ZoneOffset.ofTotalSeconds((int) in.signed());
    }

    private static LocalDateTime moment(SpoolSource in) {
        return LocalDateTime.of(LocalDate.ofEpochDay(in.signed()), LocalTime.ofNanoOfDay(in.unsigned()));
    }

    private static Interval interval(SpoolSource in) {
        Period date = Period.of((int) in.signed(), (int) in.signed(), (int) in.signed());
        return new Interval(date, Duration.ofSeconds(in.signed(), in.unsigned()));
    }

    private static List<@Nullable Object> list(SpoolSource in) {
        int count = (int) in.unsigned();
        List<@Nullable Object> items = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            items.add(read(in));
        }
        return Collections.unmodifiableList(items);
    }
}
