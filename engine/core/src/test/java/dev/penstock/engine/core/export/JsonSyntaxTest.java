package dev.penstock.engine.core.export;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonSyntaxTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"0", "-0", "7", "-12", "1.50", "0.0", "1e+30", "1E-3", "12.5e7", "123456789012345678901234567890"
            })
    void isNumber_asJsonWritesThem_yes(String text) {
        assertThat(JsonSyntax.isNumber(text)).isTrue();
        assertThat(JsonSyntax.isValue(" " + text + "\n")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                "+1",
                "007",
                "1.",
                ".5",
                "1e",
                "1e+",
                "NaN",
                "Infinity",
                "-Inf",
                "1 ",
                " 1",
                "0x1",
                "1,5",
                "١"
            })
    void isNumber_anythingElse_no(String text) {
        assertThat(JsonSyntax.isNumber(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "true",
                "false",
                "\"\"",
                "\"a\\n\\u00fF\\\\\\/\\\"\"",
                "[]",
                "{}",
                "[ ]",
                "{ }",
                " [1, [2, []], {}] ",
                "{\"a\" : {\"b\": [null, {\"c\": 1}], \"d\": \"e\"}, \"\": []}",
                "[\n1\r,\t2]",
                "\"é😀\u007f\""
            })
    void isValue_wellFormed_yes(String text) {
        assertThat(JsonSyntax.isValue(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "nul",
                "True",
                "[",
                "]",
                "{",
                "}",
                "[1",
                "[1,",
                "[1,]",
                "[,1]",
                "{\"a\"}",
                "{\"a\":}",
                "{\"a\":1,}",
                "{a:1}",
                "{1:1}",
                "{\"a\" 1}",
                "1 2",
                "[1 2]",
                "[1}",
                "{\"a\":1]",
                "\"",
                "\"\\\"",
                "\"\\x\"",
                "\"\\u12g4\"",
                "\"\\u12\"",
                "\"line\nbreak\"",
                "'a'",
                "[]]",
                "{}}",
                "no json",
                "\"\\",
                "{\"a",
                "\u00a01"
            })
    void isValue_anythingElse_no(String text) {
        assertThat(JsonSyntax.isValue(text)).isFalse();
    }

    @Test
    void isValue_veryDeep_needsNoStack() {
        String deep = "[".repeat(1_000_000) + "]".repeat(1_000_000);

        assertThat(JsonSyntax.isValue(deep)).isTrue();
        assertThat(JsonSyntax.isValue(deep + "]")).isFalse();
    }
}
