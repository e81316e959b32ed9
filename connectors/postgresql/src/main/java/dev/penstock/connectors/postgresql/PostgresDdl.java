package dev.penstock.connectors.postgresql;

import dev.penstock.connectors.jdbc.CatalogQuery;
import dev.penstock.connectors.jdbc.CatalogRow;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes how to make a PostgreSQL table or view again: its columns, defaults, constraints, own sequences, indexes,
 * partitioning, storage, policies and comments. What it refers to (types, functions, parents, servers, roles) has to be
 * there; owners and privileges are not part of it, and triggers have their own DDL.
 *
 * <p>PostgreSQL writes the parts itself, with every name quoted where need be; the whole is put together here, a
 * partition as a table that is then attached, because only so its indexes and constraints keep their names.
 */
final class PostgresDdl {
    private static final String HEAD = """
            SELECT format('%I.%I', n.nspname, c.relname) AS name, c.relkind::text AS kind,
                   c.relpersistence = 'u' AS unlogged,
                   CASE WHEN c.reloftype <> 0 THEN pg_catalog.format_type(c.reloftype, NULL) END AS of_type,
                   CASE WHEN c.relkind = 'p' THEN pg_catalog.pg_get_partkeydef(c.oid) END AS partition_key,
                   pg_catalog.pg_get_expr(c.relpartbound, c.oid) AS partition_bound,
                   (SELECT string_agg(format('%I.%I', pn.nspname, p.relname), ', ' ORDER BY i.inhseqno)
                      FROM pg_catalog.pg_inherits i
                      JOIN pg_catalog.pg_class p ON p.oid = i.inhparent
                      JOIN pg_catalog.pg_namespace pn ON pn.oid = p.relnamespace
                     WHERE i.inhrelid = c.oid) AS parents,
                   (SELECT quote_ident(amname) FROM pg_catalog.pg_am WHERE oid = c.relam AND amname <> 'heap') AS method,
                   (SELECT string_agg(format('%s%I=%L', o.prefix, o.option_name, o.option_value), ', ')
                      FROM (SELECT '' AS prefix, (pg_catalog.pg_options_to_table(c.reloptions)).*
                             UNION ALL
                            SELECT 'toast.', (pg_catalog.pg_options_to_table(toast.reloptions)).*
                              FROM pg_catalog.pg_class toast WHERE toast.oid = c.reltoastrelid) o) AS options,
                   (SELECT quote_ident(spcname) FROM pg_catalog.pg_tablespace WHERE oid = c.reltablespace) AS tablespace,
                   (SELECT quote_ident(s.srvname) FROM pg_catalog.pg_foreign_table f
                      JOIN pg_catalog.pg_foreign_server s ON s.oid = f.ftserver WHERE f.ftrelid = c.oid) AS server,
                   (SELECT string_agg(format('%I %L', o.option_name, o.option_value), ', ')
                      FROM pg_catalog.pg_foreign_table f, pg_catalog.pg_options_to_table(f.ftoptions) o
                     WHERE f.ftrelid = c.oid) AS server_options,
                   CASE WHEN c.relkind IN ('v', 'm') THEN pg_catalog.pg_get_viewdef(c.oid) END AS query,
                   c.relispopulated AS populated
              FROM pg_catalog.pg_class c
              JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
             WHERE c.oid = CAST(? AS oid)
            """;

    private PostgresDdl() {}

    /** The statements, each with its semicolon. Every name is written with its schema if the search path is empty. */
    static String of(CatalogQuery query, PostgresTables.Relation relation) {
        long oid = relation.oid();
        CatalogRow head = query.first(HEAD, row -> row, oid).orElseThrow();
        List<String> statements = new ArrayList<>(PostgresDdlColumns.sequences(query, oid));
        if (head.textOrNull("query") != null) {
            statements.add(view(head));
        } else {
            statements.add(table(head, PostgresDdlColumns.elements(query, oid)));
        }
        statements.addAll(PostgresDdlColumns.lateConstraints(query, oid));
        PostgresIndexes.of(query, oid).stream()
                .map(index -> index.ddl())
                .filter(ddl -> !ddl.isEmpty())
                .forEach(statements::add);
        if (head.textOrNull("partition_bound") != null) {
            statements.add("ALTER TABLE ONLY " + head.text("parents") + " ATTACH PARTITION " + head.text("name") + " "
                    + head.text("partition_bound") + ";");
        }
        statements.addAll(PostgresDdlExtras.of(query, oid));
        return String.join("\n", statements);
    }

    private static String table(CatalogRow head, List<String> elements) {
        StringBuilder ddl = new StringBuilder("CREATE ");
        ddl.append(head.flag("unlogged") ? "UNLOGGED " : "");
        ddl.append(head.text("kind").equals("f") ? "FOREIGN " : "");
        ddl.append("TABLE ").append(head.text("name"));
        append(ddl, " OF ", head.textOrNull("of_type"), "");
        if (!elements.isEmpty() || head.textOrNull("of_type") == null) {
            ddl.append(elements.stream().collect(Collectors.joining(",\n    ", " (\n    ", "\n)")));
        }
        if (head.textOrNull("partition_bound") == null) {
            append(ddl, "\nINHERITS (", head.textOrNull("parents"), ")");
        }
        append(ddl, "\nPARTITION BY ", head.textOrNull("partition_key"), "");
        append(ddl, "\nSERVER ", head.textOrNull("server"), "");
        append(ddl, "\nOPTIONS (", head.textOrNull("server_options"), ")");
        storage(ddl, head);
        return ddl.append(';').toString();
    }

    private static String view(CatalogRow head) {
        boolean materialized = head.text("kind").equals("m");
        StringBuilder ddl = new StringBuilder(materialized ? "CREATE MATERIALIZED VIEW " : "CREATE VIEW ");
        ddl.append(head.text("name"));
        storage(ddl, head);
        String query = head.text("query").strip();
        ddl.append(" AS\n").append(query, 0, query.length() - (query.endsWith(";") ? 1 : 0));
        return ddl.append(materialized && !head.flag("populated") ? "\nWITH NO DATA;" : ";")
                .toString();
    }

    private static void storage(StringBuilder ddl, CatalogRow head) {
        append(ddl, "\nUSING ", head.textOrNull("method"), "");
        append(ddl, "\nWITH (", head.textOrNull("options"), ")");
        append(ddl, "\nTABLESPACE ", head.textOrNull("tablespace"), "");
    }

    private static void append(StringBuilder ddl, String before, @Nullable String part, String after) {
        if (part != null) {
            ddl.append(before).append(part).append(after);
        }
    }
}
