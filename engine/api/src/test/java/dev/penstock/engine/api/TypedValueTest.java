package dev.penstock.engine.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.penstock.engine.api.document.Binary;
import dev.penstock.engine.api.document.Decimal128;
import dev.penstock.engine.api.document.ObjectId;
import dev.penstock.engine.api.document.Symbol;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TypedValueTest {
    private static final UUID ID = UUID.fromString("00112233-4455-6677-8899-aabbccddeeff");
    private static final Instant MOMENT = Instant.parse("2024-02-29T12:00:00Z");

    private enum Size {
        SMALL,
        LARGE {
            @Override
            public String toString() {
                return "big";
            }
        }
    }

    /** A value, the wanted type, what it is as that. */
    static List<Arguments> conversions() {
        return List.of(
                Arguments.of(5, long.class, 5L),
                Arguments.of(5L, int.class, 5),
                Arguments.of(5L, Short.class, (short) 5),
                Arguments.of((short) -5, Byte.class, (byte) -5),
                Arguments.of((byte) 5, BigDecimal.class, new BigDecimal(5)),
                Arguments.of(5.0, Integer.class, 5),
                Arguments.of(-0.0, Long.class, 0L),
                Arguments.of(5.0f, Long.class, 5L),
                Arguments.of(-0x1p63, Long.class, Long.MIN_VALUE),
                Arguments.of(new BigDecimal("5.00"), Integer.class, 5),
                Arguments.of(new BigDecimal("5E3"), Long.class, 5000L),
                Arguments.of(new BigInteger("9223372036854775807"), Long.class, Long.MAX_VALUE),
                Arguments.of(Decimal128.of("5.0"), long.class, 5L),
                Arguments.of(5, double.class, 5.0),
                Arguments.of(1L << 53, double.class, 0x1p53),
                Arguments.of(BigInteger.TWO.pow(70), Double.class, 0x1p70),
                Arguments.of(0.1f, double.class, (double) 0.1f),
                Arguments.of(new BigDecimal("0.1"), double.class, 0.1),
                Arguments.of(new BigDecimal("0.100"), Double.class, 0.1),
                Arguments.of(Decimal128.of("-0.1"), Double.class, -0.1),
                Arguments.of(Decimal128.NAN, Double.class, Double.NaN),
                Arguments.of(Decimal128.POSITIVE_INFINITY, Double.class, Double.POSITIVE_INFINITY),
                Arguments.of(Decimal128.NEGATIVE_INFINITY, float.class, Float.NEGATIVE_INFINITY),
                Arguments.of(0.1, float.class, 0.1f),
                Arguments.of(0.5, Float.class, 0.5f),
                Arguments.of(Double.NaN, Float.class, Float.NaN),
                Arguments.of(7, float.class, 7f),
                Arguments.of(new BigDecimal("0.1"), Float.class, 0.1f),
                Arguments.of(0.1, BigDecimal.class, new BigDecimal("0.1")),
                Arguments.of(0.1f, BigDecimal.class, new BigDecimal("0.1")),
                Arguments.of(Decimal128.of("1.50"), BigDecimal.class, new BigDecimal("1.50")),
                Arguments.of(BigInteger.TEN, BigDecimal.class, BigDecimal.TEN),
                Arguments.of(5L, BigInteger.class, BigInteger.valueOf(5)),
                Arguments.of(new BigDecimal("1E2"), BigInteger.class, BigInteger.valueOf(100)),
                Arguments.of(BigInteger.TEN, BigInteger.class, BigInteger.TEN),
                Arguments.of(1, boolean.class, true),
                Arguments.of(0L, Boolean.class, false),
                Arguments.of(true, boolean.class, true),
                Arguments.of("x", char.class, 'x'),
                Arguments.of("abc", String.class, "abc"),
                Arguments.of(5, String.class, "5"),
                Arguments.of(new BigDecimal("1.50"), String.class, "1.50"),
                Arguments.of(true, String.class, "true"),
                Arguments.of(ID, String.class, ID.toString()),
                Arguments.of(LocalDate.EPOCH, String.class, "1970-01-01"),
                Arguments.of(Duration.ofSeconds(5), String.class, "PT5S"),
                Arguments.of(new Symbol("s"), String.class, "s"),
                Arguments.of(ObjectId.of("0".repeat(24)), String.class, "0".repeat(24)),
                Arguments.of(ID.toString(), UUID.class, ID),
                Arguments.of(MOMENT, Instant.class, MOMENT),
                Arguments.of(OffsetDateTime.parse("2024-02-29T13:00:00+01:00"), Instant.class, MOMENT),
                Arguments.of(ZonedDateTime.parse("2024-02-29T13:00:00+01:00"), Instant.class, MOMENT),
                Arguments.of(MOMENT, OffsetDateTime.class, OffsetDateTime.parse("2024-02-29T12:00:00Z")),
                Arguments.of(
                        ZonedDateTime.parse("2024-02-29T13:00:00+01:00"),
                        OffsetDateTime.class,
                        OffsetDateTime.parse("2024-02-29T13:00:00+01:00")),
                Arguments.of(LocalTime.NOON, LocalTime.class, LocalTime.NOON),
                Arguments.of(new Interval(Period.ZERO, Duration.ofHours(1)), Duration.class, Duration.ofHours(1)),
                Arguments.of(new Interval(Period.ofDays(1), Duration.ZERO), Period.class, Period.ofDays(1)),
                Arguments.of(new Binary(5, new byte[] {1}), byte[].class, new byte[] {1}),
                Arguments.of(new byte[] {1}, byte[].class, new byte[] {1}),
                Arguments.of("SMALL", Size.class, Size.SMALL),
                Arguments.of(new Symbol("LARGE"), Size.class, Size.LARGE),
                Arguments.of(List.of(1, 2), int[].class, new int[] {1, 2}),
                Arguments.of(List.of("a"), String[].class, new String[] {"a"}),
                Arguments.of(List.of(List.of(1L)), int[][].class, new int[][] {{1}}),
                Arguments.of(new Object[] {1, null}, List.class, Arrays.asList(1, null)),
                Arguments.of(5, Object.class, 5),
                Arguments.of(5, Optional.class, Optional.of(5)));
    }

    @ParameterizedTest
    @MethodSource("conversions")
    void of_whatFits_isTheSameValue(Object value, Class<?> type, Object expected) {
        assertThat(TypedValue.<Object>of(value, type(type), "column 'a'")).isEqualTo(expected);
    }

    /** A value and a type that it cannot be read as without a loss or a guess. */
    static List<Arguments> refusals() {
        return List.of(
                Arguments.of(1L << 31, int.class),
                Arguments.of(128, Byte.class),
                Arguments.of(1 << 15, short.class),
                Arguments.of(1.5, long.class),
                Arguments.of(0x1p63, long.class),
                Arguments.of(Double.NaN, int.class),
                Arguments.of(Double.POSITIVE_INFINITY, long.class),
                Arguments.of(new BigDecimal("0.5"), int.class),
                Arguments.of(new BigDecimal("9223372036854775808"), long.class),
                Arguments.of(new BigDecimal("0.5"), BigInteger.class),
                Arguments.of("1", BigInteger.class),
                Arguments.of((1L << 53) + 1, double.class),
                Arguments.of(Long.MAX_VALUE, double.class),
                Arguments.of(4_611_686_018_427_388_000L, double.class),
                Arguments.of(BigInteger.TEN.pow(400), double.class),
                Arguments.of(new BigDecimal("1E400"), double.class),
                Arguments.of(new BigDecimal("0.12345678901234567890"), double.class),
                Arguments.of(0.123456789, float.class),
                Arguments.of((1 << 24) + 1, float.class),
                Arguments.of(1e300, float.class),
                Arguments.of(Double.NaN, BigDecimal.class),
                Arguments.of(Float.NaN, BigDecimal.class),
                Arguments.of(Decimal128.NAN, BigDecimal.class),
                Arguments.of("1", int.class),
                Arguments.of("1.5", double.class),
                Arguments.of("true", boolean.class),
                Arguments.of(2, boolean.class),
                Arguments.of("ab", char.class),
                Arguments.of(1, char.class),
                Arguments.of(new byte[] {1}, String.class),
                Arguments.of(Map.of(), String.class),
                Arguments.of(List.of(), String.class),
                Arguments.of("x", UUID.class),
                Arguments.of("0-1-2-3-4", UUID.class),
                Arguments.of(LocalDateTime.MIN, Instant.class),
                Arguments.of(MOMENT, LocalDate.class),
                Arguments.of(Instant.MAX, OffsetDateTime.class),
                Arguments.of(LocalDate.EPOCH, OffsetDateTime.class),
                Arguments.of("2024-02-29", LocalDate.class),
                Arguments.of(new Interval(Period.ofDays(1), Duration.ofHours(1)), Duration.class),
                Arguments.of(new Interval(Period.ofDays(1), Duration.ofHours(1)), Period.class),
                Arguments.of("PT1H", Duration.class),
                Arguments.of("text", byte[].class),
                Arguments.of("big", Size.class),
                Arguments.of(1, Size.class),
                Arguments.of("a", List.class),
                Arguments.of("a", String[].class),
                Arguments.of("a", Thread.class));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void of_whatDoesNotFit_namesFoundAndWanted(Object value, Class<?> type) {
        ResultException failure =
                catchThrowableOfType(ResultException.class, () -> TypedValue.of(value, type, "column 'a'"));

        assertThat(failure.code()).isEqualTo(ErrorCode.VALUE_UNREADABLE);
        assertThat(failure.outcome()).isEqualTo(Outcome.DONE);
        assertThat(failure.summary()).startsWith("Column 'a' has the ").contains(", which cannot be read as ");
    }

    @Test
    void of_anElementThatDoesNotFit_saysWhichOne() {
        assertThatThrownBy(() -> TypedValue.of(List.of(1, List.of("x")), int[].class, "column 'a'"))
                .hasMessageContaining("Column 'a' at [1] has the ");
        assertThatThrownBy(() -> TypedValue.of(List.of(List.of(1), List.of(2, "x")), int[][].class, "column 'a'"))
                .hasMessageContaining("Column 'a' at [1][1] has the String 'x', which cannot be read as Integer");
        assertThatThrownBy(() -> TypedValue.of(Arrays.asList(1, null), int[].class, "column 'a'"))
                .hasMessageContaining("Column 'a' at [1] is null or missing, and was to be read as int");
    }

    @Test
    void of_aLongValue_showsItsBeginning() {
        assertThatThrownBy(() -> TypedValue.of("x".repeat(1000), Integer.class, "column 'a'"))
                .hasMessageContaining("the String '" + "x".repeat(60) + "…', which");
        assertThatThrownBy(() -> TypedValue.of(new byte[7], Integer.class, "column 'a'"))
                .hasMessageContaining("the byte[] 'of 7 bytes', which");
    }

    @Test
    @SuppressWarnings("unchecked") // a class literal knows no element type
    void orNull_ofNull_isNullButForPrimitives() {
        assertThat(TypedValue.orNull(null, Long.class, "column 'a'")).isNull();
        assertThat(TypedValue.orNull(null, int[].class, "column 'a'")).isNull();
        assertThat(TypedValue.orNull(null, List.class, "column 'a'")).isNull();
        assertThat(TypedValue.orNull(null, Optional.class, "column 'a'")).isEqualTo(Optional.empty());
        assertThatThrownBy(() -> TypedValue.orNull(null, long.class, "column 'a'"))
                .isInstanceOf(ResultException.class)
                .hasMessageContaining("Column 'a' is null or missing, and was to be read as long");
        assertThatThrownBy(() -> TypedValue.of(null, Long.class, "column 'a'"))
                .hasMessageContaining("Column 'a' is null or missing, and was to be read as Long");
    }

    @SuppressWarnings("unchecked") // only to pass classes of all kinds through one test
    private static Class<@Nullable Object> type(Class<?> type) {
        return (Class<@Nullable Object>) type;
    }
}
