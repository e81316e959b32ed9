package dev.penstock.engine.headless.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.penstock.engine.headless.text.ConsoleTable.Heading;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextTest {
    @ParameterizedTest
    @CsvSource({"abc,3", "日本,4", "e\u0301a,2", "👍,2", "👩‍👩‍👧,2", "❤️,2", "🇩🇪,2", "ｱ,1"})
    void width_ofAText_isWhatATerminalShows(String text, int width) {
        assertThat(Display.width(text)).isEqualTo(width);
    }

    @ParameterizedTest
    @CsvSource({"abcdef,4,abc…", "abcd,4,abcd", "日本語,4,日…", "日本,4,日本"})
    void cut_ofATextTooWide_endsWithAnEllipsis(String text, int width, String cut) {
        assertThat(Display.cut(text, width)).isEqualTo(cut);
    }

    @Test
    void visible_ofControlCharacters_showsThem() {
        assertThat(Display.visible("a\tb\r\n\u001b[31m\u202eé\u0085"))
                .isEqualTo("a\\tb\\r\\n\\u001b[31m\\u202eé\\u0085");
    }

    @Test
    void table_withWideCharacters_linesUp() throws IOException {
        StringBuilder out = new StringBuilder();
        ConsoleTable table =
                new ConsoleTable(List.of(Heading.text("a"), Heading.number("n")), ConsoleTable.UNBOUNDED, out);
        table.row(List.of("日本", "1"));
        table.row(List.of("abc", "20"));
        table.end();
        table.end();

        assertThat(out).hasToString("a      n\n----  --\n日本   1\nabc   20\n");
    }

    @Test
    void table_tooWideForTheTerminal_cutsTheWidestColumnsAlone() throws IOException {
        StringBuilder out = new StringBuilder();
        ConsoleTable table =
                new ConsoleTable(List.of(Heading.text("id"), Heading.text("x"), Heading.text("y")), 25, out);
        table.row(List.of("1", "x".repeat(30), "y".repeat(30)));
        table.end();

        assertThat(out.toString().lines())
                .allSatisfy(line -> assertThat(Display.width(line)).isLessThanOrEqualTo(25));
        assertThat(out).contains("1   xxxxxxxxx…  yyyyyyyy…");
    }

    @Test
    void table_withTooManyColumns_showsEachRowAsABlock() throws IOException {
        StringBuilder out = new StringBuilder();
        List<Heading> headings =
                IntStream.range(0, 9).mapToObj(i -> Heading.text("column" + i)).toList();
        ConsoleTable table = new ConsoleTable(headings, 30, out);
        table.row(headings.stream().map(heading -> "v".repeat(40)).toList());
        table.end();

        assertThat(out).contains("-- row 1 --", "column0  vvvvvvvvvvvvvvvvvvvv…");
        assertThat(out.toString().lines())
                .allSatisfy(line -> assertThat(Display.width(line)).isLessThanOrEqualTo(30));
    }

    @Test
    void json_ofValues_isJson() {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("a\"\\", Arrays.asList(1, 2.5, null, true, Double.NaN));
        map.put("t", "x\n\r\t\u0001");

        assertThat(Json.of(map))
                .isEqualTo("{\"a\\\"\\\\\": [1, 2.5, null, true, \"NaN\"], \"t\": \"x\\n\\r\\t\\u0001\"}");
    }

    @Test
    void unquote_ofAJsonString_isItsText() {
        assertThat(Json.unquote("\"a\\n\\t\\r\\b\\f\\/\\\\\\\"\\u00e4$\"")).isEqualTo("a\n\t\r\b\f/\\\"ä$");
        assertThatThrownBy(() -> Json.unquote("\"a")).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"0,0 B", "999,999 B", "1234,1.2 kB", "123456,123 kB", "5000000000,5.0 GB"})
    void bytes_ofANumber_hasAUnit(long value, String text) {
        assertThat(UnitFormat.bytes(value)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"1200,1.2 ms", "3450000,3.45 s", "125000000,2 min 5 s", "11220000000,3 h 7 min", "1036800000000,12 d"})
    void duration_ofMicroseconds_hasAUnit(long micros, String text) {
        assertThat(UnitFormat.duration(Duration.ofNanos(micros * 1_000))).isEqualTo(text);
    }
}
