package dev.penstock.connectors.sqlite;

import dev.penstock.connectors.jdbc.CatalogQuery;
import dev.penstock.connectors.jdbc.UnknownTable;
import dev.penstock.engine.api.catalog.Schema;
import dev.penstock.engine.api.catalog.Table;
import dev.penstock.engine.api.catalog.TableColumns;
import dev.penstock.engine.api.catalog.TableDetail;
import dev.penstock.engine.api.catalog.TableName;
import dev.penstock.engine.api.spi.CatalogReader;
import dev.penstock.engine.api.spi.CatalogSession;
import java.util.List;

/**
 * Asks SQLite what it holds: its pragmas as tables, and its own text of what was made. Names are found in any case, as
 * SQLite finds them. The tables that a virtual table keeps for itself, and SQLite's own, are left out.
 */
final class SqliteCatalogReader implements CatalogReader {
    private static final String SCHEMAS = """
            SELECT name, name = 'main' AS current FROM pragma_database_list ORDER BY name
            """;

    @Override
    public List<Schema> schemas(CatalogSession session) {
        return CatalogQuery.in(session).list(SCHEMAS, row -> new Schema(row.text("name"), row.flag("current"), false));
    }

    @Override
    public List<Table> names(CatalogSession session, String schema) {
        return SqliteTables.names(CatalogQuery.in(session), schema);
    }

    @Override
    public List<Table> tables(CatalogSession session, String schema) {
        return SqliteTables.tables(CatalogQuery.in(session), schema);
    }

    @Override
    public List<TableColumns> columns(CatalogSession session, String schema) {
        return SqliteColumns.ofSchema(CatalogQuery.in(session), schema);
    }

    @Override
    public TableDetail describe(CatalogSession session, TableName wanted) {
        return session.inSnapshot(snapshot -> describe(CatalogQuery.in(snapshot), wanted));
    }

    private static TableDetail describe(CatalogQuery query, TableName wanted) {
        Table table = SqliteTables.find(query, wanted)
                .orElseThrow(() -> UnknownTable.of(wanted, SqliteTables.similar(query, wanted)));
        return new TableDetail(
                table,
                SqliteColumns.ofTable(query, table),
                SqliteKeys.of(query, table),
                SqliteKeys.to(query, table),
                SqliteIndexes.of(query, table),
                SqliteDdl.triggers(query, table.name()),
                SqliteDdl.of(query, table.name()),
                null);
    }
}
