package dev.penstock.connectors.postgresql;

import dev.penstock.connectors.jdbc.CatalogQuery;
import dev.penstock.connectors.jdbc.CatalogRow;
import dev.penstock.engine.api.catalog.Index;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Indexes of a PostgreSQL table. */
final class PostgresIndexes {
    /** One row a key column. An index that keeps a constraint is made with it, and has no DDL of its own. */
    private static final String INDEXES = """
            SELECT c.relname::text AS name, i.indisunique AS is_unique, m.amname::text AS method,
                   CASE WHEN k.attnum <> 0 THEN a.attname::text
                        ELSE pg_catalog.pg_get_indexdef(i.indexrelid, k.place::int, true) END AS column_name,
                   CASE WHEN EXISTS (SELECT FROM pg_catalog.pg_constraint o
                                      WHERE o.conindid = i.indexrelid AND o.contype IN ('p', 'u', 'x')) THEN NULL
                        ELSE pg_catalog.pg_get_indexdef(i.indexrelid) END AS ddl,
                   format('CREATE %sINDEX %I ON ONLY ', CASE WHEN i.indisunique THEN 'UNIQUE ' END, c.relname) AS only_prefix,
                   CASE WHEN c.relkind = 'i' THEN pg_catalog.pg_relation_size(c.oid) END AS bytes
              FROM pg_catalog.pg_index i
              JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
              JOIN pg_catalog.pg_am m ON m.oid = c.relam
             CROSS JOIN LATERAL unnest(i.indkey::int2[]) WITH ORDINALITY AS k(attnum, place)
              LEFT JOIN pg_catalog.pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.attnum
             WHERE i.indrelid = CAST(? AS oid) AND k.place <= i.indnkeyatts
             ORDER BY c.relname, k.place
            """;

    private PostgresIndexes() {}

    static List<Index> of(CatalogQuery query, long oid) {
        Map<String, List<CatalogRow>> byName = new LinkedHashMap<>();
        query.list(
                INDEXES,
                row -> byName.computeIfAbsent(row.text("name"), name -> new ArrayList<>())
                        .add(row),
                oid);
        return byName.values().stream().map(PostgresIndexes::index).toList();
    }

    private static Index index(List<CatalogRow> rows) {
        CatalogRow first = rows.getFirst();
        return new Index(
                first.text("name"),
                first.flag("is_unique"),
                first.text("method"),
                rows.stream().map(row -> row.text("column_name")).toList(),
                ddl(first),
                first.number("bytes"));
    }

    /**
     * The server writes the index of a partitioned table with ONLY, for restores that attach the partitions' own
     * indexes afterwards. Here it is to cover the partitions too.
     */
    private static String ddl(CatalogRow row) {
        String ddl = row.textOrNull("ddl");
        if (ddl == null) {
            return "";
        }
        String prefix = row.text("only_prefix");
        String whole = ddl.startsWith(prefix)
                ? prefix.substring(0, prefix.length() - "ONLY ".length()) + ddl.substring(prefix.length())
                : ddl;
        return whole + ";";
    }
}
