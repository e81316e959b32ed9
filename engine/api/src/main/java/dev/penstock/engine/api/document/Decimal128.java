package dev.penstock.engine.api.document;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * A decimal number of IEEE 754-2008 with up to 34 digits and an exponent from -6176 to 6111, with negative zero,
 * infinities and NaN. Equal if the bits are: {@code 1.0} and {@code 1.00} differ, as they do in {@link BigDecimal}.
 *
 * @param high the upper half of its bits, in the binary integer encoding (BID) of BSON
 * @param low the lower half of its bits
 */
public record Decimal128(long high, long low) implements BsonValue {
    /** Not a number. */
    public static final Decimal128 NAN = new Decimal128(0x7C00_0000_0000_0000L, 0);

    /** Infinity. */
    public static final Decimal128 POSITIVE_INFINITY = new Decimal128(0x7800_0000_0000_0000L, 0);

    /** Negative infinity. */
    public static final Decimal128 NEGATIVE_INFINITY = new Decimal128(0xF800_0000_0000_0000L, 0);

    /** The least exponent. */
    static final int LEAST_EXPONENT = -6176;

    /** The greatest exponent. */
    static final int GREATEST_EXPONENT = 6111;

    /** The most digits. */
    static final int DIGITS = 34;

    private static final long SIGN = Long.MIN_VALUE;
    private static final long NAN_BITS = 0x7C00_0000_0000_0000L;
    private static final long INFINITY_BITS = 0x7800_0000_0000_0000L;
    private static final long LARGE_COEFFICIENT_BITS = 0x6000_0000_0000_0000L;
    private static final int EXPONENT_SHIFT = 49;
    private static final long COEFFICIENT_MASK = (1L << EXPONENT_SHIFT) - 1;
    private static final int EXPONENT_MASK = 0x3FFF;
    private static final BigInteger LARGEST_COEFFICIENT =
            BigInteger.TEN.pow(DIGITS).subtract(BigInteger.ONE);

    /**
     * From a number, exactly; its exponent is kept as far as it fits.
     *
     * @throws IllegalArgumentException if it would have to be rounded or is out of range
     */
    public static Decimal128 of(BigDecimal number) {
        return DecimalText.exact(
                number.signum() < 0, number.unscaledValue().abs().toString(), -(long) number.scale());
    }

    /**
     * From text, exactly, in the form of BSON's specification: {@code -1.50}, {@code 1E+3}, {@code NaN},
     * {@code -Infinity}.
     *
     * @throws IllegalArgumentException if it is something else, would have to be rounded, or is out of range
     */
    public static Decimal128 of(String text) {
        return DecimalText.parse(text);
    }

    /** From a coefficient of at most 34 digits and an exponent in range. */
    static Decimal128 of(boolean negative, BigInteger coefficient, int exponent) {
        long high = coefficient.shiftRight(Long.SIZE).longValueExact()
                | (long) (exponent - LEAST_EXPONENT) << EXPONENT_SHIFT;
        return new Decimal128(negative ? high | SIGN : high, coefficient.longValue());
    }

    /** Whether it is NaN, quiet or signalling. */
    public boolean isNaN() {
        return (high & NAN_BITS) == NAN_BITS;
    }

    /** Whether it is one of the infinities. */
    public boolean isInfinite() {
        return (high & NAN_BITS) == INFINITY_BITS;
    }

    /** Whether it is a number, neither NaN nor infinite. */
    public boolean isFinite() {
        return (high & INFINITY_BITS) != INFINITY_BITS;
    }

    /** Whether its sign is minus; negative zero is negative too. */
    public boolean isNegative() {
        return high < 0;
    }

    /**
     * The same number. The sign of a negative zero is lost: {@link BigDecimal} has none.
     *
     * @throws ArithmeticException if it is NaN or infinite
     */
    public BigDecimal bigDecimal() {
        if (!isFinite()) {
            throw new ArithmeticException(this + " has no BigDecimal");
        }
        BigInteger coefficient = coefficient();
        return new BigDecimal(isNegative() ? coefficient.negate() : coefficient, -exponent());
    }

    /** The digits as a whole number; 0 for encodings that are not canonical, as the standard has it. */
    BigInteger coefficient() {
        if (hasLargeCoefficient()) {
            return BigInteger.ZERO;
        }
        BigInteger lower = new BigInteger(Long.toUnsignedString(low));
        BigInteger coefficient =
                BigInteger.valueOf(high & COEFFICIENT_MASK).shiftLeft(Long.SIZE).or(lower);
        return coefficient.compareTo(LARGEST_COEFFICIENT) > 0 ? BigInteger.ZERO : coefficient;
    }

    /** The power of ten that the coefficient is multiplied by. */
    int exponent() {
        int shift = hasLargeCoefficient() ? EXPONENT_SHIFT - 2 : EXPONENT_SHIFT;
        return (int) (high >>> shift & EXPONENT_MASK) + LEAST_EXPONENT;
    }

    private boolean hasLargeCoefficient() {
        return (high & LARGE_COEFFICIENT_BITS) == LARGE_COEFFICIENT_BITS;
    }

    /** The text of BSON's specification; {@link #of(String)} reads it. */
    @Override
    public String toString() {
        return DecimalText.format(this);
    }
}
