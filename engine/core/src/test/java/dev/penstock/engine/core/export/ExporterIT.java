package dev.penstock.engine.core.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.penstock.connectors.testkit.FullDisk;
import dev.penstock.connectors.testkit.PostgresServer;
import dev.penstock.connectors.testkit.SqliteFiles;
import dev.penstock.connectors.testkit.TestDatabase;
import dev.penstock.engine.api.CancelledException;
import dev.penstock.engine.api.ClosedException;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.ExportFormat;
import dev.penstock.engine.api.Exporter;
import dev.penstock.engine.api.Rows;
import dev.penstock.engine.api.StatementException;
import dev.penstock.engine.api.StorageException;
import dev.penstock.engine.api.Task;
import dev.penstock.engine.core.AllTypes;
import dev.penstock.engine.core.RealEngine;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.PGConnection;

class ExporterIT {
    /** Does not end within the time of a test. */
    private static final String SLOW = "select i, pg_sleep(0.01)::text from generate_series(1, 1000000) as i";

    private static TestDatabase postgres;

    @TempDir
    Path folder;

    private RealEngine engine;

    @BeforeAll
    static void makeDatabase() {
        postgres = PostgresServer.shared().createDatabase();
    }

    @AfterAll
    static void dropDatabase() {
        postgres.close();
    }

    @BeforeEach
    void open() {
        engine = RealEngine.postgresql(folder, postgres);
    }

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void csv_everyTypeOfPostgresql_isWhatItsOwnCopyWrites() throws Exception {
        String csv = write(ExportFormat.CSV, engine.rows(AllTypes.POSTGRESQL));

        assertThat(csv).isEqualTo(copied(AllTypes.POSTGRESQL));
        assertThat(csv).contains(",\"\",,\"two\nlines\",\"carriage\r\",\"comma, \"\"quote\"\"\",");
    }

    @Test
    void csv_manyRowsOfText_isWhatTheServersOwnCopyWrites() throws Exception {
        // every character of the first planes at every offset of the buffer, and cells larger than the buffer
        String sql = """
                select i, chr(i % 55000 + 1) as c, repeat(chr(i % 3000 + 1), i % 300) as more,
                    case when i % 10000 = 0 then repeat('x"é€😀', 30000) end as long
                from generate_series(1, 60000) as i""";

        assertThat(write(ExportFormat.CSV, engine.rows(sql))).isEqualTo(copied(sql));
    }

    /** Since PostgreSQL 18 the server's COPY does not quote it; the client does. */
    @Test
    void csv_endOfCopy_isQuoted() {
        assertThat(write(ExportFormat.CSV, engine.rows("select '\\.' as a, '\\..' as b")))
                .isEqualTo("a,b\n\"\\.\",\\..\n");
    }

    @Test
    void csv_noRows_isTheHeader() {
        assertThat(write(ExportFormat.CSV, engine.rows("select 1 as a, 2 as \"b \"\"c\"\"\" where false")))
                .isEqualTo("a,\"b \"\"c\"\"\"\n");
    }

    @Test
    void csv_noColumns_isALineARow() {
        assertThat(write(ExportFormat.CSV, engine.rows("select from generate_series(1, 2)")))
                .isEqualTo("\n\n\n");
    }

    @Test
    void json_everyTypeOfPostgresql_hasItsForm() {
        String json = write(ExportFormat.JSON, engine.rows(AllTypes.POSTGRESQL));

        assertThat(json.lines()).hasSize(4);
        assertThat(json)
                .startsWith(
                        "[\n{\"truth\":true,\"small\":1,\"whole\":-2147483648,\"large\":9223372036854775807,\"oid\":7,")
                .contains("\"single\":1.5,\"double\":1e+300,\"nan\":\"NaN\",\"infinite\":\"-Infinity\",")
                .contains("\"exact\":1234567890123456789.12345678901234567890,\"no_number\":\"NaN\",")
                .contains("\"empty\":\"\",\"nothing\":null,\"lines\":\"two\\nlines\",\"carriage\":\"carriage\\r\",")
                .contains("\"quoted\":\"comma, \\\"quote\\\"\",")
                .contains("\"unicode\":\"é€😀\",")
                .contains("\"bytes\":\"\\\\x00ff80\",\"no_bytes\":\"\\\\x\",")
                .contains(
                        "\"json\":{\"a\":  [1, \"x\"]},\"json_lines\":{\"b\":  2},\"jsonb\":{\"a\": null, \"b\": 1.50},")
                .contains("\"json_null\":null,\"day\":\"2024-02-29\",")
                .contains("\"nested\":\"{{1,2},{3,4}}\",")
                .contains("\"same\":1,\"same_3\":2,\"same_2\":3}")
                .endsWith("\"same\":null,\"same_3\":null,\"same_2\":null}\n]\n");
        assertThat(value("select json_array_length('" + json.replace("'", "''") + "'::json)"))
                .isEqualTo("2");
    }

    @Test
    void json_manyRowsOfText_isReadBackByTheServer() {
        String sql = "select i, chr(i % 55000 + 1) || repeat(chr(i % 300 + 1), i % 100) as c, i / 7.0 as d"
                + " from generate_series(1, 60000) as i";
        String json = write(ExportFormat.JSON, engine.rows(sql));
        engine.database().update("create table if not exists back(j json)");
        engine.database().update("insert into back values (?::json)", json);

        assertThat(value("select count(*) from (" + sql + ") as s join (select r.* from back, json_to_recordset(j)"
                        + " as r(i int, c text, d numeric)) as r on r.i = s.i and r.c = s.c and r.d = s.d"))
                .isEqualTo("60000");
    }

    @Test
    void json_noRows_isAnEmptyArray() {
        assertThat(write(ExportFormat.JSON, engine.rows("select 1 where false")))
                .isEqualTo("[]\n");
        assertThat(write(ExportFormat.JSON, engine.rows("select"))).isEqualTo("[\n{}\n]\n");
    }

    @Test
    void sqlite_cellsOfAnyType_areWrittenByTheirOwn() {
        try (SqliteFiles files = SqliteFiles.create();
                RealEngine sqlite = RealEngine.sqlite(folder, files.database(AllTypes.sqliteTable()))) {
            assertThat(write(sqlite, ExportFormat.CSV, sqlite.rows(AllTypes.SQLITE)))
                    .isEqualTo("""
                            id,i,r,t,b,d,j,anything,i,"",i + 1,typeof(b)
                            1,9223372036854775807,1.5,text,X'00FF',12.5,"{""a"": [1, 2]}",7,1,x,9.2233720368547758e+18,blob
                            2,-9223372036854775808,1.0e+300,"",X'',Inf,no json,2.5,1,x,-9223372036854775807,blob
                            3,,,,,,,,1,x,,null
                            4,not a number,Inf,"é€😀""quo,te\""",text in a blob,0,[],X'414243',1,x,1,text
                            5,0,-Inf,"two
                            lines",5,3,3,abc,1,x,1,integer
                            """);
            assertThat(write(sqlite, ExportFormat.JSON, sqlite.rows(AllTypes.SQLITE))
                            .lines())
                    .contains(
                            "{\"id\":1,\"i\":9223372036854775807,\"r\":1.5,\"t\":\"text\",\"b\":\"X'00FF'\",\"d\":12.5,"
                                    + "\"j\":{\"a\": [1, 2]},\"anything\":7,\"i_2\":1,\"column_10\":\"x\","
                                    + "\"i + 1\":9.2233720368547758e+18,\"typeof(b)\":\"blob\"},",
                            "{\"id\":2,\"i\":-9223372036854775808,\"r\":1.0e+300,\"t\":\"\",\"b\":\"X''\",\"d\":\"Inf\","
                                    + "\"j\":\"no json\",\"anything\":2.5,\"i_2\":1,\"column_10\":\"x\","
                                    + "\"i + 1\":-9223372036854775807,\"typeof(b)\":\"blob\"},",
                            "{\"id\":5,\"i\":0,\"r\":\"-Inf\",\"t\":\"two\\nlines\",\"b\":5,\"d\":3,\"j\":3,"
                                    + "\"anything\":\"abc\",\"i_2\":1,\"column_10\":\"x\",\"i + 1\":1,"
                                    + "\"typeof(b)\":\"integer\"}");
        }
    }

    @Test
    void write_flushesAndLeavesTheStreamOpenAndGivesTheLeaseBack() {
        AtomicBoolean flushed = new AtomicBoolean();
        AtomicBoolean closed = new AtomicBoolean();
        OutputStream out = new ByteArrayOutputStream() {
            @Override
            public void flush() {
                flushed.set(true);
            }

            @Override
            public void close() {
                closed.set(true);
            }
        };

        assertThat(csv().write(engine.rows("select generate_series(1, 5000)"), out))
                .isEqualTo(5000);

        assertThat(flushed).isTrue();
        assertThat(closed).isFalse();
        assertThat(engine.leases()).isZero();
    }

    @Test
    void write_readerGoesAway_saysSoAndGivesTheLeaseBack() throws Exception {
        Path pipe = folder.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        Process head = new ProcessBuilder("head", "-n", "1", pipe.toString()).start();
        try (OutputStream out = Files.newOutputStream(pipe, StandardOpenOption.WRITE)) {
            Rows rows = engine.rows("select i, repeat('x', 100) from generate_series(1, 10000000) as i");

            StorageException failure = catchThrowableOfType(StorageException.class, () -> csv().write(rows, out));

            assertThat(failure.code()).isEqualTo(ErrorCode.READER_GONE);
            assertThat(failure.getCause()).isInstanceOf(IOException.class);
            assertThat(engine.leases()).isZero();
        }
        assertThat(head.inputReader().readLine()).isEqualTo("i,repeat");
        assertThat(head.waitFor()).isZero();
    }

    @Test
    void write_fullDevice_saysSoAndGivesTheLeaseBack() throws Exception {
        try (OutputStream out = Files.newOutputStream(FullDisk.device())) {
            Rows rows = engine.rows("select generate_series(1, 100000)");

            StorageException failure = catchThrowableOfType(StorageException.class, () -> csv().write(rows, out));

            assertThat(failure.code()).isEqualTo(ErrorCode.STORAGE_FULL);
            assertThat(engine.leases()).isZero();
        }
    }

    @Test
    void write_rowsFail_passesTheirFailureThrough() {
        Rows rows = engine.rows("select 1 / (5000 - i) from generate_series(1, 10000) as i");

        StatementException failure = catchThrowableOfType(
                StatementException.class, () -> csv().write(rows, OutputStream.nullOutputStream()));

        assertThat(failure.code()).isEqualTo(ErrorCode.STATEMENT_REJECTED);
        assertThat(failure.diagnosis().sqlState()).isEqualTo("22012");
        assertThat(engine.leases()).isZero();
    }

    @Test
    void toFile_whole_replacesTheFileAndTellsItsProgress() throws Exception {
        Path file = Files.writeString(folder.resolve("numbers.csv"), "as it was");

        Task<Long> task = csv().toFile(engine.rows("select generate_series(1, 20000) as n"), 20_000, file);

        assertThat(task.await()).isEqualTo(20_000);
        assertThat(task.title()).isEqualTo("Exporting to numbers.csv");
        assertThat(task.progress().done()).isEqualTo(20_000);
        assertThat(task.progress().unit()).isEqualTo("rows");
        assertThat(task.progress().fraction()).hasValue(1);
        assertThat(Files.readAllLines(file))
                .hasSize(20_001)
                .startsWith("n", "1")
                .endsWith("20000");
        assertThat(engine.leases()).isZero();
    }

    @Test
    void toFile_cancelled_reachesTheServerAndLeavesNothing() throws Exception {
        Path target = Files.createDirectory(folder.resolve("target"));
        Task<Long> task = csv().toFile(engine.rows(SLOW, 5), -1, target.resolve("slow.csv"));
        while (task.progress().done() == 0) {
            Thread.sleep(5);
        }
        assertThat(target).isNotEmptyDirectory();

        task.cancel();

        assertThat(catchThrowableOfType(CancelledException.class, task::await)).isNotNull();
        assertThat(target).isEmptyDirectory();
        assertThat(engine.leases()).isZero();
        assertThat(value(
                        "select count(*) from pg_stat_activity where state = 'active' and query like '%pg_sleep(0.01)%'"
                                + " and pid <> pg_backend_pid() and datname = current_database()"))
                .isEqualTo("0");
    }

    @Test
    void toFile_rowsFail_leavesTheFileAsItWas() throws Exception {
        Path target = Files.createDirectory(folder.resolve("target"));
        Path file = Files.writeString(target.resolve("a.json"), "as it was");
        Rows rows = engine.rows("select 1 / (5000 - i) from generate_series(1, 10000) as i");

        Task<Long> task = engine.penstock().exporter(ExportFormat.JSON).toFile(rows, -1, file);

        assertThat(catchThrowableOfType(StatementException.class, task::await)).isNotNull();
        assertThat(file).hasContent("as it was");
        assertThat(target.toFile().list()).containsExactly("a.json");
    }

    @Test
    void toFile_fullDisk_saysSoAndLeavesNothing() {
        try (FullDisk disk = FullDisk.ofBytes(1 << 20)) {
            Rows rows = engine.rows("select repeat('x', 1000) from generate_series(1, 10000)");

            Task<Long> task = csv().toFile(rows, 10_000, disk.folder().resolve("large.csv"));

            StorageException failure = catchThrowableOfType(StorageException.class, task::await);
            assertThat(failure.code()).isEqualTo(ErrorCode.STORAGE_FULL);
            assertThat(failure).hasMessageContaining("large.csv");
            assertThat(disk.folder()).isEmptyDirectory();
            assertThat(engine.leases()).isZero();
        }
    }

    @Test
    void toFile_noSuchFolder_saysSoAndGivesTheLeaseBack() {
        Task<Long> task = csv().toFile(engine.rows("select generate_series(1, 5000)"), -1, folder.resolve("no/a.csv"));

        assertThat(catchThrowableOfType(StorageException.class, task::await).code())
                .isEqualTo(ErrorCode.STORAGE_FAILED);
        assertThat(engine.leases()).isZero();
    }

    @Test
    void engineClosed_cancelsTheExportAndTakesNoMore() throws Exception {
        Path target = Files.createDirectory(folder.resolve("target"));
        Exporter csv = csv();
        Task<Long> task = csv.toFile(engine.rows(SLOW, 5), -1, target.resolve("slow.csv"));
        Rows late = engine.rows("select generate_series(1, 5000)");

        engine.close();

        assertThat(task.isDone()).isTrue();
        assertThat(target).isEmptyDirectory();
        assertThat(catchThrowableOfType(ClosedException.class, () -> csv.toFile(late, -1, target.resolve("late.csv"))))
                .isNotNull();
    }

    private Exporter csv() {
        return engine.penstock().exporter(ExportFormat.CSV);
    }

    private String write(ExportFormat format, Rows rows) {
        return write(engine, format, rows);
    }

    private static String write(RealEngine engine, ExportFormat format, Rows rows) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        engine.penstock().exporter(format).write(rows, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private String value(String sql) {
        List<String> values = engine.database().query(sql).toList(1).stream()
                .map(row -> row.text(0))
                .toList();
        return values.getFirst();
    }

    private static String copied(String sql) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (var connection = postgres.connect()) {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyOut("copy (" + sql + ") to stdout (format csv, header)", out);
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
