package dev.penstock.connectors.sqlite;

import dev.penstock.connectors.jdbc.CatalogQuery;
import dev.penstock.engine.api.catalog.TableName;
import dev.penstock.engine.api.catalog.Trigger;
import java.util.List;

/** The statements that made a table, its indexes and triggers, as SQLite keeps them. */
final class SqliteDdl {
    /** What SQLite makes by itself, such as a primary key's index, has no text. */
    private static final String STATEMENTS = """
            SELECT sql FROM {schema}.sqlite_schema
             WHERE tbl_name = ? COLLATE NOCASE AND type IN ('table', 'view', 'index') AND sql IS NOT NULL
             ORDER BY type = 'index', name
            """;

    private static final String TRIGGERS = """
            SELECT name, sql FROM {schema}.sqlite_schema WHERE tbl_name = ? COLLATE NOCASE AND type = 'trigger' ORDER BY name
            """;

    private SqliteDdl() {}

    static String of(CatalogQuery query, TableName table) {
        String sql = SqliteTables.in(table.schema(), STATEMENTS);
        return String.join("\n", query.list(sql, row -> row.text("sql") + ";", table.name()));
    }

    static List<Trigger> triggers(CatalogQuery query, TableName table) {
        String sql = SqliteTables.in(table.schema(), TRIGGERS);
        return query.list(sql, row -> new Trigger(row.text("name"), row.text("sql") + ";"), table.name());
    }
}
