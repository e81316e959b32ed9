package dev.penstock.connectors.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.connectors.testkit.PostgresServer;
import dev.penstock.connectors.testkit.TestDatabase;
import dev.penstock.engine.api.Interval;
import dev.penstock.engine.api.SqlStatement;
import dev.penstock.engine.api.spi.Lease;
import dev.penstock.engine.api.spi.NodePool;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Java values as the server takes them. */
class PostgresValuesIT {
    private static TestDatabase database;
    private static NodePool pool;
    private Lease lease;

    @BeforeAll
    static void open() {
        database = PostgresServer.shared().createDatabase();
        pool = Targets.of(database).open();
        try (Lease lease = Asking.lease(pool)) {
            Asking.run(lease, "CREATE TYPE day AS ENUM ('MONDAY', 'FRIDAY')");
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

    private static Arguments of(String type, Object value, String text) {
        return Arguments.of(type, value, text);
    }

    static List<Arguments> values() {
        return List.of(
                of("bool", true, "t"),
                of("int2", (short) 7, "7"),
                of("int2", (byte) 7, "7"),
                of("int4", 7, "7"),
                of("int4", 7L, "7"),
                of("int8", Long.MIN_VALUE, "-9223372036854775808"),
                of("numeric", new BigDecimal("1.10"), "1.10"),
                of("numeric", new BigDecimal("1e3"), "1000"),
                of(
                        "numeric",
                        new BigInteger("9").pow(40),
                        new BigInteger("9").pow(40).toString()),
                of("float4", 1.5f, "1.5"),
                of("float8", 0.1, "0.1"),
                of("float8", Double.NaN, "NaN"),
                of("float8", Double.NEGATIVE_INFINITY, "-Infinity"),
                of("text", "it's ü 🐘 \\", "it's ü 🐘 \\"),
                of("text", 'x', "x"),
                of("bytea", new byte[] {0, -1}, "\\x00ff"),
                of(
                        "uuid",
                        UUID.fromString("a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11"),
                        "a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11"),
                of("uuid", "a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11", "a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11"),
                of("jsonb", "{\"b\":1}", "{\"b\": 1}"),
                of("inet", "10.0.0.0/8", "10.0.0.0/8"),
                of("day", DayOfWeek.FRIDAY, "FRIDAY"),
                of("day", "MONDAY", "MONDAY"),
                of("date", LocalDate.of(2024, 2, 29), "2024-02-29"),
                of("date", LocalDate.of(-43, 3, 15), "0044-03-15 BC"),
                of("date", LocalDate.of(12024, 1, 1), "12024-01-01"),
                of("date", LocalDate.MAX, "infinity"),
                of("date", LocalDate.MIN, "-infinity"),
                of("time", LocalTime.of(1, 2, 3, 4_000), "01:02:03.000004"),
                of("time", LocalTime.MAX, "24:00:00"),
                of("timetz", OffsetTime.parse("01:02:03+05:30"), "01:02:03+05:30"),
                of("timestamp", LocalDateTime.of(2024, 2, 29, 1, 2, 3, 4_000), "2024-02-29 01:02:03.000004"),
                of("timestamp", LocalDateTime.of(-43, 3, 15, 1, 2), "0044-03-15 01:02:00 BC"),
                of("timestamp", LocalDateTime.MAX, "infinity"),
                of("timestamp", LocalDateTime.MIN, "-infinity"),
                of("timestamptz", Instant.parse("2024-02-29T01:02:03Z"), "2024-02-29 01:02:03+00"),
                of("timestamptz", OffsetDateTime.parse("2024-02-29T01:02:03+05:30"), "2024-02-28 19:32:03+00"),
                of(
                        "timestamptz",
                        ZonedDateTime.parse("2024-02-29T01:02:03+01:00[Europe/Berlin]"),
                        "2024-02-29 00:02:03+00"),
                of("timestamptz", OffsetDateTime.MAX, "infinity"),
                of("timestamptz", OffsetDateTime.MIN, "-infinity"),
                of("interval", Period.of(1, -2, 3), "10 mons 3 days"),
                of("interval", Duration.parse("PT-4H-5M-6.5S"), "-04:05:06.5"),
                of(
                        "interval",
                        new Interval(Period.of(0, -2, 3), Duration.parse("PT4H0.000001S")),
                        "-2 mons +3 days 04:00:00.000001"),
                of("int4[]", List.of(1, 2), "{1,2}"),
                of("int4[]", new Integer[] {1, null}, "{1,NULL}"),
                of("int4[]", new int[] {1, 2}, "{1,2}"),
                of("int8[]", new long[] {1, 2}, "{1,2}"),
                of("float8[]", new double[] {1.5, 2}, "{1.5,2}"),
                of("int4[]", List.of(List.of(1, 2), List.of(3, 4)), "{{1,2},{3,4}}"),
                of("int4[]", new int[][] {{1, 2}, {3, 4}}, "{{1,2},{3,4}}"),
                of("int4[]", List.of(), "{}"),
                of(
                        "text[]",
                        Arrays.asList("a,b", "{c}", "d\"e", "f\\g", "", "NULL", null),
                        "{\"a,b\",\"{c}\",\"d\\\"e\",\"f\\\\g\",\"\",\"NULL\",NULL}"),
                of("bytea[]", List.of(new byte[] {0, -1}), "{\"\\\\x00ff\"}"),
                of("day[]", List.of(DayOfWeek.MONDAY), "{MONDAY}"),
                of(
                        "date[]",
                        List.of(LocalDate.of(-43, 3, 15), LocalDate.MAX, LocalDate.MIN),
                        "{\"0044-03-15 BC\",infinity,-infinity}"),
                of("time[]", List.of(LocalTime.of(1, 2), LocalTime.MAX), "{01:02:00,24:00:00}"),
                of("numeric[]", List.of(new BigDecimal("1.10"), new BigDecimal("1e3")), "{1.10,1000}"),
                of(
                        "timestamptz[]",
                        List.of(
                                Instant.parse("2024-02-29T01:02:03Z"),
                                ZonedDateTime.parse("2024-02-29T01:02:03+01:00[Europe/Berlin]"),
                                OffsetDateTime.MAX,
                                OffsetDateTime.MIN),
                        "{\"2024-02-29 01:02:03+00\",\"2024-02-29 00:02:03+00\",infinity,-infinity}"),
                of(
                        "timestamp[]",
                        List.of(LocalDateTime.of(2024, 1, 2, 3, 4), LocalDateTime.MAX, LocalDateTime.MIN),
                        "{\"2024-01-02 03:04:00\",infinity,-infinity}"),
                of("interval[]", List.of(Duration.ofMinutes(-1), Period.ofDays(2)), "{-00:01:00,\"2 days\"}"));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("values")
    void value_writtenToAColumn_isWhatTheServerReads(String type, Object value, String text) {
        Asking.run(lease, "CREATE TEMP TABLE taken (v " + type + ")");
        for (int i = 0; i < 7; i++) {
            Asking.execute(lease, SqlStatement.of("INSERT INTO taken VALUES (?)", value));
        }

        assertThat(Asking.cell(lease, "SELECT count(*) FROM taken WHERE v IS NOT NULL"))
                .isEqualTo("7");
        assertThat(Asking.cell(lease, "SELECT min(v::text) FROM taken")).isEqualTo(server(type, text));
        assertThat(Asking.cell(lease, "SELECT max(v::text) FROM taken")).isEqualTo(server(type, text));
    }

    /** A cast to text is not a value's own text in one case. */
    private static String server(String type, String text) {
        return type.equals("bool") ? "true" : text;
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("values")
    void value_comparedWithACast_isEqual(String type, Object value, String text) {
        assertThat(Asking.cell(lease, "SELECT v FROM (VALUES (CAST(? AS " + type + "))) AS t(v)", value))
                .isEqualTo(text);
    }

    @Test
    void null_ofEachType_isNull() {
        for (String type : List.of("int4", "text", "bytea", "uuid", "jsonb", "timestamptz", "int4[]", "day")) {
            assertThat(Asking.cell(lease, "SELECT CAST(? AS " + type + ")", (Object) null))
                    .as(type)
                    .isNull();
        }
    }
}
