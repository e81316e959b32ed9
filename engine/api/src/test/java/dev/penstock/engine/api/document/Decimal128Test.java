package dev.penstock.engine.api.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Decimal128Test {
    private static final String NINES = "9".repeat(34);

    @ParameterizedTest
    @CsvSource({
        "0, 3040000000000000, 0000000000000000",
        "-0, b040000000000000, 0000000000000000",
        "1, 3040000000000000, 0000000000000001",
        "0.1, 303e000000000000, 0000000000000001",
        "-0.1, b03e000000000000, 0000000000000001",
        "0.001234, 3034000000000000, 00000000000004d2",
        "123456789012, 3040000000000000, 0000001cbe991a14",
        "1E+6144, 5ffe314dc6448d93, 38c15b0a00000000",
        "1E-6176, 0000000000000000, 0000000000000001",
        "9.999999999999999999999999999999999E+6144, 5fffed09bead87c0, 378d8e63ffffffff",
        "Infinity, 7800000000000000, 0000000000000000",
        "-Infinity, f800000000000000, 0000000000000000",
        "NaN, 7c00000000000000, 0000000000000000",
    })
    void text_andBits_areThoseOfTheStandard(String text, String high, String low) {
        Decimal128 number = new Decimal128(Long.parseUnsignedLong(high, 16), Long.parseUnsignedLong(low, 16));

        assertThat(Decimal128.of(text)).isEqualTo(number);
        assertThat(Decimal128.of(number.toString())).isEqualTo(number);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1",
        "+1, 1",
        "01.50, 1.50",
        ".5, 0.5",
        "5., 5",
        "-1e3, -1E+3",
        "12e3, 1.2E+4",
        "0.000001, 0.000001",
        "0.0000001, 1E-7",
        "0E+5, 0E+5",
        "0E+999999999999999999999, 0E+6111",
        "0E-999999999999999999999, 0E-6176",
        "1E+6112, 1.0E+6112",
        "10E-6177, 1E-6176",
        "1000000000000000000000000000000000000, 1.000000000000000000000000000000000E+36",
        "inf, Infinity",
        "+INFINITY, Infinity",
        "-Inf, -Infinity",
        "-nAn, NaN",
    })
    void of_anyForm_writesTheOneOfTheSpecification(String text, String written) {
        assertThat(Decimal128.of(text)).hasToString(written);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "-", ".", "e5", "1e", "1e+", "1..2", "1,5", " 1", "1 ", "--1", "0x1", "Infinit", "NaN1", "١"
            })
    void of_noNumber_saysHowToWriteOne(String text) {
        assertThatThrownBy(() -> Decimal128.of(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("write it as");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "12345678901234567890123456789012345",
                "1E-6177",
                "11E-6177",
                "1.00000000000000000000000000000000000001"
            })
    void of_moreDigitsThanThereAre_isNotRounded(String text) {
        assertThatThrownBy(() -> Decimal128.of(text)).hasMessageContaining("without rounding");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1E+6145", "10E+6144", "1E+999999999999", "1E+99999999999999999999999"})
    void of_tooLarge_isRefused(String text) {
        assertThatThrownBy(() -> Decimal128.of(text)).hasMessageContaining("out of range");
    }

    @Test
    void of_aMillionDigits_isRefusedQuickly() {
        assertThatThrownBy(() -> Decimal128.of("7".repeat(1_000_000)))
                .hasMessageContaining("without rounding")
                .hasMessageMatching("(?s).{0,400}");
        assertThat(Decimal128.of("0".repeat(1_000_000) + "7")).hasToString("7");
    }

    @Test
    void bigDecimal_random_comesBackEqual() {
        Random random = new Random(7);
        for (int i = 0; i < 10_000; i++) {
            BigDecimal number = new BigDecimal(new BigInteger(1 + random.nextInt(112), random), random.nextInt(6_000))
                    .multiply(random.nextBoolean() ? BigDecimal.ONE : BigDecimal.ONE.negate());

            Decimal128 decimal = Decimal128.of(number);

            assertThat(decimal.bigDecimal()).isEqualTo(number);
            assertThat(Decimal128.of(decimal.toString())).isEqualTo(decimal);
        }
    }

    @Test
    void bigDecimal_ofExtremes_isExact() {
        assertThat(Decimal128.of(NINES + "E+6111").bigDecimal()).isEqualByComparingTo(NINES + "E+6111");
        assertThat(Decimal128.of("-" + NINES + "E-6176").bigDecimal()).isEqualByComparingTo("-" + NINES + "E-6176");
        assertThat(Decimal128.of(new BigDecimal("1E+6111"))).hasToString("1E+6111");
        assertThatThrownBy(() -> Decimal128.of(new BigDecimal(NINES + "1"))).hasMessageContaining("rounding");
        assertThatThrownBy(() -> Decimal128.of(new BigDecimal(BigInteger.ONE, Integer.MIN_VALUE)))
                .hasMessageContaining("out of range");
    }

    @Test
    void bigDecimal_ofWhatIsNone_failsOrLosesTheSign() {
        assertThatThrownBy(Decimal128.NAN::bigDecimal)
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("NaN");
        assertThatThrownBy(Decimal128.NEGATIVE_INFINITY::bigDecimal).hasMessageContaining("-Infinity");
        assertThat(Decimal128.of("-0.00").bigDecimal()).isEqualTo("0.00");
    }

    @Test
    void kinds_areToldApart() {
        Decimal128 signalling = new Decimal128(0x7E00_0000_0000_0000L, 1);

        assertThat(signalling.isNaN()).isTrue();
        assertThat(signalling).hasToString("NaN").isNotEqualTo(Decimal128.NAN);
        assertThat(Decimal128.NAN.isFinite()).isFalse();
        assertThat(Decimal128.NAN.isInfinite()).isFalse();
        assertThat(Decimal128.POSITIVE_INFINITY.isInfinite()).isTrue();
        assertThat(Decimal128.POSITIVE_INFINITY.isNaN()).isFalse();
        assertThat(Decimal128.POSITIVE_INFINITY.isNegative()).isFalse();
        assertThat(Decimal128.of("-0").isNegative()).isTrue();
        assertThat(Decimal128.of("-0").isFinite()).isTrue();
        assertThat(Decimal128.of("1.0")).isNotEqualTo(Decimal128.of("1.00"));
    }

    @Test
    void bits_thatAreNotCanonical_areZero() {
        // a coefficient of 10^34, and the form for coefficients beyond 113 bits
        assertThat(new Decimal128(0x3041_ED09_BEAD_87C0L, 0x378D_8E64_0000_0000L))
                .hasToString("0");
        assertThat(new Decimal128(0x6C10_0000_0000_0000L, 5)).hasToString("0");
        assertThat(new Decimal128(0xEC10_0000_0000_0000L, 5)).hasToString("-0");
    }
}
