package dev.penstock.connectors.sqlite;

import dev.penstock.connectors.jdbc.CatalogQuery;
import dev.penstock.connectors.jdbc.CatalogRow;
import dev.penstock.engine.api.catalog.Table;
import dev.penstock.engine.api.catalog.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tables and views of an attached database. */
final class SqliteTables {
    /** To know its tables' sizes SQLite reads every page of a file; of larger files they stay unknown. */
    static final long MEASURED_FILE_BYTES = 64L << 20;

    private static final String SCHEMA = """
            SELECT d.name AS name,
                   EXISTS (SELECT 1 FROM pragma_table_list WHERE schema = d.name AND name = 'sqlite_stat1') AS analyzed,
                   EXISTS (SELECT 1 FROM pragma_module_list WHERE name = 'dbstat')
                     AND c.page_count * s.page_size <= ? AS measured
              FROM pragma_database_list d
              JOIN pragma_page_count c ON c.schema = d.name
              JOIN pragma_page_size s ON s.schema = d.name
             WHERE d.name = ? COLLATE NOCASE
            """;

    private static final String ROW_ESTIMATES = """
              LEFT JOIN (SELECT tbl, max(CAST(stat AS INTEGER)) AS row_count FROM {schema}.sqlite_stat1 GROUP BY tbl) e
                     ON e.tbl = t.name
            """;

    /** Without the materialised list SQLite would look through all sizes for each table. */
    private static final String SIZES = """
              LEFT JOIN (WITH pages AS MATERIALIZED (
                           SELECT name, pgsize FROM dbstat WHERE schema = ? AND aggregate = TRUE)
                         SELECT o.tbl_name, sum(p.pgsize) AS bytes
                           FROM {schema}.sqlite_schema o JOIN pages p ON p.name = o.name GROUP BY o.tbl_name) z
                     ON z.tbl_name = t.name
            """;

    private static final String TABLES = """
            SELECT t.schema AS schema, t.name AS name, t.type AS type, {estimate} AS estimate, {bytes} AS bytes
              FROM pragma_table_list t
              {joins}
             WHERE t.schema = ? AND t.type IN ('table', 'view', 'virtual') AND t.name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
            """;

    private static final String NAMES = """
            SELECT schema, name, type, NULL AS estimate, NULL AS bytes FROM pragma_table_list
             WHERE schema = ? COLLATE NOCASE AND type IN ('table', 'view', 'virtual')
               AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
             ORDER BY name
            """;

    private static final String SIMILAR = """
            SELECT schema, name FROM pragma_table_list
             WHERE (schema = ? COLLATE NOCASE OR name = ? COLLATE NOCASE)
               AND type IN ('table', 'view', 'virtual') AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
            """;

    private SqliteTables() {}

    /** Sorted by name; from the schema alone, which SQLite has in memory. */
    static List<Table> names(CatalogQuery query, String schema) {
        return query.list(NAMES, SqliteTables::table, schema);
    }

    /** Sorted by name; empty where no such database is attached. */
    static List<Table> tables(CatalogQuery query, String schema) {
        return schema(query, schema)
                .map(attached -> list(query, attached, " ORDER BY t.name", null))
                .orElse(List.of());
    }

    static Optional<Table> find(CatalogQuery query, TableName wanted) {
        return schema(query, wanted.schema())
                .flatMap(attached -> list(query, attached, " AND t.name = ? COLLATE NOCASE", wanted.name()).stream()
                        .findFirst());
    }

    /** What is in a table's schema, and what has its name in others. */
    static List<TableName> similar(CatalogQuery query, TableName wanted) {
        return query.list(
                SIMILAR, row -> new TableName(row.text("schema"), row.text("name")), wanted.schema(), wanted.name());
    }

    static Optional<Attached> schema(CatalogQuery query, String schema) {
        return query.first(
                SCHEMA,
                row -> new Attached(row.text("name"), row.flag("analyzed"), row.flag("measured")),
                MEASURED_FILE_BYTES,
                schema);
    }

    private static List<Table> list(CatalogQuery query, Attached schema, String end, @Nullable String name) {
        String sql = TABLES.replace("{estimate}", schema.analyzed() ? "e.row_count" : "NULL")
                .replace("{bytes}", schema.measured() ? "z.bytes" : "NULL")
                .replace("{joins}", (schema.analyzed() ? ROW_ESTIMATES : "") + (schema.measured() ? SIZES : ""));
        List<Object> values = new ArrayList<>();
        if (schema.measured()) {
            values.add(schema.name());
        }
        values.add(schema.name());
        if (name != null) {
            values.add(name);
        }
        return query.list(in(schema.name(), sql) + end, SqliteTables::table, values.toArray());
    }

    private static Table table(CatalogRow row) {
        return new Table(
                new TableName(row.text("schema"), row.text("name")),
                switch (row.text("type")) {
                    case "view" -> Table.Kind.VIEW;
                    case "virtual" -> Table.Kind.VIRTUAL_TABLE;
                    default -> Table.Kind.TABLE;
                },
                row.number("estimate"),
                row.number("bytes"));
    }

    /** The text with {@code {schema}} replaced by a name, quoted, since no value can stand there. */
    static String in(String schema, String sql) {
        return sql.replace("{schema}", '"' + schema.replace("\"", "\"\"") + '"');
    }

    /**
     * An attached database.
     *
     * @param name as SQLite has it
     * @param analyzed whether ANALYZE has counted its rows
     * @param measured whether the sizes of its tables are asked for
     */
    record Attached(String name, boolean analyzed, boolean measured) {}
}
