package dev.penstock.connectors.postgresql;

import dev.penstock.connectors.jdbc.CatalogQuery;
import java.util.List;

/** What is said of a PostgreSQL table or view once it stands: storage, policies, comments. */
final class PostgresDdlExtras {
    private static final String TARGET = """
            WITH t AS (
              SELECT c.oid, c.relname, c.relnamespace, c.relreplident, c.relrowsecurity, c.relforcerowsecurity,
                     c.relispartition, format('%I.%I', n.nspname, c.relname) AS name,
                     CASE c.relkind WHEN 'v' THEN 'VIEW' WHEN 'm' THEN 'MATERIALIZED VIEW'
                                    WHEN 'f' THEN 'FOREIGN TABLE' ELSE 'TABLE' END AS word
                FROM pg_catalog.pg_class c
                JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
               WHERE c.oid = CAST(? AS oid))
            """;

    /** Defaults and NOT NULL of its own on inherited columns; how values are stored. */
    private static final String COLUMNS = """
            SELECT 'ALTER ' || CASE t.word WHEN 'VIEW' THEN 'VIEW ' WHEN 'MATERIALIZED VIEW' THEN 'MATERIALIZED VIEW '
                                           ELSE 'TABLE ONLY ' END
                   || format('%s ALTER COLUMN %I %s;', t.name, a.attname, change.what) AS ddl
              FROM t
              JOIN pg_catalog.pg_attribute a ON a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped
              JOIN pg_catalog.pg_type ty ON ty.oid = a.atttypid
              LEFT JOIN pg_catalog.pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
             CROSS JOIN LATERAL (VALUES
                   (1, CASE WHEN a.attgenerated = '' AND (t.word = 'VIEW' OR NOT a.attislocal AND NOT t.relispartition)
                            THEN 'SET DEFAULT ' || pg_catalog.pg_get_expr(d.adbin, d.adrelid) END),
                   (2, CASE WHEN a.attnotnull AND NOT a.attislocal AND NOT t.relispartition AND NOT EXISTS (
                              SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = t.oid AND k.contype = 'n'
                                 AND k.conkey[1] = a.attnum AND k.coninhcount > 0) THEN 'SET NOT NULL' END),
                   (3, CASE WHEN a.attstorage <> ty.typstorage AND t.word <> 'VIEW' THEN 'SET STORAGE ' || CASE a.attstorage
                              WHEN 'p' THEN 'PLAIN' WHEN 'e' THEN 'EXTERNAL' WHEN 'm' THEN 'MAIN' ELSE 'EXTENDED' END END),
                   (4, CASE a.attcompression WHEN 'p' THEN 'SET COMPRESSION pglz' WHEN 'l' THEN 'SET COMPRESSION lz4' END),
                   (5, CASE WHEN a.attstattarget >= 0 THEN 'SET STATISTICS ' || a.attstattarget END),
                   (6, (SELECT format('SET (%s)', string_agg(format('%I=%L', option_name, option_value), ', '))
                          FROM pg_catalog.pg_options_to_table(a.attoptions) HAVING count(*) > 0))
                   ) AS change(place, what)
             WHERE change.what IS NOT NULL
             ORDER BY a.attnum, change.place
            """;

    private static final String TABLE = """
            SELECT ddl FROM (
              SELECT 1 AS place, s.relname::text AS name, format('ALTER SEQUENCE %I.%I OWNED BY %s.%I;',
                     n.nspname, s.relname, t.name, a.attname) AS ddl
                FROM t
                JOIN pg_catalog.pg_depend d ON d.refobjid = t.oid AND d.refclassid = 'pg_class'::regclass
                 AND d.classid = 'pg_class'::regclass AND d.deptype = 'a'
                JOIN pg_catalog.pg_class s ON s.oid = d.objid AND s.relkind = 'S'
                JOIN pg_catalog.pg_namespace n ON n.oid = s.relnamespace
                JOIN pg_catalog.pg_attribute a ON a.attrelid = t.oid AND a.attnum = d.refobjsubid
              UNION ALL
              SELECT 2, i.relname, format('ALTER INDEX %I.%I SET (%s);', n.nspname, i.relname, o.options)
                FROM t
                JOIN pg_catalog.pg_index x ON x.indrelid = t.oid
                JOIN pg_catalog.pg_class i ON i.oid = x.indexrelid
                JOIN pg_catalog.pg_namespace n ON n.oid = i.relnamespace
                JOIN pg_catalog.pg_constraint k ON k.conindid = x.indexrelid AND k.conrelid = t.oid
               CROSS JOIN LATERAL (SELECT string_agg(format('%I=%L', option_name, option_value), ', ') AS options
                                     FROM pg_catalog.pg_options_to_table(i.reloptions)) o
               WHERE o.options IS NOT NULL
              UNION ALL
              SELECT 3, i.relname, format('ALTER TABLE %s CLUSTER ON %I;', t.name, i.relname)
                FROM t JOIN pg_catalog.pg_index x ON x.indrelid = t.oid JOIN pg_catalog.pg_class i ON i.oid = x.indexrelid
               WHERE x.indisclustered
              UNION ALL
              SELECT 4, '', format('ALTER TABLE ONLY %s REPLICA IDENTITY %s;', t.name, CASE t.relreplident
                       WHEN 'f' THEN 'FULL' WHEN 'n' THEN 'NOTHING' ELSE (
                         SELECT 'USING INDEX ' || quote_ident(i.relname) FROM pg_catalog.pg_index x
                           JOIN pg_catalog.pg_class i ON i.oid = x.indexrelid
                          WHERE x.indrelid = t.oid AND x.indisreplident) END)
                FROM t WHERE t.word = 'TABLE' AND t.relreplident <> 'd'
              UNION ALL
              SELECT 5, s.stxname, pg_catalog.pg_get_statisticsobjdef(s.oid) || ';'
                FROM t JOIN pg_catalog.pg_statistic_ext s ON s.stxrelid = t.oid
              UNION ALL
              SELECT 6, '', format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY;', t.name) FROM t WHERE t.relrowsecurity
              UNION ALL
              SELECT 7, '', format('ALTER TABLE %s FORCE ROW LEVEL SECURITY;', t.name) FROM t WHERE t.relforcerowsecurity
              UNION ALL
              SELECT 8, p.polname, format('CREATE POLICY %I ON %s AS %s FOR %s TO %s', p.polname, t.name,
                       CASE WHEN p.polpermissive THEN 'PERMISSIVE' ELSE 'RESTRICTIVE' END,
                       CASE p.polcmd WHEN 'r' THEN 'SELECT' WHEN 'a' THEN 'INSERT' WHEN 'w' THEN 'UPDATE'
                                     WHEN 'd' THEN 'DELETE' ELSE 'ALL' END,
                       (SELECT string_agg(CASE r WHEN 0 THEN 'PUBLIC'
                                 ELSE quote_ident(pg_catalog.pg_get_userbyid(r)) END, ', ') FROM unnest(p.polroles) r))
                     || coalesce(' USING (' || pg_catalog.pg_get_expr(p.polqual, p.polrelid) || ')', '')
                     || coalesce(' WITH CHECK (' || pg_catalog.pg_get_expr(p.polwithcheck, p.polrelid) || ')', '') || ';'
                FROM t JOIN pg_catalog.pg_policy p ON p.polrelid = t.oid
              UNION ALL
              SELECT 9, r.rulename, pg_catalog.pg_get_ruledef(r.oid)
                FROM t JOIN pg_catalog.pg_rewrite r ON r.ev_class = t.oid WHERE r.rulename <> '_RETURN'
            ) parts ORDER BY place, name
            """;

    private static final String COMMENTS = """
            SELECT ddl FROM (
              SELECT 1 AS place, 0 AS attnum, '' AS name,
                     format('COMMENT ON %s %s IS %L;', t.word, t.name, d.description) AS ddl
                FROM t JOIN pg_catalog.pg_description d ON d.objoid = t.oid AND d.objsubid = 0
                 AND d.classoid = 'pg_class'::regclass
              UNION ALL
              SELECT 2, a.attnum, '', format('COMMENT ON COLUMN %s.%I IS %L;', t.name, a.attname, d.description)
                FROM t
                JOIN pg_catalog.pg_attribute a ON a.attrelid = t.oid AND a.attnum > 0
                JOIN pg_catalog.pg_description d ON d.objoid = t.oid AND d.objsubid = a.attnum
                 AND d.classoid = 'pg_class'::regclass
              UNION ALL
              SELECT 3, 0, k.conname, format('COMMENT ON CONSTRAINT %I ON %s IS %L;', k.conname, t.name, d.description)
                FROM t
                JOIN pg_catalog.pg_constraint k ON k.conrelid = t.oid
                JOIN pg_catalog.pg_description d ON d.objoid = k.oid AND d.classoid = 'pg_constraint'::regclass
              UNION ALL
              SELECT 4, 0, i.relname, format('COMMENT ON INDEX %I.%I IS %L;', n.nspname, i.relname, d.description)
                FROM t
                JOIN pg_catalog.pg_index x ON x.indrelid = t.oid
                JOIN pg_catalog.pg_class i ON i.oid = x.indexrelid
                JOIN pg_catalog.pg_namespace n ON n.oid = i.relnamespace
                JOIN pg_catalog.pg_description d ON d.objoid = i.oid AND d.classoid = 'pg_class'::regclass
            ) parts ORDER BY place, attnum, name
            """;

    private PostgresDdlExtras() {}

    /** The statements, each with its semicolon; none for a table without peculiarities. */
    static List<String> of(CatalogQuery query, long oid) {
        return List.of(COLUMNS, TABLE, COMMENTS).stream()
                .flatMap(part -> query.list(TARGET + part, row -> row.text("ddl"), oid).stream())
                .toList();
    }
}
