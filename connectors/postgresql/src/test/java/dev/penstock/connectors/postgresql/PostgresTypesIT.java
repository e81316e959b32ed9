package dev.penstock.connectors.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.connectors.testkit.PostgresServer;
import dev.penstock.connectors.testkit.TestDatabase;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.Interval;
import dev.penstock.engine.api.PenstockException;
import dev.penstock.engine.api.Row;
import dev.penstock.engine.api.SqlStatement;
import dev.penstock.engine.api.StatementOptions;
import dev.penstock.engine.api.spi.Lease;
import dev.penstock.engine.api.spi.NodePool;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each type of the server, as a Java value and as the server's own text, by each way a result can come. */
class PostgresTypesIT {
    private static TestDatabase database;
    private static NodePool pool;
    private Lease lease;

    @BeforeAll
    static void open() {
        database = PostgresServer.shared().createDatabase();
        pool = Targets.of(database).open();
        try (Lease lease = Asking.lease(pool)) {
            Asking.run(
                    lease,
                    "CREATE TYPE mood AS ENUM ('sad', 'so so', 'happy')",
                    "CREATE DOMAIN percent AS int CHECK (VALUE BETWEEN 0 AND 100)",
                    "CREATE TYPE pair AS (a int, b text)");
        }
    }

    @AfterAll
    static void drop() {
        pool.close();
        database.close();
    }

    @BeforeEach
    void borrow() {
        lease = Asking.lease(pool);
        Asking.run(lease, "SET TIME ZONE 'UTC'");
    }

    @AfterEach
    void giveBack() {
        lease.close();
    }

    private static Arguments of(String expression, Object value, String text) {
        return Arguments.of(expression, value, text);
    }

    /** What is a text to Java too. */
    private static Arguments text(String expression, String text) {
        return Arguments.of(expression, text, text);
    }

    static List<Arguments> scalars() {
        return List.of(
                of("true", true, "t"),
                of("false", false, "f"),
                of("'-32768'::int2", (short) -32768, "-32768"),
                of("2147483647::int4", 2147483647, "2147483647"),
                of("'-9223372036854775808'::int8", Long.MIN_VALUE, "-9223372036854775808"),
                of("1.10::numeric", new BigDecimal("1.10"), "1.10"),
                of("'-0.000'::numeric", new BigDecimal("0.000"), "0.000"),
                of("1e20::numeric", new BigDecimal("100000000000000000000"), "100000000000000000000"),
                of("repeat('7', 1000)::numeric", new BigDecimal("7".repeat(1000)), "7".repeat(1000)),
                of("1.5::float4", 1.5f, "1.5"),
                of("'NaN'::float4", Float.NaN, "NaN"),
                of("'-Infinity'::float4", Float.NEGATIVE_INFINITY, "-Infinity"),
                of("1e-300::float8", 1e-300, "1e-300"),
                of("0.1::float8", 0.1, "0.1"),
                of("'-0'::float8", -0.0, "-0"),
                of("'NaN'::float8", Double.NaN, "NaN"),
                of("'Infinity'::float8", Double.POSITIVE_INFINITY, "Infinity"),
                text("'it''s ü 🐘'::text", "it's ü 🐘"),
                text("''::text", ""),
                text("'ab'::varchar(5)", "ab"),
                text("'ab'::char(4)", "ab  "),
                text("'pg_class'::name", "pg_class"),
                text("'x'::\"char\"", "x"),
                of(
                        "'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11'::uuid",
                        UUID.fromString("a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11"),
                        "a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11"),
                text("'{\"b\" : 1,  \"a\":null}'::json", "{\"b\" : 1,  \"a\":null}"),
                text("'{\"b\" : 1,  \"a\":null}'::jsonb", "{\"a\": null, \"b\": 1}"),
                text("'<a>1</a>'::xml", "<a>1</a>"),
                text("'$1,234.50'::money", "$1,234.50"),
                text("B'0101'", "0101"),
                text("B'1'::bit(1)", "1"),
                text("'101'::varbit", "101"),
                text("'192.168.0.1/24'::inet", "192.168.0.1/24"),
                text("'10.0.0.0/8'::cidr", "10.0.0.0/8"),
                text("'08:00:2b:01:02:03'::macaddr", "08:00:2b:01:02:03"),
                text("'(1.5,-2)'::point", "(1.5,-2)"),
                text("'((0,0),(1,1))'::box", "(1,1),(0,0)"),
                text("'<(0,0),2>'::circle", "<(0,0),2>"),
                text("'((0,0),(1,1),(2,0))'::polygon", "((0,0),(1,1),(2,0))"),
                text("'a fat cat'::tsvector", "'a' 'cat' 'fat'"),
                text("'fat & !rat'::tsquery", "'fat' & !'rat'"),
                text("'[1,5)'::int4range", "[1,5)"),
                text("'{[1,3),[5,7)}'::int4multirange", "{[1,3),[5,7)}"),
                text("'pg_class'::regclass", "pg_class"),
                text("'int4'::regtype", "integer"),
                of("4294967295::oid", 4294967295L, "4294967295"),
                text("'0/16B3748'::pg_lsn", "0/16B3748"),
                text("'so so'::mood", "so so"),
                of("42::percent", 42, "42"),
                text("ROW(1, 'a \"b\", c')::pair", "(1,\"a \"\"b\"\", c\")"),
                text("ROW(1, NULL)", "(1,)"),
                text("pg_notify('x', '')", ""),
                text("jsonb_path_query('[1,\"a\"]', '$[1]')", "\"a\""),
                text("'$.\"a\"'::jsonpath", "$.\"a\""));
    }

    static List<Arguments> times() {
        return List.of(
                of("'2024-02-29'::date", LocalDate.of(2024, 2, 29), "2024-02-29"),
                of("'0044-03-15 BC'::date", LocalDate.of(-43, 3, 15), "0044-03-15 BC"),
                of("'12024-01-01'::date", LocalDate.of(12024, 1, 1), "12024-01-01"),
                of("'infinity'::date", LocalDate.MAX, "infinity"),
                of("'-infinity'::date", LocalDate.MIN, "-infinity"),
                of("'23:59:59.123456'::time", LocalTime.of(23, 59, 59, 123_456_000), "23:59:59.123456"),
                of("'24:00'::time", LocalTime.MAX, "24:00:00"),
                of("'04:05:06-08:30'::timetz", OffsetTime.parse("04:05:06-08:30"), "04:05:06-08:30"),
                of("'04:05+02'::timetz", OffsetTime.parse("04:05+02:00"), "04:05:00+02"),
                of(
                        "'2024-02-29 12:34:56.000001'::timestamp",
                        LocalDateTime.of(2024, 2, 29, 12, 34, 56, 1_000),
                        "2024-02-29 12:34:56.000001"),
                of("'0044-03-15 12:00 BC'::timestamp", LocalDateTime.of(-43, 3, 15, 12, 0), "0044-03-15 12:00:00 BC"),
                of("'infinity'::timestamp", LocalDateTime.MAX, "infinity"),
                of("'-infinity'::timestamp", LocalDateTime.MIN, "-infinity"),
                of(
                        "'2024-02-29 12:00+05:30'::timestamptz",
                        OffsetDateTime.parse("2024-02-29T06:30Z"),
                        "2024-02-29 06:30:00+00"),
                of(
                        "'0001-01-01 00:00 BC'::timestamptz",
                        OffsetDateTime.parse("0000-01-01T00:00Z"),
                        "0001-01-01 00:00:00+00 BC"),
                of("'infinity'::timestamptz", OffsetDateTime.MAX, "infinity"),
                of("'-infinity'::timestamptz", OffsetDateTime.MIN, "-infinity"),
                of("'0'::interval", new Interval(Period.ZERO, Duration.ZERO), "00:00:00"),
                of(
                        "'1 year 2 mons 3 days 04:05:06.7'::interval",
                        new Interval(Period.of(1, 2, 3), Duration.parse("PT4H5M6.7S")),
                        "1 year 2 mons 3 days 04:05:06.7"),
                of(
                        "'-1 year -2 mons +3 days -04:05:06.000001'::interval",
                        new Interval(
                                Period.of(-1, -2, 3),
                                Duration.parse("PT4H5M6.000001S").negated()),
                        "-1 years -2 mons +3 days -04:05:06.000001"),
                of(
                        "'-3 days 1000:00'::interval",
                        new Interval(Period.ofDays(-3), Duration.ofHours(1000)),
                        "-3 days +1000:00:00"));
    }

    static List<Arguments> arrays() {
        return List.of(
                of("'{}'::int[]", List.of(), "{}"),
                of("ARRAY[1,NULL,3]", Arrays.asList(1, null, 3), "{1,NULL,3}"),
                of("ARRAY[[1,2],[3,4]]", List.of(List.of(1, 2), List.of(3, 4)), "{{1,2},{3,4}}"),
                of("'[0:2]={1,2,3}'::int[]", List.of(1, 2, 3), "[0:2]={1,2,3}"),
                of(
                        "ARRAY['a,b','{c}','d\"e','f\\g','',' ','NULL',NULL,'ü']",
                        Arrays.asList("a,b", "{c}", "d\"e", "f\\g", "", " ", "NULL", null, "ü"),
                        "{\"a,b\",\"{c}\",\"d\\\"e\",\"f\\\\g\",\"\",\" \",\"NULL\",NULL,ü}"),
                of("ARRAY[true,false]", List.of(true, false), "{t,f}"),
                of("ARRAY['ab','c']::varchar[]", List.of("ab", "c"), "{ab,c}"),
                of("ARRAY['ab','c']::char(3)[]", List.of("ab ", "c  "), "{\"ab \",\"c  \"}"),
                of("ARRAY[1.5,'NaN']::float8[]", List.of(1.5, Double.NaN), "{1.5,NaN}"),
                of("ARRAY[1.50]", List.of(new BigDecimal("1.50")), "{1.50}"),
                of(
                        "ARRAY['2024-01-02 03:04','infinity']::timestamp[]",
                        List.of(LocalDateTime.of(2024, 1, 2, 3, 4), LocalDateTime.MAX),
                        "{\"2024-01-02 03:04:00\",infinity}"),
                of("ARRAY['1 day']::interval[]", List.of(new Interval(Period.ofDays(1), Duration.ZERO)), "{\"1 day\"}"),
                of("ARRAY['{\"a\":1}']::jsonb[]", List.of("{\"a\": 1}"), "{\"{\\\"a\\\": 1}\"}"),
                of(
                        "ARRAY['(1,2),(3,4)','(0,0),(1,1)']::box[]",
                        List.of("(3,4),(1,2)", "(1,1),(0,0)"),
                        "{(3,4),(1,2);(1,1),(0,0)}"),
                of("ARRAY['sad','so so']::mood[]", List.of("sad", "so so"), "{sad,\"so so\"}"),
                of("ARRAY[ROW(1,'x')::pair]", List.of("(1,x)"), "{\"(1,x)\"}"),
                of("'1 2 3'::int2vector", "1 2 3", "1 2 3"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"scalars", "times", "arrays"})
    void value_byEachWay_isTheSame(String expression, Object value, String text) {
        for (SqlStatement statement : ways(expression)) {
            Row row = Asking.row(lease, statement);

            assertThat(row.text(0)).isEqualTo(text);
            assertThat(row.get(0)).isEqualTo(value);
            assertThat(value).isInstanceOf(row.columns().getFirst().javaType());
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"scalars", "times", "arrays"})
    void text_isWhatTheServerWrites(String expression, Object value, String text) {
        assertThat(Asking.cell(lease, "SELECT format('%s', " + expression + ")"))
                .isEqualTo(text);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"scalars", "times", "arrays"})
    void null_byEachWay_isNull(String expression, Object value, String text) {
        for (SqlStatement statement : ways("(SELECT " + expression + " WHERE false)")) {
            Row row = Asking.row(lease, statement);

            assertThat(row.text(0)).isNull();
            assertThat(row.get(0)).isNull();
            assertThat(value).isInstanceOf(row.columns().getFirst().javaType());
        }
    }

    private static List<SqlStatement> ways(String expression) {
        StatementOptions batches = StatementOptions.builder().fetchSize(3).build();
        SqlStatement plain = SqlStatement.of("SELECT " + expression);
        SqlStatement prepared = new SqlStatement(
                "SELECT " + expression + " WHERE ? = 1", SqlStatement.of("", 1).values(), StatementOptions.DEFAULT);
        return List.of(
                plain,
                plain.with(batches),
                // beyond the fifth the driver names it at the server
                prepared,
                prepared,
                prepared,
                prepared,
                prepared,
                prepared,
                prepared.with(batches));
    }

    @Test
    void bytea_isBytes() {
        for (SqlStatement statement : ways("'\\x00ff5c'::bytea")) {
            Row row = Asking.row(lease, statement);

            assertThat(row.text(0)).isEqualTo("\\x00ff5c");
            assertThat((byte[]) row.get(0)).containsExactly(0, 0xff, 0x5c);
        }
    }

    @Test
    void byteaArray_isListOfBytes() {
        Row row = Asking.row(lease, SqlStatement.of("SELECT ARRAY['\\x00ff', NULL]::bytea[]"));

        assertThat(row.text(0)).isEqualTo("{\"\\\\x00ff\",NULL}");
        List<?> list = (List<?>) row.get(0);
        assertThat(list).hasSize(2);
        assertThat((byte[]) list.getFirst()).containsExactly(0, 0xff);
        assertThat(list.getLast()).isNull();
    }

    @ParameterizedTest
    @MethodSource("unreadable")
    void value_thatJavaCannotHold_isRefusedAndItsTextStands(String expression, String text) {
        Row row = Asking.row(lease, SqlStatement.of("SELECT " + expression));

        PenstockException failure = Asking.failure(() -> row.get(0));

        assertThat(failure.code()).isEqualTo(ErrorCode.VALUE_UNREADABLE);
        assertThat(failure.summary()).contains(text);
        assertThat(row.text(0)).isEqualTo(text);
    }

    static List<Arguments> unreadable() {
        return List.of(
                Arguments.of("'NaN'::numeric", "NaN"),
                Arguments.of("'Infinity'::numeric", "Infinity"),
                Arguments.of("ARRAY['-Infinity']::numeric[]", "{-Infinity}"),
                Arguments.of("'infinity'::interval", "infinity"));
    }

    @Test
    void settingsOfTheSession_thatChangeTexts_areReadOrRefused() {
        Asking.run(
                lease,
                "SET IntervalStyle = iso_8601",
                "SET bytea_output = escape",
                "SET TIME ZONE 'Asia/Kolkata'",
                "SET extra_float_digits = 0");

        Row row = Asking.row(
                lease,
                SqlStatement.of("SELECT '1 day'::interval, '\\x00ff'::bytea, '2024-01-01 00:00+00'::timestamptz"));

        assertThat(row.text(0)).isEqualTo("P1D");
        assertThat(Asking.failure(() -> row.get(0)).code()).isEqualTo(ErrorCode.VALUE_UNREADABLE);
        assertThat((byte[]) row.get(1)).containsExactly(0, 0xff);
        assertThat(row.text(2)).isEqualTo("2024-01-01 05:30:00+05:30");
        assertThat(row.get(2)).isEqualTo(OffsetDateTime.parse("2024-01-01T05:30+05:30"));
    }

    @Test
    void timestamptz_ofAZoneWithSeconds_isRead() {
        Asking.run(lease, "SET TIME ZONE 'Europe/Amsterdam'");

        Row row = Asking.row(lease, SqlStatement.of("SELECT '1800-01-01 00:00+00'::timestamptz"));

        assertThat(((OffsetDateTime) Objects.requireNonNull(row.get(0))).toInstant())
                .isEqualTo(OffsetDateTime.parse("1800-01-01T00:00Z").toInstant());
    }

    @Test
    void column_ofEachKind_isNamedAsTheServerNamesIt() {
        Row row = Asking.row(
                lease,
                SqlStatement.of(
                        "SELECT 1, 'a'::text, ARRAY[1], 'sad'::mood, now(), 1::numeric(9,2), ROW(1, 'a')::pair"));

        assertThat(row.columns())
                .extracting(column -> column.databaseType())
                .containsExactly("int4", "text", "int4[]", "mood", "timestamptz", "numeric", "pair");
    }

    @Test
    void hstoreAndCitext_whereTheServerHasThem_areTexts() {
        assertThat(Asking.cell(
                        lease, "SELECT count(*)::text FROM pg_available_extensions WHERE name IN ('hstore', 'citext')"))
                .isEqualTo("2");
        Asking.run(lease, "CREATE EXTENSION hstore", "CREATE EXTENSION citext");

        Row row = Asking.row(
                lease, SqlStatement.of("SELECT 'a=>1,b=>NULL'::hstore, 'Ab'::citext, 'aB'::citext = 'Ab'::citext"));

        assertThat(row.get(0)).isEqualTo("\"a\"=>\"1\", \"b\"=>NULL");
        assertThat(row.get(1)).isEqualTo("Ab");
        assertThat(row.get(2)).isEqualTo(true);
    }
}
