package dev.penstock.engine.api.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandTemplateTest {

    @Test
    void bind_putsValuesIntoTheirPlaces() {
        CommandTemplate template = CommandTemplate.of("""
                {"find": "orders", "filter": {"open": :open, "size": {"$in": [:a, :b, :a]}}, "limit":5}
                """);

        Map<String, @Nullable Object> bound = template.bind(Map.of("open", true, "a", 1, "b", 2L));

        assertThat(template.names()).containsExactly("open", "a", "b");
        assertThat(ExtendedJson.RELAXED.write(bound))
                .isEqualTo("{\"find\": \"orders\", \"filter\": {\"open\": true, \"size\": {\"$in\": [1, 2, 1]}},"
                        + " \"limit\": 5}");
        assertThat(bound).isUnmodifiable();
    }

    @Test
    void bind_valuesThatLookLikeSomethingElse_staysValues() {
        CommandTemplate template = CommandTemplate.of("{\"find\": \"users\", \"filter\": {\"name\": :name}}");
        for (String value : List.of("{\"$gt\": \"\"}", "\", \"x\": \"", ":name", "$where", "\\", "{\"$oid\": \"1\"}")) {
            Map<String, @Nullable Object> bound = template.bind(Map.of("name", value));

            assertThat(bound).containsEntry("filter", Map.of("name", value)).hasSize(2);
        }
        assertThat(template.bind(Map.of("name", Map.of("$gt", ":name"))))
                .containsEntry("filter", Map.of("name", Map.of("$gt", ":name")));
    }

    @Test
    void bind_aNull_isANull() {
        CommandTemplate template = CommandTemplate.of("{\"a\": :a}");

        assertThat(template.bind(Collections.singletonMap("a", null))).containsEntry("a", null);
    }

    @Test
    void of_colonsInQuotes_areText() {
        CommandTemplate template =
                CommandTemplate.of("{\":a\": \":b\", \"c::d\": \"e::f\", \"g\"::h, \"i\\\":j\": [ :k2 ,:_l]}");

        assertThat(template.names()).containsExactly("h", "k2", "_l");
        assertThat(template.shape())
                .containsEntry(":a", ":b")
                .containsEntry("c::d", "e::f")
                .containsEntry("g", new CommandTemplate.Placeholder("h"))
                .containsKey("i\":j");
    }

    @Test
    void of_withoutPlaceholders_isTheDocumentItself() {
        CommandTemplate template = CommandTemplate.of("{\"ping\": 1}");

        assertThat(template.names()).isEmpty();
        assertThat(template.bind(Map.of())).isSameAs(template.shape());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{:a: 1}|2|A key in double quotes is missing",
                "{\"a\": :}|7|A value is missing, but found ':'",
                "{\"a\": :1}|7|A value is missing, but found ':'",
                "{\"a\": ::b}|7|A value is missing, but found ':'",
                "{\"a\": :b:c}|9|A comma or } is missing",
                "{\"a\": {\"$oid\": :id}}|16|cannot stand inside of $oid",
                "{\"a\": {\"$code\": \"f\", \"$scope\": {\"x\": :x}}}|38|cannot stand inside of $code",
                "{\"a\": {\"$date\": {\"$numberLong\": :n}}}|33|cannot stand inside of $numberLong",
                "{\"a\": 1, \"b\": {}, \"a\": 2}|19|The key \"a\" is there twice",
                "{\"d\": {\"a\": 1, \"a\": :x}}|16|The key \"a\" is there twice",
                ":a|1|A document begins with {",
                "{\"a\": :b} x|11|The value has ended before",
            })
    void of_aPlaceholderWhereNoValueMayStand_saysWhere(String text, int column, String reason) {
        assertThatThrownBy(() -> CommandTemplate.of(text))
                .isInstanceOf(ExtendedJsonException.class)
                .hasMessageStartingWith("line 1, column " + column + ": ")
                .hasMessageContaining(reason);
    }

    @Test
    void of_theRegexOperator_takesAPlaceholder() {
        CommandTemplate template = CommandTemplate.of("{\"f\": {\"$regex\": :pattern, \"$options\": \"i\"}}");

        assertThat(template.bind(Map.of("pattern", "^a"))).containsEntry("f", Map.of("$regex", "^a", "$options", "i"));
    }

    @Test
    void bind_withoutAValueOrType_namesIt() {
        CommandTemplate template = CommandTemplate.of("{\"a\": :a}");

        assertThatThrownBy(() -> template.bind(Map.of())).hasMessage("There is no value for :a");
        assertThatThrownBy(() -> template.bind(Map.of("a", List.of(LocalDate.EPOCH))))
                .hasMessageStartingWith("At :a[0]: BSON has no type for a java.time.LocalDate");
    }
}
