package dev.penstock.connectors.postgresql;

import dev.penstock.connectors.jdbc.CatalogQuery;
import dev.penstock.connectors.jdbc.CatalogRow;
import dev.penstock.engine.api.catalog.Schema;
import dev.penstock.engine.api.catalog.Table;
import dev.penstock.engine.api.catalog.TableName;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Schemas, tables and views of PostgreSQL, as its {@code pg_class} has them. */
final class PostgresTables {
    private static final String SCHEMAS = """
            SELECT nspname::text AS name,
                   coalesce(nspname = current_schema(), false) AS current,
                   nspname LIKE 'pg\\_%' OR nspname = 'information_schema' AS system
              FROM pg_catalog.pg_namespace
             WHERE nspname NOT LIKE 'pg\\_toast%' AND nspname NOT LIKE 'pg\\_temp\\_%'
             ORDER BY nspname
            """;

    private static final String NAMES = """
            SELECT c.relname::text AS name, c.relkind::text AS kind
              FROM pg_catalog.pg_class c
              JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
             WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND n.nspname = ?
             ORDER BY c.relname
            """;

    /**
     * A table that somebody holds or wants for himself alone (ALTER, VACUUM FULL) has no size here: the server would
     * make us wait for him.
     */
    private static final String LOCKED = """
            WITH locked AS MATERIALIZED (
              SELECT relation FROM pg_catalog.pg_locks
               WHERE locktype = 'relation' AND mode = 'AccessExclusiveLock'
                 AND database = (SELECT oid FROM pg_catalog.pg_database WHERE datname = current_database())
                 AND pid <> pg_backend_pid())
            """;

    private static final String FIGURES = """
                   c.relname::text AS name, c.relkind::text AS kind,
                   CASE WHEN c.relkind <> 'v' AND c.reltuples >= 0 THEN c.reltuples::bigint END AS estimate,
                   CASE
                     WHEN c.relkind IN ('v', 'f') OR c.oid IN (SELECT relation FROM locked) THEN NULL
                     WHEN c.relkind = 'p' THEN (
                       SELECT sum(pg_catalog.pg_total_relation_size(relid))::bigint
                         FROM pg_catalog.pg_partition_tree(c.oid)
                        WHERE relid NOT IN (SELECT relation FROM locked))
                     ELSE pg_catalog.pg_total_relation_size(c.oid)
                   END AS bytes
              FROM pg_catalog.pg_class c
              JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
             WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND n.nspname = ?
            """;

    /** Without what only one table is asked for: of ten thousand it would take a tenth of the time. */
    private static final String TABLES = LOCKED + "SELECT " + FIGURES + " ORDER BY c.relname";

    private static final String TABLE = LOCKED + """
            SELECT c.oid::bigint AS oid, pg_catalog.obj_description(c.oid, 'pg_class') AS comment,
            """ + FIGURES + " AND c.relname = ?";

    private static final String SIMILAR = """
            SELECT n.nspname::text AS schema, c.relname::text AS name
              FROM pg_catalog.pg_class c
              JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
             WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f')
               AND (n.nspname = ? OR lower(c.relname) = lower(?) AND n.nspname NOT LIKE 'pg\\_%')
            """;

    private PostgresTables() {}

    /** All but the server's own places for large values and temporary tables. */
    static List<Schema> schemas(CatalogQuery query) {
        return query.list(SCHEMAS, row -> new Schema(row.text("name"), row.flag("current"), row.flag("system")));
    }

    /** Reads {@code pg_class} alone, not the files of each table. */
    static List<Table> names(CatalogQuery query, String schema) {
        return query.list(NAMES, row -> named(row, schema, OptionalLong.empty(), OptionalLong.empty()), schema);
    }

    static List<Table> tables(CatalogQuery query, String schema) {
        return query.list(TABLES, row -> table(row, schema), schema);
    }

    static Optional<Relation> find(CatalogQuery query, TableName name) {
        return query.first(
                TABLE,
                row -> new Relation(
                        row.number("oid").orElseThrow(), table(row, name.schema()), row.textOrNull("comment")),
                name.schema(),
                name.name());
    }

    /** What is in a table's schema, and what has its name in others. */
    static List<TableName> similar(CatalogQuery query, TableName name) {
        return query.list(
                SIMILAR, row -> new TableName(row.text("schema"), row.text("name")), name.schema(), name.name());
    }

    private static Table table(CatalogRow row, String schema) {
        return named(row, schema, row.number("estimate"), row.number("bytes"));
    }

    private static Table named(CatalogRow row, String schema, OptionalLong estimate, OptionalLong bytes) {
        return new Table(new TableName(schema, row.text("name")), kind(row.text("kind")), estimate, bytes);
    }

    private static Table.Kind kind(String relkind) {
        return switch (relkind) {
            case "p" -> Table.Kind.PARTITIONED_TABLE;
            case "v" -> Table.Kind.VIEW;
            case "m" -> Table.Kind.MATERIALIZED_VIEW;
            case "f" -> Table.Kind.FOREIGN_TABLE;
            default -> Table.Kind.TABLE;
        };
    }

    /**
     * A table or view.
     *
     * @param oid the server's number for it
     * @param table what it is
     * @param comment null if it has none
     */
    record Relation(long oid, Table table, @Nullable String comment) {}
}
