package dev.penstock.engine.api.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BsonValuesTest {
    private static final UUID ID = UUID.fromString("00112233-4455-6677-8899-aabbccddeeff");

    private enum Size {
        SMALL
    }

    @Test
    void of_javaTypes_givesTheirForm() {
        assertThat(BsonValues.of(null)).isNull();
        assertThat(BsonValues.of((byte) 1)).isEqualTo(1);
        assertThat(BsonValues.of((short) 2)).isEqualTo(2);
        assertThat(BsonValues.of(3L)).isEqualTo(3L);
        assertThat(BsonValues.of(0.5f)).isEqualTo(0.5);
        assertThat(BsonValues.of(new BigDecimal("1.50"))).isEqualTo(Decimal128.of("1.50"));
        assertThat(BsonValues.of(BigInteger.TEN)).isEqualTo(Decimal128.of("10"));
        assertThat(BsonValues.of('c')).isEqualTo("c");
        assertThat(BsonValues.of(Size.SMALL)).isEqualTo("SMALL");
        assertThat(BsonValues.of(new byte[] {1})).isEqualTo(Binary.of(new byte[] {1}));
        assertThat(BsonValues.of(new Symbol("s"))).isEqualTo(new Symbol("s"));
        assertThat(BsonValues.of(new Object[] {1, "a"})).isEqualTo(List.of(1, "a"));
        assertThat(BsonValues.of(new int[] {1, 2})).isEqualTo(List.of(1, 2));
        assertThat(BsonValues.of(new LinkedHashSet<>(List.of('a', 'b')))).isEqualTo(List.of("a", "b"));
        assertThat(BsonValues.of(Map.of("a", Map.of("b", new short[] {1}))))
                .isEqualTo(Map.of("a", Map.of("b", List.of(1))));
    }

    @Test
    void of_dates_cutsToMilliseconds() {
        Instant moment = Instant.parse("1969-12-31T23:59:59.999999Z");
        Instant cut = Instant.parse("1969-12-31T23:59:59.999Z");

        assertThat(BsonValues.of(moment)).isEqualTo(cut);
        assertThat(BsonValues.of(OffsetDateTime.parse("1970-01-01T01:59:59.9995+02:00")))
                .isEqualTo(cut);
        assertThat(BsonValues.of(ZonedDateTime.parse("1970-01-01T00:59:59.9991+01:00[Europe/Berlin]")))
                .isEqualTo(cut);
        assertThatThrownBy(() -> BsonValues.of(Instant.MAX)).hasMessageContaining("out of the range");
    }

    @Test
    void of_containers_copiesThem() {
        List<Object> inner = new ArrayList<>(List.of(1));
        Map<String, @Nullable Object> copy = BsonValues.document(Map.of("a", inner));
        inner.add(2);

        assertThat(copy).isEqualTo(Map.of("a", List.of(1)));
        List<?> innerCopy = (List<?>) Objects.requireNonNull(copy.get("a"));
        assertThatThrownBy(innerCopy::clear).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void of_noType_saysWhereAndWhatToGive() {
        assertThatThrownBy(() -> BsonValues.document(Map.of("items", List.of(1, Map.of("day", LocalDate.EPOCH)))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("At items[1].day: BSON has no type for a java.time.LocalDate; give a text,");
        assertThatThrownBy(() -> BsonValues.of(LocalDate.EPOCH)).hasMessageStartingWith("BSON has no type");
        assertThatThrownBy(() -> BsonValues.of(List.of(new BigDecimal("1E+9999"))))
                .hasMessageStartingWith("At [0]: The decimal number")
                .hasMessageContaining("out of range");
        assertThatThrownBy(() -> BsonValues.of(Map.of(1, 2))).hasMessageContaining("The key 1 is no text");
        assertThatThrownBy(() -> BsonValues.of(Map.of("a\0b", 2))).hasMessageContaining("'a\\0b' has a NUL");
    }

    @Test
    void of_halfACharacter_isRefused() {
        for (String text : Arrays.asList("\ud83d", "a\ude00", "\ud83d\ud83d\ude00", "\ud83dx")) {
            assertThatThrownBy(() -> BsonValues.of(text)).hasMessageContaining("lone surrogate");
        }
        assertThatThrownBy(() -> BsonValues.of(Map.of("\ud83d", 1))).hasMessageContaining("lone surrogate");
        assertThat(BsonValues.of("a\ud83d\ude00")).isEqualTo("a\ud83d\ude00");
    }

    @Test
    void of_aListThatHoldsItself_endsAtTheDepth() {
        List<Object> list = new ArrayList<>();
        list.add(list);

        assertThatThrownBy(() -> BsonValues.of(list)).hasMessageContaining("More than 200");
    }

    @Test
    void binary_ofSubtype4_isAUuid() {
        assertThat(BsonValues.binary(4, BsonValues.bytes(ID))).isEqualTo(ID);
        assertThat(BsonValues.binary(3, BsonValues.bytes(ID))).isEqualTo(new Binary(3, BsonValues.bytes(ID)));
        assertThat(BsonValues.binary(4, new byte[15])).isEqualTo(new Binary(4, new byte[15]));
        assertThat(BsonValues.of(new Binary(Binary.UUID, BsonValues.bytes(ID)))).isEqualTo(ID);
        assertThat(BsonValues.bytes(ID)[1]).isEqualTo((byte) 0x11);
    }
}
