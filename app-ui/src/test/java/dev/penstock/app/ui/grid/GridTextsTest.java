package dev.penstock.app.ui.grid;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.app.ui.fake.FakeSpool;
import dev.penstock.app.ui.text.Messages;
import dev.penstock.engine.api.Column;
import dev.penstock.engine.api.Row;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How cells are shown and pasted. */
class GridTextsTest {
    private static final Messages MESSAGES = Messages.beside(ResultGridViewModel.class);
    private final FakeSpool spool = new FakeSpool(
            new Column("id", "int4", Integer.class),
            new Column("Full name", "text", String.class),
            new Column("ok", "bool", Boolean.class),
            new Column("ratio", "float8", Double.class));

    private static CellText cell(String text) {
        return CellText.of(text);
    }

    @Test
    void nullEmptyAndBlank_lookDifferent() {
        assertThat(CellText.of(null)).isEqualTo(new CellText("NULL", CellText.Kind.NULL));
        assertThat(cell("NULL")).isEqualTo(new CellText("NULL", CellText.Kind.TEXT));
        assertThat(cell("")).isEqualTo(new CellText("''", CellText.Kind.EMPTY));
        assertThat(cell("  ")).isEqualTo(new CellText("··", CellText.Kind.BLANK));
    }

    @Test
    void longAndBrokenText_isOneLine() {
        assertThat(cell("a b\nc\td\r\u0000").text()).isEqualTo("a b↵c→d␍␀");
        assertThat(cell("x".repeat(501)).text()).hasSize(501).endsWith("x…");
        assertThat(cell("x".repeat(500)).text()).hasSize(500);
    }

    @Test
    void tabs_quoteOnlyWhatNeedsIt() throws IOException {
        spool.row(1, "a\tb", true, 1.5).row(2, "say \"hi\"", null, Double.NaN).row(3, "", false, -1e-7);
        assertThat(written((rows, out) -> RangeText.tabs(rows, out)))
                .isEqualTo("1\t\"a\tb\"\ttrue\t1.5\n2\t\"say \"\"hi\"\"\"\t\tNaN\n3\t\"\"\tfalse\t-1.0E-7\n");
    }

    @Test
    void inserts_quoteNamesAndTextButNoNumbers() throws IOException {
        spool.row(1, "it's", true, 1.5).row(null, null, false, Double.NaN);
        assertThat(written((rows, out) -> RangeText.inserts(rows, "shop\"s", out)))
                .isEqualTo("""
                        INSERT INTO "shop""s" (id, "Full name", ok, ratio) VALUES (1, 'it''s', TRUE, 1.5);
                        INSERT INTO "shop""s" (id, "Full name", ok, ratio) VALUES (NULL, NULL, FALSE, 'NaN');
                        """);
    }

    @Test
    void markdown_escapesBarsAndLineEnds() throws IOException {
        spool.row(1, "a|b\r\nc\\d", true, null);
        assertThat(written((rows, out) -> RangeText.markdown(rows, out))).isEqualTo("""
                        | id | Full name | ok | ratio |
                        | ---: | --- | --- | ---: |
                        | 1 | a\\|b<br>c\\\\d | true | NULL |
                        """);
    }

    private interface Writer {
        void write(RangeRows rows, ByteArrayOutputStream out) throws IOException;
    }

    private String written(Writer writer) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        writer.write(new RangeRows(spool, new GridSelection(spool.size() - 1, 3, 0, 0)), out);
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void json_isSetOnLinesAndKeepsItsTokens() {
        assertThat(JsonText.pretty("{\"a\":1.50,\"b\":[1,{}, [ ]],\"c\":\"x\\\"{,\"}"))
                .isEqualTo("""
                        {
                          "a": 1.50,
                          "b": [
                            1,
                            {},
                            []
                          ],
                          "c": "x\\"{,"
                        }""");
        assertThat(JsonText.pretty("12e3")).isEqualTo("12e3");
    }

    @Test
    void brokenJson_staysAsItIs() {
        assertThat(JsonText.pretty("{\"a")).isEqualTo("{\"a");
        assertThat(JsonText.pretty("{\"a\":[1}}}")).isEqualTo("{\"a\":[1}}}");
        assertThat(JsonText.pretty("[1,")).isEqualTo("[1,");
    }

    @Test
    void bytes_areShownInHex() {
        byte[] bytes = "Penstock holds the\0pressure".getBytes(StandardCharsets.US_ASCII);
        assertThat(HexText.of(bytes, 100))
                .isEqualTo("00000000  50 65 6e 73 74 6f 63 6b  20 68 6f 6c 64 73 20 74  Penstock holds t\n"
                        + "00000010  68 65 00 70 72 65 73 73  75 72 65                 he.pressure");
        assertThat(HexText.of(bytes, 16)).doesNotContain("\n");
        assertThat(HexText.of(new byte[0], 16)).isEmpty();
    }

    @Test
    void value_tellsItsLength() {
        assertThat(value("text", String.class, "a").length()).isEqualTo("1 character");
        assertThat(value("text", String.class, "a💧").length()).isEqualTo("2 characters");
        assertThat(value("bytea", byte[].class, new byte[] {1}).length()).isEqualTo("1 byte");
        assertThat(value("bytea", byte[].class, new byte[70_000]).length())
                .isEqualTo("70,000 bytes, the first 65,536 shown");
        assertThat(value("text", String.class, "x".repeat(2_000_000)))
                .satisfies(value -> assertThat(value.shown()).hasSize(1 << 20))
                .satisfies(value ->
                        assertThat(value.length()).contains("2,000,000").contains("1,048,576"));
        assertThat(value("text", String.class, null))
                .satisfies(value -> assertThat(value.nothing()).isTrue());
        assertThat(value("JSONB", String.class, "{\"a\":1}").shown()).contains("\n");
        assertThat(value("text", String.class, "{\"a\":1}").shown()).doesNotContain("\n");
    }

    private static CellValue value(String type, Class<?> javaType, @Nullable Object cell) {
        FakeSpool one = new FakeSpool(new Column("c", type, javaType)).row(new @Nullable Object[] {cell});
        return CellValue.of(new Row(one.columns(), one.read(0, 1), 0), 0, 0, MESSAGES);
    }

    @Test
    void widths_areBetweenTheirBounds() {
        spool.row(1, "x".repeat(400), true, 1.0);
        List<Row> rows = List.of(new Row(spool.columns(), spool.read(0, 1), 0));
        double[] widths = ColumnWidths.of(
                spool.columns(),
                NumberColumns.of(spool.columns(), rows),
                rows,
                13,
                (text, number) -> text.length() * 7);
        assertThat(widths[0]).isEqualTo(79);
        assertThat(widths[1]).isEqualTo(320);
        double[] narrow = ColumnWidths.of(
                spool.columns(), NumberColumns.of(spool.columns(), rows), rows, 13, (text, number) -> 1);
        assertThat(narrow[0]).isEqualTo(52);
    }

    @Test
    void untypedColumn_hasNoTypeInItsWidth() {
        List<Column> columns = List.of(new Column("expression", "", Object.class));
        double[] widths = ColumnWidths.of(
                columns, new boolean[columns.size()], List.of(), 13, (text, number) -> text.length() * 10);
        assertThat(widths[0]).isEqualTo(126);
    }

    @Test
    void numberColumns_areThoseOfItsTypeAndUntypedOnesThatHoldNothingElse() {
        FakeSpool rows = new FakeSpool(
                        new Column("id", "int4", Integer.class),
                        new Column("count(*)", "", Object.class),
                        new Column("mixed", "", Object.class),
                        new Column("nothing", "", Object.class),
                        new Column("digits", "text", String.class))
                .row(1, null, 7L, null, "1")
                .row(2, 3.5, "seven", null, "2");
        List<Row> first =
                List.of(new Row(rows.columns(), rows.read(0, 2), 0), new Row(rows.columns(), rows.read(0, 2), 1));
        assertThat(NumberColumns.of(rows.columns(), first)).containsExactly(true, true, false, false, false);
        assertThat(NumberColumns.of(rows.columns(), List.of())).containsExactly(true, false, false, false, false);
    }
}
