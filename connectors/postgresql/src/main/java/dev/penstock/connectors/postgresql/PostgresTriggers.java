package dev.penstock.connectors.postgresql;

import dev.penstock.connectors.jdbc.CatalogQuery;
import dev.penstock.engine.api.catalog.Trigger;
import java.util.List;

/** Triggers of a PostgreSQL table; not those by which the server keeps its constraints. */
final class PostgresTriggers {
    private static final String TRIGGERS = """
            SELECT t.tgname::text AS name,
                   pg_catalog.pg_get_triggerdef(t.oid) || ';' || CASE t.tgenabled
                     WHEN 'O' THEN ''
                     ELSE format(E'\\nALTER TABLE %I.%I %s TRIGGER %I;', n.nspname, c.relname,
                                 CASE t.tgenabled WHEN 'D' THEN 'DISABLE' WHEN 'R' THEN 'ENABLE REPLICA'
                                                  ELSE 'ENABLE ALWAYS' END, t.tgname)
                   END AS ddl
              FROM pg_catalog.pg_trigger t
              JOIN pg_catalog.pg_class c ON c.oid = t.tgrelid
              JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
             WHERE t.tgrelid = CAST(? AS oid) AND NOT t.tgisinternal
             ORDER BY t.tgname
            """;

    private PostgresTriggers() {}

    static List<Trigger> of(CatalogQuery query, long oid) {
        return query.list(TRIGGERS, row -> new Trigger(row.text("name"), row.text("ddl")), oid);
    }
}
