package dev.penstock.engine.headless.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.connectors.testkit.SqliteFiles;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryTest {
    private static final String MANY =
            "with recursive n(i) as (select 1 union all select i + 1 from n where i < 5000) select i from n";

    @TempDir
    Path folder;

    final SqliteFiles files = SqliteFiles.create();
    Cli cli;

    @BeforeEach
    void setUp() {
        Path file = files.database(
                "create table artist (id integer primary key, name text)",
                "insert into artist values (1, 'Nina'), (2, null), (3, ''), (4, 'NULL'), (5, 'two\nlines')");
        cli = Cli.in(folder).workspace("databases: {shop: {engine: sqlite, file: " + file + "}}\n");
    }

    @AfterEach
    void tearDown() {
        files.close();
    }

    @Test
    void query_ofRows_printsATable() {
        Cli.Ran ran = cli.run("query", "shop", "select * from artist order by id");

        assertThat(ran.status()).as(ran.err()).isZero();
        assertThat(ran.out()).isEqualTo("""
                        id  name
                        --  ----------
                         1  Nina
                         2  NULL
                         3  ''
                         4  'NULL'
                         5  two\\nlines
                        """);
        assertThat(ran.err()).startsWith("5 rows, ").hasLineCount(1);
    }

    @Test
    void query_asCsv_printsNothingElse() {
        Cli.Ran ran = cli.run("query", "shop", "select * from artist where id < 5 order by id", "--format", "csv");

        assertThat(ran.status()).as(ran.err()).isZero();
        assertThat(ran.out()).isEqualTo("id,name\n1,Nina\n2,\n3,\"\"\n4,NULL\n");
        assertThat(ran.err()).startsWith("4 rows, ");
    }

    @Test
    void query_asJson_isAnArrayOfObjects() {
        Cli.Ran ran = cli.run("--json", "query", "shop", "select id, name from artist where id <= 2 order by id");

        assertThat(ran.status()).as(ran.err()).isZero();
        assertThat(ran.out().replaceAll("\\s", ""))
                .isEqualTo("[{\"id\":1,\"name\":\"Nina\"},{\"id\":2,\"name\":null}]");
    }

    @Test
    void query_ofSeveralStatements_printsEachInOrder() {
        Cli.Ran ran = cli.run(
                "query",
                "shop",
                "select 1 as one; update artist set name = 'x' where id = 1; select 2 as two",
                "-f",
                "csv");

        assertThat(ran.status()).as(ran.err()).isZero();
        assertThat(ran.out()).isEqualTo("one\n1\n\ntwo\n2\n");
        assertThat(ran.err().lines().map(line -> line.replaceAll(", [^,]*$", "")))
                .containsExactly("1 row", "Done, 1 row changed", "1 row");
    }

    @Test
    void query_ofSeveralWithAFailure_printsWhatWasBeforeIt() {
        Cli.Ran ran = cli.run("query", "shop", "select 1 as one; select nothing from artist; select 2", "-f", "csv");

        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.out()).isEqualTo("one\n1\n");
        assertThat(ran.err()).contains("PEN-1401", "nothing");
    }

    @Test
    void query_ofMoreRowsThanATableShows_saysSo() {
        Cli.Ran ran = cli.run("query", "shop", MANY);

        assertThat(ran.status()).isZero();
        assertThat(ran.out()).hasLineCount(1_002);
        assertThat(ran.err()).contains("1,000 rows, ", "Only the first 1,000 rows are shown", "--max-rows");
    }

    @Test
    void query_ofExactlyTheRowsAskedFor_saysNothingOfMore() {
        Cli.Ran ran = cli.run("query", "shop", MANY, "--max-rows", "5000");

        assertThat(ran.out()).hasLineCount(5_002);
        assertThat(ran.err()).startsWith("5,000 rows, ").hasLineCount(1);
    }

    @Test
    void query_asCsv_isUnlimitedUnlessToldOtherwise() {
        assertThat(cli.run("query", "shop", MANY, "-f", "csv").out()).hasLineCount(5_001);
        Cli.Ran ran = cli.run("query", "shop", MANY, "-f", "csv", "--max-rows", "10");
        assertThat(ran.out()).hasLineCount(11);
        assertThat(ran.err()).contains("Only the first 10 rows are shown");
    }

    @Test
    void query_withParameters_bindsThem() {
        Cli.Ran ran = cli.run(
                "query",
                "shop",
                "select :a as a, typeof(:b) as b, typeof(:c) as c, typeof(:d) as d, :e as e, typeof(:f) as f",
                "-f",
                "csv",
                "-p",
                "a=it's",
                "--param",
                "b=42",
                "-p",
                "c:=42",
                "-p",
                "d:=4.5",
                "-p",
                "e:=\"q\\\"\\u00e9\"",
                "-p",
                ":f:=null");

        assertThat(ran.status()).as(ran.err()).isZero();
        assertThat(ran.out()).isEqualTo("a,b,c,d,e,f\nit's,text,integer,real,\"q\"\"é\",null\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nonsense|--param nonsense is not a name and a value: write --param name=value",
                "=5|is not a name and a value",
                "b=5|The text has no placeholder :b; it has :a",
                "a:=abc|is not a JSON value",
                "a:=\"abc|is not a JSON value",
            })
    void query_withAWrongParameter_saysHowToWriteIt(String parameter, String said) {
        Cli.Ran ran = cli.run("query", "shop", "select :a", "-p", parameter);

        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.err()).contains(said);
    }

    @Test
    void query_withAParameterMissingOrTwice_saysWhich() {
        Cli.Ran missing = cli.run("query", "shop", "select :a, :b", "-p", "a:=true");
        assertThat(missing.status()).isEqualTo(2);
        assertThat(missing.err()).contains("PEN-1406", "b");

        Cli.Ran twice = cli.run("query", "shop", "select :a", "-p", "a=1", "-p", "a=2");
        assertThat(twice.status()).isEqualTo(2);
        assertThat(twice.err()).contains("a occurs twice");

        assertThat(cli.run("query", "shop", "select 1", "-p", "a=1").err()).contains("has no placeholder :a.");
    }

    @Test
    void query_ofDash_readsStandardInput() {
        Cli.Ran ran = cli.input("\uFEFFselect 'ä' as x\n").run("query", "shop", "-", "-f", "csv");

        assertThat(ran.status()).as(ran.err()).isZero();
        assertThat(ran.out()).isEqualTo("x\nä\n");
        assertThat(cli.inTerminal().run("query", "shop", "-").err()).contains("Ctrl+D");
    }

    @Test
    void query_ofAnEmptyText_saysSo() {
        Cli.Ran ran = cli.run("query", "shop", " ");

        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.err()).contains("The text holds no statement");
    }

    @Test
    void query_ofAnUnknownDatabase_namesTheNearest() {
        Cli.Ran ran = cli.run("query", "shp", "select 1");

        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.err()).contains("PEN-1002", "no database 'shp'", "Did you mean 'shop'?");
    }

    @Test
    void query_whichTheServerRejects_saysWhyAndWhereWithoutAStack() {
        Cli.Ran ran = cli.run("query", "shop", "select nme from artist");

        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.err())
                .contains("PEN-1401", "nme", "where: database shop")
                .doesNotContain("\tat ");
        assertThat(cli.run("query", "shop", "select nme from artist", "--stacktrace")
                        .err())
                .contains("\tat ");
    }

    @Test
    void query_pastItsDeadline_failsAndSaysSo() {
        Cli.Ran ran = cli.run(
                "query",
                "shop",
                "with recursive n(i) as (select 1 union all select i + 1 from n) select count(*) from n",
                "--timeout",
                "100ms");

        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.err()).contains("PEN-1404");
    }

    @ParameterizedTest
    @CsvSource({"table", "csv", "json"})
    void query_whoseReaderHasGone_endsInSilence(String format) {
        OutputStream gone = new BrokenPipe();

        Cli.Ran ran = cli.out(gone).run("query", "shop", MANY, "-f", format);

        assertThat(ran.status()).isZero();
        assertThat(ran.err()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"table", "csv", "json"})
    void query_ontoAFullDisk_saysSo(String format) throws IOException {
        try (OutputStream full = new FileOutputStream("/dev/full")) {
            Cli.Ran ran = cli.out(full).run("query", "shop", MANY, "-f", format);

            assertThat(ran.status()).isEqualTo(1);
            assertThat(ran.err()).contains("The output cannot be written").doesNotContain("\tat ");
        }
    }

    @Test
    void query_onATerminal_fitsItsWidth() {
        cli.outTerminal(30);

        Cli.Ran ran = cli.run("query", "shop", "select 1 as id, 'a text that is a good deal longer than a line' as t");

        assertThat(ran.out()).isEqualTo("""
                        id  t
                        --  --------------------------
                         1  a text that is a good dea…
                        """);
    }

    @Test
    void query_onATerminal_printsCsvToo() {
        assertThat(cli.outTerminal(30)
                        .errTerminal()
                        .run("query", "shop", "select 1 as one", "-f", "csv")
                        .out())
                .isEqualTo("one\n1\n");
    }

    /** A reader that closes the output early, like head. */
    private static final class BrokenPipe extends OutputStream {
        @Override
        public void write(int b) throws IOException {
            throw new IOException("Broken pipe");
        }
    }
}
