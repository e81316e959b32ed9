package dev.penstock.app.ui.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.app.ui.schema.tree.Line;
import dev.penstock.app.ui.schema.tree.Place;
import dev.penstock.connectors.testkit.PostgresProcess;
import dev.penstock.connectors.testkit.PostgresServer;
import dev.penstock.engine.api.Penstock;
import dev.penstock.engine.api.catalog.Key;
import dev.penstock.engine.api.catalog.TableDetail;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Schema on a real schema with data: it shows of every table exactly what the engine's own catalog says. */
@Tag("real-data")
class ChinookSchemaIT {
    private static final Path DATA = Path.of(System.getProperty("penstock.data", "-Dpenstock.data is not set"))
            .resolve("chinook");

    @TempDir
    static Path folder = Path.of("");

    private static PostgresProcess server;

    @BeforeAll
    static void load() throws IOException, InterruptedException {
        Path file = folder.resolve("chinook.db");
        run(Map.of(), DATA.resolve("Chinook_Sqlite.sql"), "sqlite3", file.toString());
        server = PostgresServer.start();
        run(
                Map.of("PGPASSWORD", server.password()),
                DATA.resolve("Chinook_PostgreSql.sql"),
                "psql",
                "-X",
                "-q",
                "-v",
                "ON_ERROR_STOP=1",
                "-h",
                server.host(),
                "-p",
                Integer.toString(server.port()),
                "-U",
                server.username(),
                "-d",
                "postgres");
        Files.writeString(folder.resolve("password"), server.password());
        Files.writeString(
                folder.resolve("penstock.yaml"), """
                databases:
                  lite: {engine: sqlite, file: chinook.db}
                  post:
                    engine: postgresql
                    nodes: ["%s:%d"]
                    name: chinook
                    username: %s
                    password: ${file:password}
                """.formatted(server.host(), server.port(), server.username()));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void postgresql_everyTable_isWhatItsCatalogSays() throws SQLException {
        try (SchemaBench bench = new SchemaBench(Penstock.open(folder.resolve("penstock.yaml")), folder.resolve("p"));
                Connection own = server.connect("chinook")) {
            List<String> tables = ask(
                    own,
                    "select table_name from information_schema.tables where table_schema = 'public' order by"
                            + " table_name collate \"C\"");
            assertThat(tables).hasSize(11);
            assertThat(shown(bench, "post")).containsExactlyElementsOf(tables);
            for (String table : tables) {
                TableDetail detail = detail(bench, "post", "public", table);
                assertThat(columns(detail)).as("columns of %s", table).isEqualTo(ask(own, """
                                select concat_ws('|', a.attname, format_type(a.atttypid, a.atttypmod),
                                         case when c.is_nullable = 'YES' then 'null' else 'not null' end,
                                         coalesce(c.column_default, ''))
                                  from information_schema.columns c
                                  join pg_attribute a on a.attrelid = (c.table_schema || '.' || c.table_name)::regclass
                                       and a.attname = c.column_name
                                 where c.table_schema = 'public' and c.table_name = '%s'
                                 order by c.ordinal_position
                                """.formatted(table)));
                assertThat(keys(detail, true)).as("keys of %s", table).isEqualTo(sorted(ask(own, """
                                select concat_ws('|', t.constraint_type, t.constraint_name,
                                         (select string_agg(k.column_name, ',' order by k.ordinal_position)
                                            from information_schema.key_column_usage k
                                           where k.constraint_name = t.constraint_name
                                             and k.table_name = t.table_name),
                                         (select string_agg(distinct u.table_name || '.' || u.column_name, ',')
                                            from information_schema.constraint_column_usage u
                                           where u.constraint_name = t.constraint_name
                                             and t.constraint_type = 'FOREIGN KEY'),
                                         (select r.delete_rule || '|' || r.update_rule
                                            from information_schema.referential_constraints r
                                           where r.constraint_name = t.constraint_name))
                                  from information_schema.table_constraints t
                                 where t.table_schema = 'public' and t.table_name = '%s'
                                   and t.constraint_type in ('PRIMARY KEY', 'UNIQUE', 'FOREIGN KEY')
                                """.formatted(
                                table))));
                assertThat(indexes(detail)).as("indexes of %s", table).isEqualTo(ask(own, """
                                select c.relname || '|' || i.indisunique::int || '|' || (
                                         select string_agg(pg_get_indexdef(c.oid, n, true), ',' order by n)
                                           from generate_series(1, i.indnkeyatts) n)
                                  from pg_index i join pg_class c on c.oid = i.indexrelid
                                 where i.indrelid = 'public.%s'::regclass order by c.relname
                                """.formatted(table)));
                assertThat(references(detail))
                        .as("what points to %s", table)
                        .isEqualTo(sorted(ask(
                                own,
                                "select conrelid::regclass::text || '|' || conname from pg_constraint where contype = 'f'"
                                        + " and confrelid = 'public." + table + "'::regclass")));
            }
        }
    }

    @Test
    void sqlite_everyTable_isWhatItsCatalogSays() throws SQLException {
        try (SchemaBench bench = new SchemaBench(Penstock.open(folder.resolve("penstock.yaml")), folder.resolve("s"));
                Connection own = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("chinook.db"))) {
            List<String> tables = ask(
                    own,
                    "select name from sqlite_master where type in ('table', 'view') and name not like 'sqlite%'"
                            + " order by name");
            assertThat(tables).hasSize(11);
            assertThat(shown(bench, "lite")).containsExactlyElementsOf(tables);
            for (String table : tables) {
                TableDetail detail = detail(bench, "lite", "main", table);
                assertThat(columns(detail))
                        .as("columns of %s", table)
                        .isEqualTo(ask(
                                own,
                                "select name || '|' || type || '|' || iif(\"notnull\", 'not null', 'null') || '|' ||"
                                        + " coalesce(dflt_value, '') from pragma_table_info('" + table
                                        + "') order by cid"));
                List<String> keys = new ArrayList<>(ask(
                        own,
                        "select 'PRIMARY KEY|' || group_concat(name) from (select name from pragma_table_info('" + table
                                + "') where pk > 0 order by pk) having count(*) > 0"));
                keys.addAll(ask(
                        own,
                        "select 'FOREIGN KEY|' || \"from\" || '|' || \"table\" || '.' || \"to\" || '|' || on_delete || '|'"
                                + " || on_update from pragma_foreign_key_list('" + table + "')"));
                assertThat(keys(detail, false)).as("keys of %s", table).isEqualTo(sorted(keys));
                assertThat(indexes(detail))
                        .as("indexes of %s", table)
                        .isEqualTo(ask(
                                own,
                                "select l.name || '|' || l.\"unique\" || '|' || (select group_concat(name) from (select name"
                                        + " from pragma_index_info(l.name) order by seqno)) from pragma_index_list('"
                                        + table + "') l order by l.name"));
                assertThat(references(detail).stream()
                                .map(each -> each.substring(0, each.indexOf('|')))
                                .toList())
                        .as("what points to %s", table)
                        .isEqualTo(sorted(ask(
                                own,
                                "select t.name from sqlite_master t join pragma_foreign_key_list(t.name) f where t.type ="
                                        + " 'table' and f.\"table\" = '" + table + "'")));
            }
        }
    }

    private static List<String> shown(SchemaBench bench, String database) {
        bench.open(new Place.OfDatabase(database));
        bench.settled();
        return bench.raw().stream()
                .filter(line -> line.kind() == Line.Kind.TABLE || line.kind() == Line.Kind.VIEW)
                .map(Line::text)
                .toList();
    }

    private static TableDetail detail(SchemaBench bench, String database, String schema, String table) {
        return Objects.requireNonNull(bench.show(database, schema, table).detail());
    }

    private static List<String> columns(TableDetail detail) {
        return detail.columns().stream()
                .map(column -> String.join(
                        "|",
                        column.name(),
                        column.type(),
                        column.nullable() ? "null" : "not null",
                        Objects.requireNonNullElse(column.defaultExpression(), "")))
                .toList();
    }

    private static List<String> keys(TableDetail detail, boolean named) {
        return sorted(detail.keys().stream()
                .map(key -> {
                    String kind = switch (key) {
                        case Key.Primary _ -> "PRIMARY KEY";
                        case Key.Unique _ -> "UNIQUE";
                        case Key.Foreign _ -> "FOREIGN KEY";
                    };
                    String text = kind + (named ? "|" + key.name() : "") + "|" + String.join(",", key.columns());
                    return key instanceof Key.Foreign foreign
                            ? text + "|" + foreign.target().name() + "." + String.join(",", foreign.targetColumns())
                                    + "|" + foreign.onDelete() + "|" + foreign.onUpdate()
                            : text;
                })
                .toList());
    }

    private static List<String> indexes(TableDetail detail) {
        return detail.indexes().stream()
                .map(index -> index.name() + "|" + (index.unique() ? 1 : 0) + "|" + String.join(",", index.columns()))
                .toList();
    }

    private static List<String> references(TableDetail detail) {
        return sorted(detail.referencedBy().stream()
                .map(reference ->
                        reference.table().name() + "|" + reference.key().name())
                .toList());
    }

    private static List<String> sorted(List<String> texts) {
        return texts.stream().sorted().toList();
    }

    private static List<String> ask(Connection connection, String sql) throws SQLException {
        List<String> answers = new ArrayList<>();
        try (var statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                answers.add(rows.getString(1));
            }
        }
        return answers;
    }

    private static void run(Map<String, String> environment, @Nullable Path input, String... command)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        Path output = folder.resolve("output");
        builder.redirectErrorStream(true).redirectOutput(output.toFile());
        if (input != null) {
            builder.redirectInput(input.toFile());
        }
        assertThat(builder.start().waitFor())
                .as(Files.readString(output, StandardCharsets.UTF_8))
                .isZero();
    }
}
