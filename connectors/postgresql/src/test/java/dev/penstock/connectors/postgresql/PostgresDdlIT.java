package dev.penstock.connectors.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.connectors.tck.sql.DriverSession;
import dev.penstock.connectors.testkit.PostgresServer;
import dev.penstock.connectors.testkit.TestDatabase;
import dev.penstock.engine.api.catalog.TableDetail;
import dev.penstock.engine.api.catalog.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs a table's DDL in a fresh database and compares what the server's own catalog then holds. */
class PostgresDdlIT {
    private static final List<String> CATALOG = List.of(
            """
            SELECT relname, relkind, relpersistence, reloptions, relreplident, relrowsecurity, relforcerowsecurity,
                   relispartition, pg_get_expr(relpartbound, oid), reloftype::regtype, relispopulated
              FROM pg_class WHERE relnamespace IN (SELECT oid FROM pg_namespace WHERE nspname !~ '^pg_|^information')
             ORDER BY relname
            """,
            """
            SELECT c.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull, a.attidentity, a.attgenerated,
                   a.attislocal, a.attinhcount, a.attstorage, a.attcompression, a.attstattarget, a.attoptions,
                   a.attfdwoptions, a.attcollation::regcollation, pg_get_expr(d.adbin, d.adrelid)
              FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
              LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
             WHERE relnamespace IN (SELECT oid FROM pg_namespace WHERE nspname !~ '^pg_|^information')
             ORDER BY c.relname, a.attnum
            """,
            """
            SELECT conrelid::regclass, conname, contype, convalidated, conislocal, coninhcount, connoinherit AND contype IN ('c', 'n'),
                   pg_get_constraintdef(oid), conparentid <> 0
              FROM pg_constraint WHERE conrelid <> 0 ORDER BY conrelid::regclass::text, conname
            """,
            """
            SELECT indexrelid::regclass, indisvalid, indisclustered, indisreplident, pg_get_indexdef(indexrelid),
                   (SELECT inhparent::regclass FROM pg_inherits WHERE inhrelid = indexrelid)
              FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid
             WHERE relnamespace IN (SELECT oid FROM pg_namespace WHERE nspname !~ '^pg_|^information')
             ORDER BY indexrelid::regclass::text
            """,
            "SELECT * FROM pg_sequences ORDER BY schemaname, sequencename",
            "SELECT * FROM pg_policies ORDER BY policyname",
            "SELECT * FROM pg_views WHERE schemaname !~ '^pg_|^information' ORDER BY viewname",
            "SELECT * FROM pg_rules WHERE schemaname !~ '^pg_|^information' ORDER BY rulename",
            "SELECT pg_get_statisticsobjdef(oid) FROM pg_statistic_ext ORDER BY 1",
            """
            SELECT pg_describe_object(classoid, objoid, objsubid), description FROM pg_description
             WHERE objoid >= 16384 ORDER BY 1
            """,
            """
            SELECT pg_describe_object(refclassid, refobjid, refobjsubid), objid::regclass FROM pg_depend
             WHERE classid = 'pg_class'::regclass AND deptype IN ('a', 'i') AND objid >= 16384
               AND objid IN (SELECT seqrelid FROM pg_sequence) ORDER BY 1, 2
            """);

    private static TestDatabase original;
    private static TestDatabase copy;

    @BeforeAll
    static void create() {
        original = PostgresServer.shared().createDatabase();
        copy = PostgresServer.shared().createDatabase();
    }

    @AfterAll
    static void drop() {
        original.close();
        copy.close();
    }

    @AfterEach
    void empty() throws SQLException {
        for (TestDatabase database : List.of(original, copy)) {
            run(
                    database,
                    List.of(
                            "DROP SCHEMA public CASCADE",
                            "CREATE SCHEMA public",
                            "DROP FOREIGN DATA WRAPPER IF EXISTS nothing CASCADE"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TABLE t()",
                "CREATE UNLOGGED TABLE t(a int) WITH (fillfactor = 70, toast.autovacuum_enabled = false)",
                "CREATE TABLE \"select\"(\"from\" int, \"Ünï 雪\" text, \"it's \"\"so\"\"\" int NOT NULL DEFAULT 3)",
                "CREATE TABLE t(a varchar(20) COLLATE \"C\" DEFAULT 'it''s \\ :x ? %s', b numeric(8,3)[] DEFAULT '{}')",
                "CREATE TABLE t(a int NOT NULL, b int CONSTRAINT \"not nothing\" NOT NULL)",
                "CREATE TABLE t(a int, CONSTRAINT n NOT NULL a NO INHERIT)",
                "CREATE TABLE t(a int); ALTER TABLE t ADD CONSTRAINT n NOT NULL a NOT VALID",
                "CREATE TABLE t(a int, b int GENERATED ALWAYS AS (a * 2) STORED, c int GENERATED ALWAYS AS (a + 1) VIRTUAL)",
                "CREATE TABLE t(a serial, b smallserial, c bigserial)",
                "CREATE UNLOGGED TABLE t(a serial)",
                "CREATE TABLE t(a int GENERATED ALWAYS AS IDENTITY, b bigint GENERATED BY DEFAULT AS IDENTITY"
                        + " (SEQUENCE NAME odd START WITH 7 INCREMENT BY -3 MINVALUE -90 MAXVALUE 9 CACHE 4 CYCLE))",
                "CREATE SEQUENCE s AS smallint START 5; CREATE TABLE t(a int DEFAULT nextval('s'));"
                        + " ALTER SEQUENCE s OWNED BY t.a",
                "CREATE TABLE t(a int PRIMARY KEY, b int UNIQUE NULLS NOT DISTINCT, c int CHECK (c > 0) NO INHERIT,"
                        + " d int REFERENCES t ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED)",
                "CREATE TABLE t(a int, b int); ALTER TABLE t ADD CONSTRAINT late CHECK (a > b) NOT VALID",
                "CREATE TABLE t(a int); ALTER TABLE t ADD CONSTRAINT hint CHECK (a > 1) NOT ENFORCED",
                "CREATE TABLE t(r int4range, EXCLUDE USING gist (r WITH &&) WHERE (lower(r) > 1))",
                "CREATE TABLE t(a int PRIMARY KEY WITH (fillfactor = 50), b text);"
                        + " CREATE UNIQUE INDEX \"by b\" ON t(lower(b) DESC NULLS LAST) INCLUDE (a) WHERE a > 3;"
                        + " CREATE INDEX i ON t(b); ALTER TABLE t CLUSTER ON i",
                "CREATE TABLE t(a int NOT NULL, b text); CREATE UNIQUE INDEX i ON t(a);"
                        + " ALTER TABLE t REPLICA IDENTITY USING INDEX i",
                "CREATE TABLE t(a int); ALTER TABLE t REPLICA IDENTITY FULL",
                "CREATE TABLE t(a text STORAGE EXTERNAL COMPRESSION pglz, b int); ALTER TABLE t ALTER b SET STATISTICS 9,"
                        + " ALTER a SET (n_distinct = 5); CREATE STATISTICS st ON a, b FROM t",
                "CREATE TABLE t(owner text); ALTER TABLE t ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;"
                        + " CREATE POLICY \"own rows\" ON t AS RESTRICTIVE FOR UPDATE TO PUBLIC, postgres"
                        + " USING (owner = 'x') WITH CHECK (owner <> 'y'); CREATE POLICY reading ON t FOR SELECT USING (true)",
                "CREATE TABLE t(a int); CREATE RULE quiet AS ON DELETE TO t DO INSTEAD NOTHING",
                "CREATE TABLE t(a int PRIMARY KEY, \"b b\" int); COMMENT ON TABLE t IS 'it''s \\ ?';"
                        + " COMMENT ON COLUMN t.\"b b\" IS 'b'; COMMENT ON INDEX t_pkey IS 'i';"
                        + " COMMENT ON CONSTRAINT t_pkey ON t IS 'k'",
                "CREATE TABLE t(a int, b date) PARTITION BY RANGE (b, lower(a::text)); CREATE INDEX i ON t(a)"
            })
    void of_table_makesTheSameAgain(String made) throws SQLException {
        String table = made.contains("\"select\"") ? "select" : "t";

        assertSame(List.of(), List.of(made), table);
    }

    @Test
    void of_partition_makesTheSameAgain() throws SQLException {
        assertSame(
                List.of("""
                        CREATE TABLE parent(id int GENERATED ALWAYS AS IDENTITY, b int CHECK (b > 0), c text DEFAULT 'x',
                          CONSTRAINT pk PRIMARY KEY (id, b)) PARTITION BY LIST (b)
                        """, "CREATE INDEX by_c ON parent(c)"),
                List.of(
                        "CREATE TABLE part PARTITION OF parent(c DEFAULT 'y', CHECK (length(c) < 9))"
                                + " FOR VALUES IN (1, 2) PARTITION BY HASH (id)",
                        "CREATE TABLE leaf PARTITION OF part FOR VALUES WITH (MODULUS 2, REMAINDER 1)",
                        "CREATE TABLE rest PARTITION OF parent DEFAULT"),
                "part",
                "leaf",
                "rest");
    }

    @Test
    void of_heir_makesTheSameAgain() throws SQLException {
        assertSame(
                List.of(
                        "CREATE TABLE one(a int NOT NULL CHECK (a > 0), b text DEFAULT 'one')",
                        "CREATE TABLE two(\"c c\" int)"),
                List.of("""
                        CREATE TABLE heir(own int DEFAULT 1, CHECK (own > a)) INHERITS (one, two);
                        ALTER TABLE heir ALTER b SET DEFAULT 'heir';
                        ALTER TABLE heir ALTER "c c" SET NOT NULL
                        """),
                "heir");
    }

    @Test
    void of_typedTable_makesTheSameAgain() throws SQLException {
        assertSame(
                List.of("CREATE TYPE pair AS (a int, b text)"),
                List.of("CREATE TABLE t OF pair (a WITH OPTIONS PRIMARY KEY, b DEFAULT 'x')"),
                "t");
        assertThat(describe(original, "t").ddl()).startsWith("CREATE TABLE public.t OF public.pair (");
    }

    @Test
    void of_typedTableWithoutOptions_makesTheSameAgain() throws SQLException {
        assertSame(List.of("CREATE TYPE pair AS (a int, b text)"), List.of("CREATE TABLE t OF pair"), "t");
    }

    @Test
    void of_views_makeTheSameAgain() throws SQLException {
        assertSame(
                List.of("CREATE TABLE t(a int, \"B b\" text)"),
                List.of(
                        "CREATE VIEW v(x, \"Y y\") WITH (security_barrier, check_option = local)"
                                + " AS SELECT a, \"B b\" FROM t WHERE a > 1; ALTER VIEW v ALTER x SET DEFAULT 3",
                        "COMMENT ON VIEW v IS 'seen'; COMMENT ON COLUMN v.x IS 'x'",
                        "CREATE MATERIALIZED VIEW m WITH (fillfactor = 80) AS SELECT * FROM v;"
                                + " CREATE INDEX m_x ON m(x)",
                        "CREATE MATERIALIZED VIEW empty AS SELECT 1 AS one WITH NO DATA"),
                "v",
                "m",
                "empty");
    }

    @Test
    void of_foreignTable_makesTheSameAgain() throws SQLException {
        assertSame(
                List.of(
                        "CREATE FOREIGN DATA WRAPPER nothing",
                        "CREATE SERVER \"no where\" FOREIGN DATA WRAPPER nothing"),
                List.of("CREATE FOREIGN TABLE far(a int OPTIONS (\"k k\" 'it''s') NOT NULL, b text)"
                        + " SERVER \"no where\" OPTIONS (path '/x')"),
                "far");
    }

    @Test
    void of_table_writesNamesWithTheirSchemaWhateverThePath() throws SQLException {
        run(original, List.of("CREATE TYPE mood AS ENUM ('ok')", "CREATE TABLE t(m mood DEFAULT 'ok')"));

        assertThat(describe(original, "t").ddl()).isEqualTo("""
                        CREATE TABLE public.t (
                            m public.mood DEFAULT 'ok'::public.mood
                        );""");
    }

    private void assertSame(List<String> before, List<String> made, String... tables) throws SQLException {
        run(original, before);
        run(original, made);
        run(copy, before);
        for (String table : tables) {
            run(copy, List.of(describe(original, table).ddl()));
        }
        for (String table : tables) {
            assertThat(describe(copy, table)).isEqualTo(describe(original, table));
        }
        assertThat(catalog(copy)).isEqualTo(catalog(original));
    }

    private static TableDetail describe(TestDatabase database, String table) throws SQLException {
        try (Connection connection = database.connect()) {
            return new PostgresCatalogReader().describe(new DriverSession(connection), new TableName("public", table));
        }
    }

    private static void run(TestDatabase database, List<String> statements) throws SQLException {
        try (Connection connection = database.connect();
                var statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static List<String> catalog(TestDatabase database) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (Connection connection = database.connect();
                var statement = connection.createStatement()) {
            for (String sql : CATALOG) {
                try (var rows = statement.executeQuery(sql)) {
                    while (rows.next()) {
                        StringBuilder line = new StringBuilder();
                        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                            line.append(rows.getString(i)).append(" | ");
                        }
                        lines.add(line.toString());
                    }
                }
            }
        }
        return lines;
    }
}
