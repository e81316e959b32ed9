package dev.penstock.engine.api.document;

import java.math.BigInteger;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Decimals as BSON's specification writes them. Nothing is rounded. */
final class DecimalText {
    private static final Pattern NUMBER =
            Pattern.compile("([+-]?)(?:([0-9]++)(?:\\.([0-9]*+))?+|\\.([0-9]++))(?:[eE]([+-]?[0-9]++))?+");
    private static final int LEAST_PLAIN_EXPONENT = -6;
    private static final int LONGEST_EXPONENT = 12;

    private DecimalText() {}

    static Decimal128 parse(String text) {
        Matcher number = NUMBER.matcher(text);
        if (!number.matches()) {
            return special(text);
        }
        String whole = number.group(2) == null ? "" : number.group(2);
        String fraction = number.group(2) == null ? number.group(4) : number.group(3);
        fraction = fraction == null ? "" : fraction;
        long exponent = exponent(number.group(5)) - fraction.length();
        return exact(number.group(1).equals("-"), whole + fraction, exponent);
    }

    private static Decimal128 special(String text) {
        boolean negative = text.startsWith("-");
        String word = negative || text.startsWith("+") ? text.substring(1) : text;
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "nan" -> Decimal128.NAN;
            case "inf", "infinity" -> negative ? Decimal128.NEGATIVE_INFINITY : Decimal128.POSITIVE_INFINITY;
            default ->
                throw new IllegalArgumentException(
                        "'" + Excerpt.of(text) + "' is no decimal number: write it as 1.50, 1E+3, NaN or Infinity");
        };
    }

    /** An exponent; one too long for any number stays too large or too small. */
    private static long exponent(@Nullable String text) {
        if (text == null) {
            return 0;
        }
        boolean negative = text.startsWith("-");
        String digits = withoutLeadingZeros(negative || text.startsWith("+") ? text.substring(1) : text);
        String bounded = digits.length() > LONGEST_EXPONENT ? "9".repeat(LONGEST_EXPONENT) : digits;
        long exponent = bounded.isEmpty() ? 0 : Long.parseLong(bounded);
        return negative ? -exponent : exponent;
    }

    /**
     * A decimal from its digits.
     *
     * @throws IllegalArgumentException if it would have to be rounded or is out of range
     */
    static Decimal128 exact(boolean negative, String digits, long exponent) {
        String significant = withoutLeadingZeros(digits);
        if (significant.isEmpty()) {
            int nearest = Math.clamp(exponent, Decimal128.LEAST_EXPONENT, Decimal128.GREATEST_EXPONENT);
            return Decimal128.of(negative, BigInteger.ZERO, nearest);
        }
        long dropped =
                Math.max(Math.max(0, significant.length() - Decimal128.DIGITS), Decimal128.LEAST_EXPONENT - exponent);
        if (dropped > 0) {
            if (trailingZeros(significant) < dropped) {
                throw refused(significant, exponent, "cannot be had without rounding");
            }
            significant = significant.substring(0, (int) (significant.length() - dropped));
            exponent += dropped;
        }
        long added = exponent - Decimal128.GREATEST_EXPONENT;
        if (added > 0) {
            if (significant.length() + added > Decimal128.DIGITS) {
                throw refused(significant, exponent, "is out of range");
            }
            significant += "0".repeat((int) added);
            exponent = Decimal128.GREATEST_EXPONENT;
        }
        return Decimal128.of(negative, new BigInteger(significant), (int) exponent);
    }

    static String format(Decimal128 number) {
        if (number.isNaN()) {
            return "NaN";
        }
        String sign = number.isNegative() ? "-" : "";
        if (number.isInfinite()) {
            return sign + "Infinity";
        }
        String digits = number.coefficient().toString();
        int exponent = number.exponent();
        int adjusted = exponent + digits.length() - 1;
        return sign
                + (exponent <= 0 && adjusted >= LEAST_PLAIN_EXPONENT
                        ? plain(digits, -exponent)
                        : scientific(digits, adjusted));
    }

    private static String plain(String digits, int decimals) {
        if (decimals == 0) {
            return digits;
        }
        String padded = "0".repeat(Math.max(0, decimals + 1 - digits.length())) + digits;
        int point = padded.length() - decimals;
        return padded.substring(0, point) + "." + padded.substring(point);
    }

    private static String scientific(String digits, int exponent) {
        String mantissa = digits.length() == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
        return mantissa + "E" + (exponent < 0 ? "" : "+") + exponent;
    }

    private static String withoutLeadingZeros(String digits) {
        int from = 0;
        while (from < digits.length() && digits.charAt(from) == '0') {
            from++;
        }
        return digits.substring(from);
    }

    private static int trailingZeros(String digits) {
        int zeros = 0;
        while (zeros < digits.length() && digits.charAt(digits.length() - 1 - zeros) == '0') {
            zeros++;
        }
        return zeros;
    }

    private static IllegalArgumentException refused(String digits, long exponent, String why) {
        return new IllegalArgumentException("The decimal number with the digits " + Excerpt.of(digits)
                + " and the exponent " + exponent + " " + why + ": decimal128 has 34 digits and exponents from -6176 to"
                + " 6111");
    }
}
