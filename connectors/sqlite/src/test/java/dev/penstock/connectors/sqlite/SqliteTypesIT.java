package dev.penstock.connectors.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.penstock.connectors.testkit.SqliteFiles;
import dev.penstock.engine.api.Changed;
import dev.penstock.engine.api.Column;
import dev.penstock.engine.api.Deadline;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.Intent;
import dev.penstock.engine.api.PenstockException;
import dev.penstock.engine.api.Row;
import dev.penstock.engine.api.Rows;
import dev.penstock.engine.api.SqlStatement;
import dev.penstock.engine.api.StatementOptions;
import dev.penstock.engine.api.spi.Lease;
import dev.penstock.engine.api.spi.NodePool;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** SQLite's own ways with values and tables. */
@Timeout(120)
class SqliteTypesIT {
    private final SqliteFiles files = SqliteFiles.create();
    private NodePool pool;
    private Lease lease;

    @BeforeEach
    void open() {
        pool = Targets.open(files.database());
        lease = pool.lease(Deadline.NONE);
    }

    @AfterEach
    void close() {
        lease.close();
        pool.close();
        files.close();
    }

    @Test
    void cells_ofOneColumn_areEachOfTheirOwnType() {
        run("CREATE TABLE t(a)");
        run("INSERT INTO t VALUES (1), (2.5), ('three'), (x'04'), (NULL), (1e300), (1e-7)");

        List<Row> rows = rows("SELECT a FROM t");

        assertThat(rows.getFirst().columns()).containsExactly(new Column("a", "", Object.class));
        assertThat(values(rows)).containsExactly(1L, 2.5, "three", new byte[] {4}, null, 1e300, 1e-7);
        assertThat(rows)
                .extracting(row -> row.text(0))
                .containsExactly("1", "2.5", "three", "X'04'", null, "1.0e+300", "1.0e-07");
    }

    @Test
    void columns_ofEachAffinity_promiseTheirType() {
        run(
                "CREATE TABLE t(a INT, b VARCHAR(9), c BLOB, d DOUBLE, e NUMERIC(10,2), f DATE, g BOOLEAN, h FLOAT, i CLOB)");

        assertThat(((Rows) Calls.execute(lease, SqlStatement.of("SELECT *, 1 + 1 AS j FROM t"))).columns())
                .extracting(Column::databaseType, column -> column.javaType().getSimpleName())
                .extracting(tuple ->
                        tuple.toList().getFirst() + " " + tuple.toList().getLast())
                .containsExactly(
                        "INT Long",
                        "VARCHAR(9) String",
                        "BLOB byte[]",
                        "DOUBLE Double",
                        "NUMERIC(10,2) Object",
                        "DATE Object",
                        "BOOLEAN Object",
                        "FLOAT Double",
                        "CLOB String",
                        " Object");
    }

    @Test
    void cell_thatBreaksItsColumnsPromise_comesAsWhatItIs() {
        run("CREATE TABLE t(a INTEGER)");
        run("INSERT INTO t VALUES ('word')");

        assertThat(rows("SELECT a FROM t").getFirst().get(0)).isEqualTo("word");
    }

    @Test
    void values_ofJavaTypes_areStoredAsSqliteHasThem() {
        UUID id = UUID.fromString("8ad5b3f0-6c0e-4f5e-9d2a-0f7a1c2b3d4e");
        List<@Nullable Object> values = new ArrayList<>(List.of(
                true,
                (short) 2,
                (byte) 3,
                4,
                5L,
                1.5f,
                new BigDecimal("12.50"),
                new BigDecimal("12345678901234567890.123456789"),
                BigInteger.valueOf(7),
                new BigInteger("123456789012345678901234567890"),
                LocalDate.of(2026, 2, 3),
                LocalTime.of(4, 5, 6),
                LocalDateTime.of(2026, 2, 3, 4, 5, 6),
                Instant.parse("2026-02-03T04:05:06Z"),
                id,
                'x',
                Intent.READ));
        String places = String.join(", ", java.util.Collections.nCopies(values.size(), "?"));

        Row row = rows("SELECT " + places, values.toArray()).getFirst();

        List<@Nullable Object> read = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            read.add(row.get(i));
        }
        assertThat(read)
                .containsExactly(
                        1L,
                        2L,
                        3L,
                        4L,
                        5L,
                        1.5,
                        12.5,
                        "12345678901234567890.123456789",
                        7L,
                        "123456789012345678901234567890",
                        "2026-02-03",
                        "04:05:06",
                        "2026-02-03T04:05:06",
                        "2026-02-03T04:05:06Z",
                        id.toString(),
                        "x",
                        "READ");
    }

    @Test
    void dates_boundAsValues_compareAndCompute() {
        run("CREATE TABLE t(day DATE)");
        run("INSERT INTO t VALUES (?), (?)", LocalDate.of(2026, 1, 31), LocalDate.of(2026, 2, 1));

        assertThat(rows("SELECT day FROM t WHERE day > ?", LocalDate.of(2026, 1, 31))
                        .getFirst()
                        .get(0))
                .isEqualTo("2026-02-01");
        assertThat(rows("SELECT date(day, '+1 month') FROM t ORDER BY day DESC")
                        .getFirst()
                        .get(0))
                .isEqualTo("2026-03-01");
    }

    @Test
    void wholeNumbers_atTheEdges_areExact() {
        assertThat(values(rows("SELECT 9223372036854775807 UNION ALL SELECT -9223372036854775808"
                        + " UNION ALL SELECT 9007199254740993")))
                .containsExactly(Long.MAX_VALUE, Long.MIN_VALUE, 9007199254740993L);
    }

    @Test
    void blobs_ofAllBytes_comeBack_andAreTheCallersOwn() {
        byte[] all = new byte[256];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) i;
        }
        run("CREATE TABLE t(a BLOB)");
        run("INSERT INTO t VALUES (?)", (Object) all);
        Row row = rows("SELECT a FROM t").getFirst();

        byte[] first = (byte[]) java.util.Objects.requireNonNull(row.get(0));
        assertThat(first).isEqualTo(all);
        first[0] = 99;
        assertThat(row.get(0)).isEqualTo(all);
    }

    @Test
    void texts_ofAnUtf16Database_areReadToo() {
        Path file = files.missing();
        try (NodePool utf16 = new SqliteConnector().open(Targets.url("jdbc:sqlite:" + file));
                Lease making = utf16.lease(Deadline.NONE)) {
            Calls.execute(making, SqlStatement.of("PRAGMA encoding = 'UTF-16le'"));
            Calls.execute(making, SqlStatement.of("CREATE TABLE t(a)"));
            Calls.execute(making, SqlStatement.of("INSERT INTO t VALUES ('ü – 🐘')"));
        }
        try (NodePool utf16 = Targets.open(file);
                Lease reading = utf16.lease(Deadline.NONE)) {
            Row row = ((Rows) Calls.execute(reading, SqlStatement.of("SELECT a, 1.5 FROM t")))
                    .toList(1)
                    .getFirst();
            assertThat(row.get(0)).isEqualTo("ü – 🐘");
            assertThat(row.text(1)).isEqualTo("1.5");
        }
    }

    @Test
    void strictTable_refusesOtherTypes() {
        run("CREATE TABLE t(a INTEGER, b ANY) STRICT");
        run("INSERT INTO t VALUES (1, 'word')");

        PenstockException failure =
                catchThrowableOfType(PenstockException.class, () -> run("INSERT INTO t VALUES ('word', 1)"));

        assertThat(failure.code()).isEqualTo(ErrorCode.CONSTRAINT_VIOLATED);
        assertThat(failure.summary()).contains("t.a");
    }

    @Test
    void generatedColumnsAndTablesWithoutRowNumber_areReadAsOthers() {
        run("CREATE TABLE t(k TEXT PRIMARY KEY, price INT, gross INT AS (price * 2) STORED) WITHOUT ROWID");
        run("INSERT INTO t(k, price) VALUES ('a', 4)");

        assertThat(rows("SELECT * FROM t").getFirst().get("gross")).isEqualTo(8L);
        assertThat(catchThrowableOfType(PenstockException.class, () -> run("INSERT INTO t(k, gross) VALUES ('b', 1)"))
                        .code())
                .isEqualTo(ErrorCode.STATEMENT_REJECTED);
    }

    @Test
    void triggersAndViews_workAndChangesAreTheStatementsOwn() {
        run("CREATE TABLE t(a)");
        run("CREATE TABLE log(a)");
        run("CREATE TRIGGER noted AFTER INSERT ON t BEGIN INSERT INTO log VALUES (new.a), (new.a); END");
        run("CREATE VIEW v AS SELECT a FROM log");

        assertThat(Calls.execute(lease, SqlStatement.of("INSERT INTO t VALUES (1), (2)")))
                .isEqualTo(Changed.of(2));
        assertThat(rows("SELECT * FROM v")).hasSize(4);
    }

    @Test
    void fullTextSearch_finds() {
        run("CREATE VIRTUAL TABLE words USING fts5(body)");
        run("INSERT INTO words VALUES ('the quick fox'), ('the lazy dog')");

        assertThat(values(rows("SELECT body FROM words WHERE words MATCH ?", "fox")))
                .containsExactly("the quick fox");
    }

    @Test
    void attachedDatabase_isASchema_andGoneWithTheLease() {
        Path other = files.database("CREATE TABLE t(a)", "INSERT INTO t VALUES (7)");
        run("ATTACH '" + other + "' AS other");
        assertThat(rows("SELECT a FROM other.t").getFirst().get(0)).isEqualTo(7L);
        lease.close();
        lease = pool.lease(Deadline.NONE);

        assertThat(catchThrowableOfType(PenstockException.class, () -> rows("SELECT a FROM other.t"))
                        .code())
                .isEqualTo(ErrorCode.STATEMENT_REJECTED);
    }

    @Test
    void foreignKeys_areEnforcedAgain_afterALeaseSwitchedThemOff() {
        run("CREATE TABLE parent(id INTEGER PRIMARY KEY)");
        run("CREATE TABLE child(parent REFERENCES parent)");
        run("PRAGMA foreign_keys(0)");
        run("INSERT INTO child VALUES (1)");
        lease.close();
        lease = pool.lease(Deadline.NONE);

        assertThat(catchThrowableOfType(PenstockException.class, () -> run("INSERT INTO child VALUES (2)"))
                        .code())
                .isEqualTo(ErrorCode.CONSTRAINT_VIOLATED);
    }

    @Test
    void placeholdersOfOtherKinds_takeTheirValues() {
        assertThat(values(rows("SELECT ?2 || ?1", "b", "a"))).containsExactly("ab");
        PenstockException failure = catchThrowableOfType(PenstockException.class, () -> run("SELECT ?"));
        assertThat(failure.code()).isEqualTo(ErrorCode.VALUE_MISSING);
        assertThat(catchThrowableOfType(PenstockException.class, () -> rows("SELECT ?99999999999", 1))
                        .code())
                .isEqualTo(ErrorCode.VALUE_MISSING);
    }

    @Test
    void slip_wordThatStandsThereTwice_hasNoPlace() {
        PenstockException failure =
                catchThrowableOfType(PenstockException.class, () -> rows("SELECT nowhere FROM (SELECT nowhere)"));

        assertThat(failure.diagnosis().position()).isZero();
        assertThat(failure.summary()).contains("nowhere");
    }

    @Test
    void slip_unfinished_isToldWithoutAPlace() {
        PenstockException failure = catchThrowableOfType(PenstockException.class, () -> rows("SELECT 1 +"));

        assertThat(failure.diagnosis().position()).isZero();
        assertThat(failure.code()).isEqualTo(ErrorCode.STATEMENT_REJECTED);
    }

    @Test
    void smallCellLimit_refusesNeitherLongRowsNorWhatIsComputedOnTheWay() {
        run("CREATE TABLE wide(" + columns(40) + ")");
        run("INSERT INTO wide VALUES (" + "'0123456789',".repeat(39) + "'z')");
        StatementOptions small = StatementOptions.builder().maxCellBytes(20).build();

        assertThat(((Rows) Calls.execute(
                                lease,
                                SqlStatement.of("SELECT * FROM wide ORDER BY 1 DESC")
                                        .with(small)))
                        .toList(1))
                .hasSize(1);
        assertThat(((Rows) Calls.execute(
                                lease,
                                SqlStatement.of("SELECT length(hex(zeroblob(100000)))")
                                        .with(small)))
                        .toList(1))
                .hasSize(1);
    }

    @Test
    void cellFarBeyondTheLimit_isRefusedBeforeItIsInTheHeap() {
        PenstockException failure =
                catchThrowableOfType(PenstockException.class, () -> rows("SELECT zeroblob(200000000)"));

        assertThat(failure.code()).isEqualTo(ErrorCode.CELL_TOO_LARGE);
        assertThat(rows("SELECT 1")).hasSize(1);
    }

    @Test
    void manyLargeCells_readAtOnce_areRefusedBeforeTheHeapIsFull() {
        PenstockException failure = catchThrowableOfType(
                PenstockException.class,
                () -> rows("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 500)"
                        + " SELECT zeroblob(10000000) FROM n"));

        assertThat(failure.code()).isEqualTo(ErrorCode.RESULT_TOO_LARGE);
        assertThat(failure.diagnosis().advice()).contains("fetch size");
    }

    @Test
    void readersAndOneWriter_doNotWaitForEachOther() throws Exception {
        run("CREATE TABLE t(a)");
        List<Thread> readers = new ArrayList<>();
        List<Throwable> failures = java.util.Collections.synchronizedList(new ArrayList<>());
        for (int i = 0; i < 3; i++) {
            readers.add(Thread.ofVirtual().start(() -> {
                try (Lease reader = pool.lease(Deadline.after(Duration.ofSeconds(60)))) {
                    for (int turn = 0; turn < 200; turn++) {
                        ((Rows) Calls.execute(reader, SqlStatement.of("SELECT count(*) FROM t"))).toList(1);
                    }
                } catch (Throwable e) {
                    failures.add(e);
                }
            }));
        }
        for (int i = 0; i < 200; i++) {
            run("INSERT INTO t VALUES (?)", i);
        }
        for (Thread reader : readers) {
            assertThat(reader.join(Duration.ofSeconds(60))).isTrue();
        }

        assertThat(failures).isEmpty();
        assertThat(rows("SELECT count(*) FROM t").getFirst().get(0)).isEqualTo(200L);
    }

    private void run(String sql, @Nullable Object... values) {
        Calls.execute(lease, SqlStatement.of(sql, values));
    }

    private List<Row> rows(String sql, @Nullable Object... values) {
        return ((Rows) Calls.execute(lease, SqlStatement.of(sql, values))).toList(1_000);
    }

    private static List<@Nullable Object> values(List<Row> rows) {
        List<@Nullable Object> values = new ArrayList<>();
        rows.forEach(row -> values.add(row.get(0)));
        return values;
    }

    private static String columns(int count) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            names.add("c" + i);
        }
        return String.join(", ", names);
    }
}
