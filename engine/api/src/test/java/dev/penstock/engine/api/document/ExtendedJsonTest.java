package dev.penstock.engine.api.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExtendedJsonTest {
    private static final ObjectId ID = ObjectId.of("56e1fc72e0c917e9c4714161");
    private static final UUID UUID_4 = UUID.fromString("c8edabc3-f738-4ca3-b68d-ab92a91478a3");
    private static final Binary BYTES = new Binary(0x80, new byte[] {-1, 0, 1});

    /** A value, its canonical and its relaxed text. */
    static List<Arguments> values() {
        return List.of(
                Arguments.of(null, "null", "null"),
                Arguments.of(true, "true", "true"),
                Arguments.of(1, "{'$numberInt': '1'}", "1"),
                Arguments.of(1L << 40, "{'$numberLong': '1099511627776'}", "1099511627776"),
                Arguments.of(1.0, "{'$numberDouble': '1.0'}", "1.0"),
                Arguments.of(-0.0, "{'$numberDouble': '-0.0'}", "-0.0"),
                Arguments.of(1e300, "{'$numberDouble': '1.0E300'}", "1.0E300"),
                Arguments.of(Double.NaN, "{'$numberDouble': 'NaN'}", "{'$numberDouble': 'NaN'}"),
                Arguments.of(
                        Double.NEGATIVE_INFINITY, "{'$numberDouble': '-Infinity'}", "{'$numberDouble': '-Infinity'}"),
                Arguments.of(
                        Double.POSITIVE_INFINITY, "{'$numberDouble': 'Infinity'}", "{'$numberDouble': 'Infinity'}"),
                Arguments.of(Decimal128.of("1.50"), "{'$numberDecimal': '1.50'}", "{'$numberDecimal': '1.50'}"),
                Arguments.of("a b\u20ac", "'a b\u20ac'", "'a b\u20ac'"),
                Arguments.of(
                        "\"\\/\b\f\n\r\t\u0001",
                        "'\\\"\\\\/\\b\\f\\n\\r\\t\\u0001'",
                        "'\\\"\\\\/\\b\\f\\n\\r\\t\\u0001'"),
                Arguments.of(
                        Instant.parse("2012-12-24T12:15:30.501Z"),
                        "{'$date': {'$numberLong': '1356351330501'}}",
                        "{'$date': '2012-12-24T12:15:30.501Z'}"),
                Arguments.of(Instant.EPOCH, "{'$date': {'$numberLong': '0'}}", "{'$date': '1970-01-01T00:00:00Z'}"),
                Arguments.of(
                        Instant.ofEpochMilli(-1),
                        "{'$date': {'$numberLong': '-1'}}",
                        "{'$date': {'$numberLong': '-1'}}"),
                Arguments.of(
                        Instant.parse("9999-12-31T23:59:59.999Z"),
                        "{'$date': {'$numberLong': '253402300799999'}}",
                        "{'$date': '9999-12-31T23:59:59.999Z'}"),
                Arguments.of(
                        Instant.ofEpochMilli(253_402_300_800_000L),
                        "{'$date': {'$numberLong': '253402300800000'}}",
                        "{'$date': {'$numberLong': '253402300800000'}}"),
                Arguments.of(ID, "{'$oid': '56e1fc72e0c917e9c4714161'}", "{'$oid': '56e1fc72e0c917e9c4714161'}"),
                Arguments.of(
                        UUID_4,
                        "{'$binary': {'base64': 'yO2rw/c4TKO2jauSqRR4ow==', 'subType': '04'}}",
                        "{'$uuid': 'c8edabc3-f738-4ca3-b68d-ab92a91478a3'}"),
                Arguments.of(
                        BYTES,
                        "{'$binary': {'base64': '/wAB', 'subType': '80'}}",
                        "{'$binary': {'base64': '/wAB', 'subType': '80'}}"),
                Arguments.of(
                        new Timestamp(4_294_967_295L, 1),
                        "{'$timestamp': {'t': 4294967295, 'i': 1}}",
                        "{'$timestamp': {'t': 4294967295, 'i': 1}}"),
                Arguments.of(
                        new Regex("a\"b", "xi"),
                        "{'$regularExpression': {'pattern': 'a\\\"b', 'options': 'ix'}}",
                        "{'$regularExpression': {'pattern': 'a\\\"b', 'options': 'ix'}}"),
                Arguments.of(new JavaScript("f()"), "{'$code': 'f()'}", "{'$code': 'f()'}"),
                Arguments.of(
                        new JavaScript("f()", Map.of("n", 1)),
                        "{'$code': 'f()', '$scope': {'n': {'$numberInt': '1'}}}",
                        "{'$code': 'f()', '$scope': {'n': 1}}"),
                Arguments.of(
                        new DbPointer("db.c", ID),
                        "{'$dbPointer': {'$ref': 'db.c', '$id': {'$oid': '56e1fc72e0c917e9c4714161'}}}",
                        "{'$dbPointer': {'$ref': 'db.c', '$id': {'$oid': '56e1fc72e0c917e9c4714161'}}}"),
                Arguments.of(new Symbol("s"), "{'$symbol': 's'}", "{'$symbol': 's'}"),
                Arguments.of(new MinKey(), "{'$minKey': 1}", "{'$minKey': 1}"),
                Arguments.of(new MaxKey(), "{'$maxKey': 1}", "{'$maxKey': 1}"),
                Arguments.of(new Undefined(), "{'$undefined': true}", "{'$undefined': true}"),
                Arguments.of(List.of(), "[]", "[]"),
                Arguments.of(Map.of(), "{}", "{}"),
                Arguments.of(List.of("a", Map.of("b", false)), "['a', {'b': false}]", "['a', {'b': false}]"));
    }

    @ParameterizedTest
    @MethodSource("values")
    void write_eachType_isTheSpecificationsText(@Nullable Object value, String canonical, String relaxed) {
        assertThat(ExtendedJson.CANONICAL.write(value)).isEqualTo(json(canonical));
        assertThat(ExtendedJson.RELAXED.write(value)).isEqualTo(json(relaxed));
    }

    @ParameterizedTest
    @MethodSource("values")
    void read_bothForms_givesTheValue(@Nullable Object value, String canonical, String relaxed) {
        assertThat(ExtendedJson.read(json(canonical))).isEqualTo(value);
        assertThat(ExtendedJson.read(json(relaxed))).isEqualTo(value);
    }

    /** Texts that are read and never written, and what they are. */
    static List<Arguments> otherForms() {
        return List.of(
                Arguments.of("{'$uuid': 'C8EDABC3F7384CA3B68DAB92A91478A3'}", UUID_4),
                Arguments.of("{'$binary': '/wAB', '$type': '80'}", BYTES),
                Arguments.of("{'$type': 128, '$binary': '/wAB'}", BYTES),
                Arguments.of("{'$binary': {'subType': '4', 'base64': 'yO2rw/c4TKO2jauSqRR4ow=='}}", UUID_4),
                Arguments.of("{'$regex': 'a', '$options': 'i'}", new Regex("a", "i")),
                Arguments.of("{'$options': 'i', '$regex': 'a'}", new Regex("a", "i")),
                Arguments.of("{'$scope': {}, '$code': 'f()'}", new JavaScript("f()", Map.of())),
                Arguments.of("{'$date': 42}", Instant.ofEpochMilli(42)),
                Arguments.of("{'$date': 1356351330501}", Instant.parse("2012-12-24T12:15:30.501Z")),
                Arguments.of("{'$date': '2012-12-24T13:15:30.501+01:00'}", Instant.parse("2012-12-24T12:15:30.501Z")),
                Arguments.of("{'$date': '2012-12-24T13:15:30+0100'}", Instant.parse("2012-12-24T12:15:30Z")),
                Arguments.of("{'$oid': '56E1FC72E0C917E9C4714161'}", ID),
                Arguments.of("{'$numberDouble': '-1'}", -1.0),
                Arguments.of("\t{ } \r\n", Map.of()),
                Arguments.of("[ 1 , 2 ]", List.of(1, 2)),
                Arguments.of("'\\u20AC\\/'", "€/"),
                Arguments.of("2147483648", 2_147_483_648L),
                Arguments.of("-2147483648", Integer.MIN_VALUE),
                Arguments.of("9223372036854775808", 9.223372036854776E18),
                Arguments.of("-0", 0),
                Arguments.of("1e2", 100.0),
                Arguments.of("1.5E-2", 0.015),
                Arguments.of("1E+2", 100.0));
    }

    @ParameterizedTest
    @MethodSource("otherForms")
    void read_otherForms_givesTheValue(String text, Object value) {
        assertThat(ExtendedJson.read(json(text))).isEqualTo(value);
    }

    @ParameterizedTest
    @SuppressWarnings("unchecked") // a class literal knows no element type
    @ValueSource(
            strings = {
                "{'$gt': 1}",
                "{'$type': 'string'}",
                "{'$type': 2}",
                "{'$regex': 'a'}",
                "{'$regex': {'$regularExpression': {'pattern': 'a', 'options': ''}}, '$options': 'i'}",
                "{'$regex': 'a', '$options': 'i', '$not': 1}",
                "{'$ref': 'c', '$id': 1}",
                "{'$scope': {}}",
                "{'oid': 'x'}",
                "{'$': 1}"
            })
    void read_keysOfOperators_leavesThemFields(String text) {
        assertThat(ExtendedJson.read(json(text)))
                .isInstanceOfSatisfying(
                        Map.class,
                        fields -> assertThat(fields.keySet()).allMatch(key -> text.contains("'" + key + "'")));
    }

    @Test
    void readDocument_ofATypesKeys_isADocumentAtTheTop() {
        assertThat(ExtendedJson.readDocument(json("{'$symbol': {'$symbol': 's'}}")))
                .containsExactly(Map.entry("$symbol", new Symbol("s")));
    }

    @Test
    void readDocument_keepsTheOrderOfFields() {
        Map<String, @Nullable Object> document = ExtendedJson.readDocument(json("{'z': 1, 'a': 2, 'm': null}"));

        assertThat(document.keySet()).containsExactly("z", "a", "m");
        assertThat(document).isUnmodifiable();
    }

    @Test
    void read_aKeyTwice_keepsTheLastInThePlaceOfTheFirst() {
        assertThat(ExtendedJson.readDocument(json("{'a': 1, 'b': 2, 'a': 3}")))
                .containsExactly(Map.entry("a", 3), Map.entry("b", 2));
    }

    @Test
    void write_otherJavaTypes_takesTheirForm() {
        assertThat(ExtendedJson.RELAXED.write(Map.of("n", new BigDecimal("1.5"))))
                .isEqualTo(json("{'n': {'$numberDecimal': '1.5'}}"));
        assertThat(ExtendedJson.CANONICAL.write(new int[] {1})).isEqualTo(json("[{'$numberInt': '1'}]"));
        assertThatThrownBy(() -> ExtendedJson.RELAXED.write(new Object())).hasMessageContaining("java.lang.Object");
        assertThatThrownBy(() -> ExtendedJson.RELAXED.write(Map.of(1, 2))).hasMessageContaining("The key 1");
    }

    @Test
    void depth_upTo200_isReadAndWritten() {
        String deep = "[".repeat(200) + "]".repeat(200);

        assertThat(ExtendedJson.RELAXED.write(ExtendedJson.read(deep))).isEqualTo(deep);
        assertThat(ExtendedJson.RELAXED.write(ExtendedJson.read("{\"a\": ".repeat(199) + "{}" + "}".repeat(199))))
                .startsWith("{\"a\": {");
        assertThatThrownBy(() -> ExtendedJson.read("[" + deep + "]"))
                .isInstanceOf(ExtendedJsonException.class)
                .hasMessageStartingWith("line 1, column 201: More than 200");
        assertThatThrownBy(() -> ExtendedJson.read("[".repeat(1_000_000))).hasMessageContaining("More than 200");
    }

    @Test
    void write_deeperThan200_isRefused() {
        List<Object> list = new ArrayList<>();
        list.add(list);
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("a", map);

        assertThatThrownBy(() -> ExtendedJson.RELAXED.write(list)).hasMessageContaining("More than 200");
        assertThatThrownBy(() -> ExtendedJson.RELAXED.write(map)).hasMessageContaining("More than 200");
    }

    @Test
    void read_manyElements_takesThemAll() {
        List<Object> numbers = Collections.nCopies(300_000, "x\"");

        assertThat(ExtendedJson.read(ExtendedJson.RELAXED.write(numbers))).isEqualTo(numbers);
    }

    private static String json(String text) {
        return text.replace('\'', '"');
    }
}
