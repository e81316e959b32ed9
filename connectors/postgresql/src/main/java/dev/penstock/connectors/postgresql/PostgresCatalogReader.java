package dev.penstock.connectors.postgresql;

import dev.penstock.connectors.jdbc.CatalogQuery;
import dev.penstock.connectors.jdbc.UnknownTable;
import dev.penstock.engine.api.catalog.Schema;
import dev.penstock.engine.api.catalog.Table;
import dev.penstock.engine.api.catalog.TableColumn;
import dev.penstock.engine.api.catalog.TableColumns;
import dev.penstock.engine.api.catalog.TableDetail;
import dev.penstock.engine.api.catalog.TableName;
import dev.penstock.engine.api.spi.CatalogReader;
import dev.penstock.engine.api.spi.CatalogSession;
import java.util.List;

/**
 * Asks PostgreSQL, from 14 on, what it holds. A whole schema is one statement, whatever its size; one table is a
 * handful of them in one transaction, so that they describe the same moment.
 */
final class PostgresCatalogReader implements CatalogReader {
    /**
     * With an empty path the server writes every name with its schema, so that the DDL means the same in a session
     * with another path. It ends with the transaction.
     */
    private static final String QUALIFY_NAMES = "SELECT set_config('search_path', '', true)";

    @Override
    public List<Schema> schemas(CatalogSession session) {
        return PostgresTables.schemas(CatalogQuery.in(session));
    }

    @Override
    public List<Table> names(CatalogSession session, String schema) {
        return PostgresTables.names(CatalogQuery.in(session), schema);
    }

    @Override
    public List<Table> tables(CatalogSession session, String schema) {
        return PostgresTables.tables(CatalogQuery.in(session), schema);
    }

    @Override
    public List<TableColumns> columns(CatalogSession session, String schema) {
        return PostgresColumns.ofSchema(CatalogQuery.in(session), schema);
    }

    @Override
    public TableDetail describe(CatalogSession session, TableName name) {
        return session.inSnapshot(snapshot -> describe(CatalogQuery.in(snapshot), name));
    }

    private static TableDetail describe(CatalogQuery query, TableName name) {
        PostgresTables.Relation relation = PostgresTables.find(query, name)
                .orElseThrow(() -> UnknownTable.of(name, PostgresTables.similar(query, name)));
        List<TableColumn> columns = PostgresColumns.ofTable(query, relation);
        query.first(QUALIFY_NAMES, row -> row);
        return new TableDetail(
                relation.table(),
                columns,
                PostgresKeys.of(query, relation.oid()),
                PostgresKeys.to(query, relation.oid()),
                PostgresIndexes.of(query, relation.oid()),
                PostgresTriggers.of(query, relation.oid()),
                PostgresDdl.of(query, relation),
                relation.comment());
    }
}
