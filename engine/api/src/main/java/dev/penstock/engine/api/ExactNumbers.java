package dev.penstock.engine.api;

import dev.penstock.engine.api.document.Decimal128;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** Numbers as numbers of another type, if nothing is lost; null if something would be, or if it is no number. */
final class ExactNumbers {
    private static final double ABOVE_LONG = 0x1p63;

    private ExactNumbers() {}

    /** A whole number within bounds. */
    static @Nullable Long whole(Object value, long least, long greatest) {
        Long number = whole(value);
        return number == null || number < least || number > greatest ? null : number;
    }

    private static @Nullable Long whole(Object value) {
        return switch (value) {
            case Long number -> number;
            case Integer number -> number.longValue();
            case Short number -> number.longValue();
            case Byte number -> number.longValue();
            case Double number -> whole(number.doubleValue());
            case Float number -> whole(number.doubleValue());
            default -> {
                BigDecimal number = decimal(value);
                try {
                    yield number == null ? null : (Long) number.longValueExact();
                } catch (ArithmeticException _) {
                    yield null;
                }
            }
        };
    }

    private static @Nullable Long whole(double number) {
        long whole = (long) number;
        return whole == number && number < ABOVE_LONG ? whole : null;
    }

    /** A whole number without bounds. */
    static @Nullable BigInteger big(Object value) {
        if (value instanceof BigInteger number) {
            return number;
        }
        BigDecimal number = decimal(value);
        try {
            return number == null ? null : number.toBigIntegerExact();
        } catch (ArithmeticException _) {
            return null;
        }
    }

    /** A decimal; a double or float is the shortest decimal that tells it apart. */
    static @Nullable BigDecimal decimal(Object value) {
        return switch (value) {
            case BigDecimal number -> number;
            case BigInteger number -> new BigDecimal(number);
            case Double number -> Double.isFinite(number) ? BigDecimal.valueOf(number) : null;
            case Float number -> Float.isFinite(number) ? new BigDecimal(number.toString()) : null;
            case Decimal128 number -> number.isFinite() ? number.bigDecimal() : null;
            case Byte _, Short _, Integer _, Long _ -> BigDecimal.valueOf(((Number) value).longValue());
            default -> null;
        };
    }

    static @Nullable Double real(Object value) {
        return switch (value) {
            case Double number -> number;
            case Float number -> number.doubleValue();
            case Byte _, Short _, Integer _ -> ((Number) value).doubleValue();
            case Long _, BigInteger _ -> {
                double number = ((Number) value).doubleValue();
                yield Double.isFinite(number) && new BigDecimal(number).compareTo(exact(value)) == 0 ? number : null;
            }
            case Decimal128 number when !number.isFinite() -> notFinite(number);
            default -> {
                BigDecimal decimal = decimal(value);
                double number = decimal == null ? Double.NaN : decimal.doubleValue();
                yield decimal != null
                                && Double.isFinite(number)
                                && BigDecimal.valueOf(number).compareTo(decimal) == 0
                        ? (Double) number
                        : null;
            }
        };
    }

    static @Nullable Float single(Object value) {
        Double wide = real(value);
        if (wide == null) {
            return null;
        }
        float number = wide.floatValue();
        if (number == wide || wide.isNaN()) {
            return number;
        }
        boolean same = Float.isFinite(number)
                && !(value instanceof Long)
                && !(value instanceof Integer)
                && !(value instanceof BigInteger)
                && new BigDecimal(Float.toString(number)).compareTo(BigDecimal.valueOf(wide)) == 0;
        return same ? number : null;
    }

    private static BigDecimal exact(Object value) {
        return value instanceof BigInteger number
                ? new BigDecimal(number)
                : BigDecimal.valueOf(((Number) value).longValue());
    }

    private static Double notFinite(Decimal128 number) {
        if (number.isNaN()) {
            return Double.NaN;
        }
        return number.isNegative() ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    }
}
