package dev.penstock.connectors.postgresql;

import dev.penstock.connectors.jdbc.CatalogQuery;
import dev.penstock.connectors.jdbc.CatalogRow;
import dev.penstock.engine.api.catalog.Key;
import dev.penstock.engine.api.catalog.Reference;
import dev.penstock.engine.api.catalog.TableName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Keys of a PostgreSQL table: primary, unique, foreign. */
final class PostgresKeys {
    /**
     * One row a column. A foreign key to a partitioned table has rows for the partitions beside its own: their parent
     * is a constraint of the same table.
     */
    private static final String KEYS = """
            SELECT k.conrelid::bigint AS oid, n.nspname::text AS schema, c.relname::text AS table_name,
                   k.conname::text AS name, k.contype::text AS type, a.attname::text AS column_name,
                   tn.nspname::text AS target_schema, t.relname::text AS target_table, ta.attname::text AS target_column,
                   k.confdeltype::text AS on_delete, k.confupdtype::text AS on_update
              FROM pg_catalog.pg_constraint k
             CROSS JOIN LATERAL unnest(k.conkey, k.confkey) WITH ORDINALITY AS pair(source, target, place)
              JOIN pg_catalog.pg_class c ON c.oid = k.conrelid
              JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
              JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = pair.source
              LEFT JOIN pg_catalog.pg_class t ON t.oid = k.confrelid
              LEFT JOIN pg_catalog.pg_namespace tn ON tn.oid = t.relnamespace
              LEFT JOIN pg_catalog.pg_attribute ta ON ta.attrelid = k.confrelid AND ta.attnum = pair.target
             WHERE NOT EXISTS (SELECT FROM pg_catalog.pg_constraint parent
                                WHERE parent.oid = k.conparentid AND parent.conrelid = k.conrelid)
            """;

    private static final String OF = KEYS + """
               AND k.conrelid = CAST(? AS oid) AND k.contype IN ('p', 'u', 'f')
             ORDER BY position(k.contype::text IN 'puf'), k.conname, pair.place
            """;

    /** A partition repeats its parent's foreign keys: the parent's stands for them. */
    private static final String TO = KEYS + """
               AND k.confrelid = CAST(? AS oid) AND k.contype = 'f' AND k.conparentid = 0
             ORDER BY n.nspname, c.relname, k.conname, pair.place
            """;

    private PostgresKeys() {}

    static List<Key> of(CatalogQuery query, long oid) {
        return grouped(query, OF, oid).stream().map(PostgresKeys::key).toList();
    }

    /** The foreign keys that point to a table, its own included. */
    static List<Reference> to(CatalogQuery query, long oid) {
        return grouped(query, TO, oid).stream().map(PostgresKeys::reference).toList();
    }

    /** The rows of each constraint together, in the order of the answer. */
    private static List<List<CatalogRow>> grouped(CatalogQuery query, String sql, long oid) {
        Map<String, List<CatalogRow>> byName = new LinkedHashMap<>();
        query.list(
                sql,
                row -> byName.computeIfAbsent(
                                row.number("oid").orElseThrow() + " " + row.text("name"), name -> new ArrayList<>())
                        .add(row),
                oid);
        return List.copyOf(byName.values());
    }

    private static Key key(List<CatalogRow> rows) {
        CatalogRow first = rows.getFirst();
        String name = first.text("name");
        List<String> columns = rows.stream().map(row -> row.text("column_name")).toList();
        return switch (first.text("type")) {
            case "p" -> new Key.Primary(name, columns);
            case "u" -> new Key.Unique(name, columns);
            default -> foreign(name, columns, rows);
        };
    }

    private static Reference reference(List<CatalogRow> rows) {
        CatalogRow first = rows.getFirst();
        List<String> columns = rows.stream().map(row -> row.text("column_name")).toList();
        return new Reference(
                new TableName(first.text("schema"), first.text("table_name")),
                foreign(first.text("name"), columns, rows));
    }

    private static Key.Foreign foreign(String name, List<String> columns, List<CatalogRow> rows) {
        CatalogRow first = rows.getFirst();
        return new Key.Foreign(
                name,
                columns,
                new TableName(first.text("target_schema"), first.text("target_table")),
                rows.stream().map(row -> row.text("target_column")).toList(),
                action(first.text("on_delete")),
                action(first.text("on_update")));
    }

    private static String action(String letter) {
        return switch (letter) {
            case "r" -> "RESTRICT";
            case "c" -> "CASCADE";
            case "n" -> "SET NULL";
            case "d" -> "SET DEFAULT";
            default -> "NO ACTION";
        };
    }
}
