package dev.penstock.connectors.postgresql;

import dev.penstock.connectors.jdbc.CatalogQuery;
import java.util.ArrayList;
import java.util.List;

/** What stands between the brackets of a PostgreSQL table's DDL, and the sequences that it needs before. */
final class PostgresDdlColumns {
    /** The sequences of serial and identity columns, with what differs from a sequence's defaults. */
    private static final String SEQUENCES = """
            WITH sequences AS (
              SELECT d.refobjsubid AS attnum, d.deptype AS deptype, format('%I.%I', n.nspname, s.relname) AS name,
                     s.relpersistence = 'u' AS unlogged, pg_catalog.format_type(q.seqtypid, NULL) AS type,
                     n.oid = t.relnamespace AND s.relname = t.relname || '_' || a.attname || '_seq' AS usual_name,
                     concat_ws(' ',
                       CASE WHEN q.seqstart <> CASE WHEN q.seqincrement > 0 THEN q.seqmin ELSE q.seqmax END
                            THEN 'START WITH ' || q.seqstart END,
                       CASE WHEN q.seqincrement <> 1 THEN 'INCREMENT BY ' || q.seqincrement END,
                       CASE WHEN q.seqmin <> CASE WHEN q.seqincrement > 0 THEN 1 ELSE -g.greatest - 1 END
                            THEN 'MINVALUE ' || q.seqmin END,
                       CASE WHEN q.seqmax <> CASE WHEN q.seqincrement > 0 THEN g.greatest ELSE -1 END
                            THEN 'MAXVALUE ' || q.seqmax END,
                       CASE WHEN q.seqcache <> 1 THEN 'CACHE ' || q.seqcache END,
                       CASE WHEN q.seqcycle THEN 'CYCLE' END) AS options
                FROM pg_catalog.pg_depend d
                JOIN pg_catalog.pg_class t ON t.oid = d.refobjid
                JOIN pg_catalog.pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid
                JOIN pg_catalog.pg_class s ON s.oid = d.objid
                JOIN pg_catalog.pg_namespace n ON n.oid = s.relnamespace
                JOIN pg_catalog.pg_sequence q ON q.seqrelid = s.oid
               CROSS JOIN LATERAL (SELECT CASE q.seqtypid WHEN 'int2'::regtype THEN 32767 WHEN 'int4'::regtype
                                          THEN 2147483647 ELSE 9223372036854775807 END AS greatest) g
               WHERE d.refobjid = CAST(? AS oid) AND d.refclassid = 'pg_class'::regclass
                 AND d.classid = 'pg_class'::regclass AND d.deptype IN ('a', 'i'))
            """;

    private static final String OWN_SEQUENCES = """
            SELECT concat_ws(' ', CASE WHEN unlogged THEN 'CREATE UNLOGGED SEQUENCE' ELSE 'CREATE SEQUENCE' END,
                             name, 'AS', type, nullif(options, '')) || ';' AS ddl
              FROM sequences WHERE deptype = 'a' ORDER BY attnum
            """;

    /** An inherited column is its parent's matter; a partition has its own, but the identity of its parent. */
    private static final String COLUMNS = """
            SELECT CASE WHEN c.reloftype = 0 THEN concat_ws(' ', quote_ident(a.attname), part.type, part.rest)
                        WHEN part.rest <> '' THEN concat_ws(' ', quote_ident(a.attname), 'WITH OPTIONS', part.rest)
                   END AS ddl
              FROM pg_catalog.pg_class c
              JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
              JOIN pg_catalog.pg_type t ON t.oid = a.atttypid
              LEFT JOIN pg_catalog.pg_collation o ON o.oid = a.attcollation AND a.attcollation <> t.typcollation
              LEFT JOIN pg_catalog.pg_namespace oname ON oname.oid = o.collnamespace
              LEFT JOIN pg_catalog.pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
              LEFT JOIN sequences s ON s.attnum = a.attnum AND s.deptype = 'i'
              LEFT JOIN pg_catalog.pg_constraint k ON k.conrelid = a.attrelid AND k.contype = 'n' AND k.conkey[1] = a.attnum
             CROSS JOIN LATERAL (SELECT
                   concat_ws(' ', pg_catalog.format_type(a.atttypid, a.atttypmod),
                     (SELECT format('OPTIONS (%s)', string_agg(format('%I %L', option_name, option_value), ', '))
                        FROM pg_catalog.pg_options_to_table(a.attfdwoptions) HAVING count(*) > 0),
                     CASE WHEN o.oid IS NOT NULL THEN format('COLLATE %I.%I', oname.nspname, o.collname) END) AS type,
                   nullif(concat_ws(' ',
                     CASE WHEN d.adbin IS NULL THEN NULL
                          WHEN a.attgenerated = '' THEN 'DEFAULT ' || pg_catalog.pg_get_expr(d.adbin, d.adrelid)
                          ELSE format('GENERATED ALWAYS AS (%s) %s', pg_catalog.pg_get_expr(d.adbin, d.adrelid),
                                      CASE a.attgenerated WHEN 's' THEN 'STORED' ELSE 'VIRTUAL' END) END,
                     CASE WHEN a.attidentity <> '' AND NOT c.relispartition THEN
                       format('GENERATED %s AS IDENTITY', CASE a.attidentity WHEN 'a' THEN 'ALWAYS' ELSE 'BY DEFAULT' END)
                       || coalesce(' (' || nullif(concat_ws(' ',
                            CASE WHEN NOT s.usual_name THEN 'SEQUENCE NAME ' || s.name END,
                            nullif(s.options, '')), '') || ')', '') END,
                     CASE WHEN k.oid IS NOT NULL AND k.conname <> c.relname || '_' || a.attname || '_not_null'
                               AND k.convalidated AND NOT k.connoinherit
                          THEN 'CONSTRAINT ' || quote_ident(k.conname) END,
                     CASE WHEN a.attnotnull AND coalesce(k.convalidated AND NOT k.connoinherit, true)
                          THEN 'NOT NULL' END), '') AS rest) part
             WHERE c.oid = CAST(? AS oid) AND (a.attislocal OR c.relispartition)
             ORDER BY a.attnum
            """;

    /**
     * A constraint that is not checked for the rows there are cannot stand in a CREATE TABLE: it would be checked. The
     * rows that a foreign key has for a target's partitions are made by the server.
     */
    private static final String CONSTRAINTS = """
            SELECT format('CONSTRAINT %I %s', k.conname, pg_catalog.pg_get_constraintdef(k.oid)) AS ddl,
                   format('%I.%I', n.nspname, c.relname) AS table_name
              FROM pg_catalog.pg_constraint k
              JOIN pg_catalog.pg_class c ON c.oid = k.conrelid
              JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
             WHERE k.conrelid = CAST(? AS oid) AND (k.conislocal OR c.relispartition)
               AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint parent
                                WHERE parent.oid = k.conparentid AND parent.conrelid = k.conrelid)
               AND CASE WHEN CAST(? AS boolean)
                     THEN k.contype IN ('p', 'u', 'c', 'f', 'x') AND k.convalidated
                     ELSE k.contype IN ('c', 'f', 'n') AND NOT k.convalidated OR k.contype = 'n' AND k.connoinherit END
             ORDER BY position(k.contype::text IN 'puxcfn'), k.conname
            """;

    private PostgresDdlColumns() {}

    /** The sequences that defaults take their values from and that go with the table. */
    static List<String> sequences(CatalogQuery query, long oid) {
        return query.list(SEQUENCES + OWN_SEQUENCES, row -> row.text("ddl"), oid);
    }

    /** Columns and constraints, as they stand between the brackets. */
    static List<String> elements(CatalogQuery query, long oid) {
        List<String> elements = new ArrayList<>();
        query.list(SEQUENCES + COLUMNS, row -> row.textOrNull("ddl"), oid, oid).stream()
                .filter(ddl -> ddl != null)
                .forEach(elements::add);
        elements.addAll(query.list(CONSTRAINTS, row -> row.text("ddl"), oid, true));
        return elements;
    }

    /** Constraints that are added once the table stands. */
    static List<String> lateConstraints(CatalogQuery query, long oid) {
        return query.list(
                CONSTRAINTS,
                row -> "ALTER TABLE " + row.text("table_name") + " ADD " + row.text("ddl") + ";",
                oid,
                false);
    }
}
