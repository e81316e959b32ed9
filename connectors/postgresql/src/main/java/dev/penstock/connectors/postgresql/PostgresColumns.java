package dev.penstock.connectors.postgresql;

import dev.penstock.connectors.jdbc.CatalogQuery;
import dev.penstock.connectors.jdbc.CatalogRow;
import dev.penstock.engine.api.catalog.TableColumn;
import dev.penstock.engine.api.catalog.TableColumns;
import dev.penstock.engine.api.catalog.TableName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Columns of PostgreSQL's tables and views, as its {@code pg_attribute} has them. */
final class PostgresColumns {
    private static final String COLUMNS = """
            SELECT c.relname::text AS table_name, a.attname::text AS name,
                   pg_catalog.format_type(a.atttypid, a.atttypmod) AS type,
                   NOT (a.attnotnull OR t.typnotnull) AS nullable,
                   CASE WHEN a.attgenerated = '' THEN pg_catalog.pg_get_expr(d.adbin, d.adrelid) END AS default_expression,
                   a.attgenerated <> '' OR a.attidentity <> '' AS generated,
                   pg_catalog.col_description(a.attrelid, a.attnum) AS comment
              FROM pg_catalog.pg_class c
              JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
              LEFT JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
              LEFT JOIN pg_catalog.pg_type t ON t.oid = a.atttypid
              LEFT JOIN pg_catalog.pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
             WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND
            """;

    private PostgresColumns() {}

    static List<TableColumns> ofSchema(CatalogQuery query, String schema) {
        Map<String, List<TableColumn>> byTable = new LinkedHashMap<>();
        query.list(
                COLUMNS + " n.nspname = ? ORDER BY c.relname, a.attnum",
                row -> byTable.computeIfAbsent(row.text("table_name"), name -> new ArrayList<>())
                        .addAll(columns(row)),
                schema);
        return byTable.entrySet().stream()
                .map(table -> new TableColumns(new TableName(schema, table.getKey()), table.getValue()))
                .toList();
    }

    static List<TableColumn> ofTable(CatalogQuery query, PostgresTables.Relation relation) {
        return query
                .list(COLUMNS + " c.oid = CAST(? AS oid) ORDER BY a.attnum", PostgresColumns::columns, relation.oid())
                .stream()
                .flatMap(List::stream)
                .toList();
    }

    /** One; none for a table without columns, which PostgreSQL allows. */
    private static List<TableColumn> columns(CatalogRow row) {
        String name = row.textOrNull("name");
        return name == null
                ? List.of()
                : List.of(new TableColumn(
                        name,
                        row.text("type"),
                        row.flag("nullable"),
                        row.textOrNull("default_expression"),
                        row.flag("generated"),
                        row.textOrNull("comment")));
    }
}
