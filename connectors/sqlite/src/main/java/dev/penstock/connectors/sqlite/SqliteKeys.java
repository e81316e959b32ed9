package dev.penstock.connectors.sqlite;

import dev.penstock.connectors.jdbc.CatalogQuery;
import dev.penstock.connectors.jdbc.CatalogRow;
import dev.penstock.engine.api.catalog.Key;
import dev.penstock.engine.api.catalog.Reference;
import dev.penstock.engine.api.catalog.Table;
import dev.penstock.engine.api.catalog.TableName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Keys of a SQLite table. SQLite does not tell the names of its constraints. */
final class SqliteKeys {
    private static final String PRIMARY = """
            SELECT name FROM pragma_table_xinfo(?, ?) WHERE pk > 0 ORDER BY pk
            """;

    private static final String UNIQUE = """
            SELECT l.seq AS key, x.name AS column_name
              FROM pragma_index_list(?, ?) l
              JOIN pragma_index_info(l.name, ?) x
             WHERE l.origin = 'u'
             ORDER BY l.seq DESC, x.seqno
            """;

    /** A foreign key that names no columns points to its target's primary key. */
    private static final String FOREIGN = """
            SELECT f.id AS key, f."from" AS column_name, f."table" AS target_table, f.on_delete, f.on_update,
                   coalesce(f."to", (SELECT name FROM pragma_table_xinfo(f."table", ?) WHERE pk = f.seq + 1), '')
                     AS target_column
              FROM pragma_foreign_key_list(?, ?) f
             ORDER BY f.id DESC, f.seq
            """;

    /** SQLite's foreign keys stay within one attached database. */
    private static final String TO = """
            SELECT t.name AS table_name, t.name || ' ' || f.id AS key, f."from" AS column_name,
                   f.on_delete, f.on_update,
                   coalesce(f."to", (SELECT name FROM pragma_table_xinfo(f."table", ?) WHERE pk = f.seq + 1), '')
                     AS target_column
              FROM pragma_table_list t
              JOIN pragma_foreign_key_list(t.name, t.schema) f
             WHERE t.schema = ? AND t.type = 'table' AND f."table" = ? COLLATE NOCASE
             ORDER BY t.name, f.id DESC, f.seq
            """;

    private SqliteKeys() {}

    static List<Key> of(CatalogQuery query, Table table) {
        if (table.kind() == Table.Kind.VIEW) {
            return List.of();
        }
        String name = table.name().name();
        String schema = table.name().schema();
        List<Key> keys = new ArrayList<>();
        List<String> primary = query.list(PRIMARY, row -> row.text("name"), name, schema);
        if (!primary.isEmpty()) {
            keys.add(new Key.Primary(null, primary));
        }
        for (List<CatalogRow> unique : grouped(query.list(UNIQUE, row -> row, name, schema, schema))) {
            keys.add(new Key.Unique(null, columns(unique, "column_name")));
        }
        for (List<CatalogRow> foreign : grouped(query.list(FOREIGN, row -> row, schema, name, schema))) {
            keys.add(foreign(foreign, new TableName(schema, foreign.getFirst().text("target_table"))));
        }
        return keys;
    }

    /** The foreign keys that point to a table, its own included. */
    static List<Reference> to(CatalogQuery query, Table table) {
        String schema = table.name().schema();
        List<Reference> references = new ArrayList<>();
        for (List<CatalogRow> rows :
                grouped(query.list(TO, row -> row, schema, schema, table.name().name()))) {
            references.add(new Reference(
                    new TableName(schema, rows.getFirst().text("table_name")), foreign(rows, table.name())));
        }
        return references;
    }

    private static Key.Foreign foreign(List<CatalogRow> rows, TableName target) {
        CatalogRow first = rows.getFirst();
        return new Key.Foreign(
                null,
                columns(rows, "column_name"),
                target,
                columns(rows, "target_column"),
                first.text("on_delete"),
                first.text("on_update"));
    }

    private static Iterable<List<CatalogRow>> grouped(List<CatalogRow> rows) {
        Map<String, List<CatalogRow>> byKey = new LinkedHashMap<>();
        for (CatalogRow row : rows) {
            byKey.computeIfAbsent(row.text("key"), key -> new ArrayList<>()).add(row);
        }
        return byKey.values();
    }

    private static List<String> columns(List<CatalogRow> rows, String column) {
        return rows.stream().map(row -> row.text(column)).toList();
    }
}
