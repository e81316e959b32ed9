package dev.penstock.connectors.sqlite;

import dev.penstock.connectors.jdbc.CatalogQuery;
import dev.penstock.connectors.jdbc.CatalogRow;
import dev.penstock.engine.api.catalog.Index;
import dev.penstock.engine.api.catalog.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** Indexes of a SQLite table. */
final class SqliteIndexes {
    /** One row a key column; an expression has no name. */
    private static final String INDEXES = """
            SELECT l.name AS name, l."unique" AS is_unique, x.name AS column_name, x.cid AS cid, o.sql AS sql
              FROM pragma_index_list(?, ?) l
              JOIN pragma_index_xinfo(l.name, ?) x
              LEFT JOIN {schema}.sqlite_schema o ON o.type = 'index' AND o.name = l.name
             WHERE x.key = 1
             ORDER BY l.name, x.seqno
            """;

    private static final String SIZES = """
            SELECT o.name AS name, d.pgsize AS bytes
              FROM {schema}.sqlite_schema o JOIN dbstat d ON d.name = o.name
             WHERE o.type = 'index' AND o.tbl_name = ? AND d.schema = ? AND d.aggregate = TRUE
            """;

    private SqliteIndexes() {}

    static List<Index> of(CatalogQuery query, Table table) {
        String schema = table.name().schema();
        String name = table.name().name();
        Map<String, OptionalLong> sizes = new HashMap<>();
        if (table.bytes().isPresent()) {
            query.list(
                    SqliteTables.in(schema, SIZES),
                    row -> sizes.put(row.text("name"), row.number("bytes")),
                    name,
                    schema);
        }
        Map<String, List<CatalogRow>> byName = new LinkedHashMap<>();
        query.list(
                SqliteTables.in(schema, INDEXES),
                row -> byName.computeIfAbsent(row.text("name"), key -> new ArrayList<>())
                        .add(row),
                name,
                schema,
                schema);
        return byName.values().stream()
                .map(rows -> index(rows, sizes.getOrDefault(rows.getFirst().text("name"), OptionalLong.empty())))
                .toList();
    }

    private static Index index(List<CatalogRow> rows, OptionalLong bytes) {
        CatalogRow first = rows.getFirst();
        String sql = first.textOrNull("sql");
        return new Index(
                first.text("name"),
                first.flag("is_unique"),
                "btree",
                columns(rows, sql == null ? List.of() : IndexTerms.of(sql)),
                sql == null ? "" : sql + ";",
                bytes);
    }

    private static List<String> columns(List<CatalogRow> rows, List<String> terms) {
        List<String> columns = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            String column = rows.get(i).textOrNull("column_name");
            columns.add(column != null ? column : terms.get(i));
        }
        return columns;
    }
}
