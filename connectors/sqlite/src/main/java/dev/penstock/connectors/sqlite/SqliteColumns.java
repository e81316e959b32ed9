package dev.penstock.connectors.sqlite;

import dev.penstock.connectors.jdbc.CatalogQuery;
import dev.penstock.connectors.jdbc.CatalogRow;
import dev.penstock.engine.api.StatementException;
import dev.penstock.engine.api.catalog.Table;
import dev.penstock.engine.api.catalog.TableColumn;
import dev.penstock.engine.api.catalog.TableColumns;
import dev.penstock.engine.api.catalog.TableName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Columns of SQLite's tables and views. */
final class SqliteColumns {
    /**
     * A primary key without an index of its own is the row's number: SQLite gives it where none is given, and it is
     * never NULL. Hidden 1 are a virtual table's secret columns, 2 and 3 are computed ones.
     */
    private static final String COLUMNS = """
            SELECT t.schema AS schema, t.name AS table_name, c.name AS name, c.type AS type, c."notnull" AS not_null,
                   c.dflt_value AS default_expression, c.hidden > 1 AS computed,
                   c.pk > 0 AND t.type = 'table' AND NOT t.wr AND NOT EXISTS (
                     SELECT 1 FROM pragma_index_list(t.name, t.schema) WHERE origin = 'pk') AS row_number
              FROM pragma_table_list t
              JOIN pragma_table_xinfo(t.name, t.schema) c
             WHERE t.schema = ? COLLATE NOCASE AND t.name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND c.hidden <> 1
            """;

    private static final String VIEWS = """
            SELECT name FROM pragma_table_list WHERE schema = ? COLLATE NOCASE AND type = 'view'
            """;

    private static final String ONE = " AND t.name = ? ORDER BY c.cid";

    private SqliteColumns() {}

    /**
     * Of all tables and views, in one question. A view that does not work any more (its table has gone) makes SQLite
     * refuse the whole question: then the views are asked one by one, and the broken ones have no columns.
     */
    static List<TableColumns> ofSchema(CatalogQuery query, String schema) {
        try {
            return grouped(read(query, "'table', 'virtual', 'view'", schema));
        } catch (StatementException brokenView) {
            List<Found> all = new ArrayList<>(read(query, "'table', 'virtual'", schema));
            for (String view : query.list(VIEWS, row -> row.text("name"), schema)) {
                all.addAll(ofView(query, new TableName(schema, view)));
            }
            all.sort((one, other) -> one.table().name().compareTo(other.table().name()));
            return grouped(all);
        }
    }

    /** Of one table or view; none for a view that does not work any more. */
    static List<TableColumn> ofTable(CatalogQuery query, Table table) {
        TableName name = table.name();
        List<Found> found = table.kind() == Table.Kind.VIEW
                ? ofView(query, name)
                : query.list(COLUMNS + ONE, SqliteColumns::found, name.schema(), name.name());
        return found.stream().map(Found::column).toList();
    }

    private static List<Found> ofView(CatalogQuery query, TableName view) {
        try {
            return query.list(COLUMNS + ONE, SqliteColumns::found, view.schema(), view.name());
        } catch (StatementException broken) {
            return List.of();
        }
    }

    private static List<Found> read(CatalogQuery query, String types, String schema) {
        return query.list(
                COLUMNS + " AND t.type IN (" + types + ") ORDER BY t.name, c.cid", SqliteColumns::found, schema);
    }

    private static List<TableColumns> grouped(List<Found> found) {
        Map<TableName, List<TableColumn>> byTable = new LinkedHashMap<>();
        for (Found one : found) {
            byTable.computeIfAbsent(one.table(), name -> new ArrayList<>()).add(one.column());
        }
        return byTable.entrySet().stream()
                .map(table -> new TableColumns(table.getKey(), table.getValue()))
                .toList();
    }

    private static Found found(CatalogRow row) {
        boolean rowNumber = row.flag("row_number");
        return new Found(
                new TableName(row.text("schema"), row.text("table_name")),
                new TableColumn(
                        row.text("name"),
                        row.text("type"),
                        !rowNumber && !row.flag("not_null"),
                        row.textOrNull("default_expression"),
                        rowNumber || row.flag("computed"),
                        null));
    }

    private record Found(TableName table, TableColumn column) {}
}
