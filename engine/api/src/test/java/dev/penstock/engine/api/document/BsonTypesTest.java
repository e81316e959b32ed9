package dev.penstock.engine.api.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BsonTypesTest {

    @Test
    void objectId_fromHex_hasItsBytesAndTime() {
        ObjectId id = ObjectId.of("56E1FC72E0C917E9C4714161");

        assertThat(id.hex()).isEqualTo("56e1fc72e0c917e9c4714161").isEqualTo(id.toString());
        assertThat(id.time()).isEqualTo("2016-03-10T23:00:02Z");
        assertThat(ObjectId.of(id.bytes())).isEqualTo(id).hasSameHashCodeAs(id);
        assertThat(ObjectId.of("ffffffff0000000000000000").time()).isEqualTo("2106-02-07T06:28:15Z");
    }

    @Test
    void objectId_bytesChangedAfterwards_staysTheSame() {
        byte[] bytes = new byte[12];
        ObjectId id = ObjectId.of(bytes);
        bytes[0] = 1;
        id.bytes()[1] = 1;

        assertThat(id.hex()).isEqualTo("0".repeat(24));
    }

    @Test
    void objectId_ofAnythingElse_saysWhatToGive() {
        for (String text :
                List.of("", "56e1fc72e0c917e9c471416", "56e1fc72e0c917e9c471416g", "+6e1fc72e0c917e9c4714161")) {
            assertThatThrownBy(() -> ObjectId.of(text))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("24 hexadecimal digits");
        }
        assertThatThrownBy(() -> ObjectId.of(new byte[11])).hasMessageContaining("not 11");
    }

    @Test
    void objectIds_areOrderedAsTheirBytes() {
        ObjectId low = ObjectId.of("7fffffffffffffffffffffff");
        ObjectId high = ObjectId.of("800000000000000000000000");
        ObjectId higher = ObjectId.of("80000000ffffffffffffffff");

        assertThat(List.of(low, high, higher)).isSorted();
        assertThat(high).isNotEqualTo(low).isNotEqualTo(higher).isEqualByComparingTo(high);
    }

    @Test
    void create_manyTimes_givesNewIdsOfNow() {
        Instant before = Instant.now().minusSeconds(1);
        Set<ObjectId> ids = new HashSet<>();
        for (int i = 0; i < 10_000; i++) {
            ids.add(ObjectId.create());
        }

        assertThat(ids).hasSize(10_000);
        assertThat(ids).allSatisfy(id -> assertThat(id.time()).isBetween(before, Instant.now()));
        assertThat(ids.stream().map(id -> id.hex().substring(8, 18)).distinct()).hasSize(1);
    }

    @Test
    void binary_bytesChangedAfterwards_staysTheSame() {
        byte[] bytes = {1, 2};
        Binary binary = Binary.of(bytes);
        bytes[0] = 9;
        binary.bytes()[1] = 9;

        assertThat(binary.bytes()).containsExactly(1, 2);
        assertThat(binary).isEqualTo(new Binary(0, new byte[] {1, 2})).hasSameHashCodeAs(Binary.of(new byte[] {1, 2}));
        assertThat(binary).isNotEqualTo(new Binary(Binary.USER_DEFINED, new byte[] {1, 2}));
        assertThat(binary).isNotEqualTo(new Binary(0, new byte[] {1}));
        assertThat(binary).hasToString("Binary[subtype=0, 2 bytes]");
        assertThat(binary.size()).isEqualTo(2);
    }

    @Test
    void binary_subtypeOutOfRange_isRefused() {
        assertThatThrownBy(() -> new Binary(256, new byte[0])).hasMessageContaining("give 0 to 255");
        assertThatThrownBy(() -> new Binary(-1, new byte[0])).hasMessageContaining("subtype is -1");
    }

    @Test
    void timestamp_isUnsignedAndOrdered() {
        Timestamp largest = new Timestamp(4_294_967_295L, 4_294_967_295L);

        assertThat(List.of(new Timestamp(1, 2), new Timestamp(1, 3), new Timestamp(2, 0), largest))
                .isSorted();
        assertThat(largest.time()).isEqualTo("2106-02-07T06:28:15Z");
        assertThatThrownBy(() -> new Timestamp(-1, 0)).hasMessageContaining("seconds is -1");
        assertThatThrownBy(() -> new Timestamp(0, 4_294_967_296L)).hasMessageContaining("increment is 4294967296");
    }

    @Test
    void regex_sortsItsOptionsAndRefusesNul() {
        assertThat(new Regex("a", "xmi")).isEqualTo(new Regex("a", "imx"));
        assertThat(new Regex("a").options()).isEmpty();
        assertThatThrownBy(() -> new Regex("a\0")).hasMessageContaining("NUL");
        assertThatThrownBy(() -> new Regex("a", "\0")).hasMessageContaining("NUL");
    }

    @Test
    void javaScript_copiesItsScope() {
        Map<String, Object> scope = new HashMap<>(Map.of("n", new ArrayList<>(List.of(1))));
        JavaScript code = new JavaScript("f(n)", scope);
        scope.clear();

        assertThat(code.scope()).isEqualTo(Map.of("n", List.of(1))).isUnmodifiable();
        assertThat(new JavaScript("f()").scope()).isNull();
        assertThat(new JavaScript("f()")).isNotEqualTo(new JavaScript("f()", Map.of()));
    }
}
