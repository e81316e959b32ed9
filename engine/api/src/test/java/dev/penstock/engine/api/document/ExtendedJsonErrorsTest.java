package dev.penstock.engine.api.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExtendedJsonErrorsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``|1|1|A value is missing, but the text ends",
                "`  `|1|3|A value is missing",
                "x|1|1|but found 'x'",
                "tru|1|1|expected true",
                "nul|1|1|expected null",
                "[1,]|1|4|A value is missing, but found ']'",
                "[1 2]|1|4|A comma or ] is missing, but found '2'",
                "[1|1|3|A comma or ] is missing, but the text ends",
                "{\"a\" 1}|1|6|A colon is missing after the key \"a\"",
                "{\"a\": 1 \"b\"}|1|9|A comma or } is missing",
                "{\"a\": 1,}|1|9|A key in double quotes is missing",
                "{a: 1}|1|2|A key in double quotes is missing",
                "{\"a\": 'x'}|1|7|but found '''",
                "{\"a\\u0000\": 1}|1|2|A key cannot have a NUL",
                "{} {}|1|4|The value has ended before, but found '{'",
                "\"abc|1|1|no closing quote",
                "\"a\\x\"|1|4|none of JSON's",
                "\"a\\|1|4|none of JSON's",
                "\"\\u12g4\"|1|6|four hexadecimal digits",
                "\"\\u12|1|6|four hexadecimal digits",
                "\"\\ud83d\"|1|1|lone surrogate",
                "-|1|2|A digit is missing",
                "1.|1|3|A digit is missing",
                "1e+|1|4|A digit is missing",
                "01|1|2|The value has ended before",
                "+1|1|1|but found '+'",
                "1e999|1|1|too large for a double",
                "[:name]|1|2|A value is missing, but found ':'",
            })
    void read_noJson_saysWhereAndWhy(String text, int line, int column, String reason) {
        ExtendedJsonException failure = failure(text);

        assertThat(failure)
                .hasMessageContaining(reason)
                .hasMessageStartingWith("line " + line + ", column " + column + ": ");
        assertThat(failure.line()).isEqualTo(line);
        assertThat(failure.column()).isEqualTo(column);
        assertThat(failure.offset()).isEqualTo(column - 1);
    }

    @Test
    void read_aFaultOnALaterLine_namesIt() {
        ExtendedJsonException failure = failure("{\n  \"a\": 1,\n  \"b\": ]\n}");

        assertThat(failure.line()).isEqualTo(3);
        assertThat(failure.column()).isEqualTo(8);
        assertThat(failure("[1,\n").column()).isEqualTo(1);
        assertThat(failure("[\"a\nb\"]")).hasMessageContaining("line 1, column 4: A control character");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'$oid': 5}",
                "{'$oid': 'xyz'}",
                "{'$oid': '56e1fc72e0c917e9c4714161', 'more': 1}",
                "{'a': 1, '$oid': '56e1fc72e0c917e9c4714161'}",
                "{'$numberInt': 1}",
                "{'$numberInt': '2147483648'}",
                "{'$numberInt': '1.5'}",
                "{'$numberLong': '9223372036854775808'}",
                "{'$numberLong': ''}",
                "{'$numberDouble': 'x'}",
                "{'$numberDouble': '1d'}",
                "{'$numberDecimal': 'x'}",
                "{'$binary': '/wAB'}",
                "{'$binary': '/wAB', '$type': 'xx'}",
                "{'$binary': '/wAB', '$type': 256}",
                "{'$binary': '/wAB', '$type': true}",
                "{'$binary': {'base64': '?', 'subType': '00'}}",
                "{'$binary': {'base64': '/wAB'}}",
                "{'$binary': {'base64': '/wAB', 'subType': '000'}}",
                "{'$binary': null}",
                "{'$uuid': 'c8edabc3-f738-4ca3-b68d-ab92a91478a'}",
                "{'$uuid': 4}",
                "{'$date': '2012-12-24'}",
                "{'$date': '+2012-12-24T00:00:00Z x'}",
                "{'$date': '+999999999-12-31T23:59:59Z'}",
                "{'$date': 1.5}",
                "{'$date': null}",
                "{'$timestamp': {'t': -1, 'i': 1}}",
                "{'$timestamp': {'t': 1}}",
                "{'$timestamp': {'t': 1, 'i': '1'}}",
                "{'$timestamp': 1}",
                "{'$regularExpression': {'pattern': 'a'}}",
                "{'$regularExpression': {'pattern': 'a\\u0000', 'options': ''}}",
                "{'$regularExpression': 'a'}",
                "{'$code': 1}",
                "{'$code': 'f()', '$scope': 1}",
                "{'$code': 'f()', 'x': {}}",
                "{'$dbPointer': {'$ref': 'c', '$id': 1}}",
                "{'$dbPointer': 1}",
                "{'$symbol': 1}",
                "{'$minKey': 2}",
                "{'$maxKey': '1'}",
                "{'$undefined': false}",
            })
    void read_aTypesKeyWithAnotherForm_namesTheObjectsPlace(String text) {
        ExtendedJsonException failure = failure("{\"a\": " + text.replace('\'', '"') + "}");

        assertThat(failure.column()).isEqualTo(7);
        assertThat(failure).hasMessageMatching("line 1, column 7: .{10,}");
    }

    @Test
    void readDocument_ofSomethingElse_isRefused() {
        assertThatThrownBy(() -> ExtendedJson.readDocument(" [1]"))
                .hasMessageContaining("column 2: A document begins with {");
        assertThatThrownBy(() -> ExtendedJson.readDocument("")).hasMessageContaining("but the text ends");
        assertThatThrownBy(() -> ExtendedJson.readDocument("{} 1")).hasMessageContaining("has ended before");
    }

    /** Whatever is cut out of a text or put into it, reading ends: with a value, or with a place inside the text. */
    @Test
    void read_damagedTexts_failWithAPlaceInThem() {
        Random random = new Random(11);
        RandomDocuments documents = new RandomDocuments(random);
        int failures = 0;
        for (int i = 0; i < 3_000; i++) {
            StringBuilder text = new StringBuilder(ExtendedJson.RELAXED.write(documents.document()));
            int at = random.nextInt(text.length());
            switch (random.nextInt(3)) {
                case 0 -> text.deleteCharAt(at);
                case 1 -> text.insert(at, "{}[]\":,\\x0$".charAt(random.nextInt(11)));
                default -> text.setLength(at);
            }
            try {
                ExtendedJson.read(text.toString());
            } catch (ExtendedJsonException failure) {
                failures++;
                assertThat(failure.offset()).isBetween(0, text.length());
                assertThat(failure.column()).isBetween(1, text.length() + 1);
            }
        }
        assertThat(failures).isGreaterThan(1_000);
    }

    private static ExtendedJsonException failure(String text) {
        return catchThrowableOfType(ExtendedJsonException.class, () -> ExtendedJson.read(text));
    }
}
