package dev.penstock.engine.core;

/** Results with a value of every type, NULLs, and the values that are written in a way of their own. */
public final class AllTypes {
    /** For SQLite: its types differ from row to row. */
    public static String[] sqliteTable() {
        return new String[] {
            "create table kinds(id integer primary key, i int, r real, t text, b blob, d decimal(10,2), j JSON, anything)",
            "insert into kinds values (1, 9223372036854775807, 1.5, 'text', x'00ff', 12.50, '{\"a\": [1, 2]}', 7)",
            "insert into kinds values (2, -9223372036854775808, 1e300, '', x'', '1e400', 'no json', 2.5)",
            "insert into kinds values (3, null, null, null, null, null, null, null)",
            "insert into kinds values (4, 'not a number', 9e999, 'é€😀\"quo,te\"', 'text in a blob', -0.0, '[]', x'414243')",
            "insert into kinds values (5, 0, -9e999, 'two' || char(10) || 'lines', 5, 3, '3', 'abc')",
        };
    }

    public static final String SQLITE = "select *, 1 as i, 'x' as \"\", i + 1, typeof(b) from kinds order by id";

    /** For PostgreSQL: a row of values and a row of NULLs. */
    public static final String POSTGRESQL = """
            select t.* from (select true as truth, 1::int2 as small, -2147483648 as whole, 9223372036854775807 as large, 7::oid as oid,
                1.5::float4 as single, 1e300::float8 as double, 'NaN'::float8 as nan, '-Infinity'::float4 as infinite,
                1234567890123456789.12345678901234567890 as exact, 'NaN'::numeric as no_number, 1e30::numeric as round,
                'text' as text, '' as empty, null::text as nothing, E'two\\nlines' as lines, E'carriage\\r' as carriage,
                'comma, "quote"' as quoted, ' space ' as space, 'é€😀' as unicode, 'c'::char(3) as padded,
                '\\x00ff80'::bytea as bytes, ''::bytea as no_bytes,
                'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11'::uuid as id,
                '{"a":  [1, "x"]}'::json as json, E'{"b":\\n 2}'::json as json_lines, '{"b": 1.50, "a": null}'::jsonb as jsonb,
                'null'::jsonb as json_null,
                date '2024-02-29' as day, date 'infinity' as forever, date '0044-03-15 BC' as ides,
                time '23:59:59.123456' as time, time '24:00' as midnight, timetz '12:00+05:30' as timetz,
                timestamp '2024-02-29 12:34:56.789' as moment, timestamp '-infinity' as ever,
                timestamptz '2024-02-29 12:34:56+00' as zoned, timestamptz 'infinity' as zoned_ever,
                interval '1 year -2 mons 3 days -04:05:06.7' as span, interval '0' as no_span,
                array[1, null, 3] as ints, array[[1, 2], [3, 4]] as nested, '{}'::int[] as none,
                array['a b', 'c"d', null, '', 'NULL'] as texts, array[date '2024-02-29'] as days,
                array[interval '1 day'] as spans, array['\\x00ff'::bytea] as byteas, array[1.50, 2] as decimals,
                array[true, false] as truths, array['a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11'::uuid] as ids,
                array['{"a": 1}'::jsonb] as jsons, int4range(1, 5) as range, '127.0.0.1'::inet as inet,
                '12.34'::money as money, point '(1,2)' as point, '<a>1</a>'::xml as xml, b'101' as bits,
                1 as same, 2 as same, 3 as same_2) t
            right join (values (1), (2)) as n(n) on n.n = 1 order by n.n""";

    private AllTypes() {}
}
