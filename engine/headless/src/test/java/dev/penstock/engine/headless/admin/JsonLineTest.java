package dev.penstock.engine.headless.admin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JsonLineTest {
    @Test
    void toString_escapesWhatJsonDoesNotTake() {
        assertThat(new JsonLine()
                        .with("name", "a\"b\\c\nd\te")
                        .with("missing", null)
                        .with("ready", true)
                        .with("letters", "é日😀"))
                .hasToString("{\"name\": \"a\\\"b\\\\c\\nd\\u0009e\", \"missing\": null, \"ready\": true,"
                        + " \"letters\": \"é日😀\"}");
    }

    @Test
    void toString_withoutAnything_isAnEmptyObject() {
        assertThat(new JsonLine()).hasToString("{}");
    }
}
