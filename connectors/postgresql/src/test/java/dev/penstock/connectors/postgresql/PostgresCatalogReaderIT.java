package dev.penstock.connectors.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.penstock.connectors.tck.sql.DriverSession;
import dev.penstock.connectors.testkit.PostgresServer;
import dev.penstock.connectors.testkit.TestDatabase;
import dev.penstock.engine.api.StatementException;
import dev.penstock.engine.api.catalog.Index;
import dev.penstock.engine.api.catalog.Key;
import dev.penstock.engine.api.catalog.Schema;
import dev.penstock.engine.api.catalog.Table;
import dev.penstock.engine.api.catalog.TableColumn;
import dev.penstock.engine.api.catalog.TableColumns;
import dev.penstock.engine.api.catalog.TableDetail;
import dev.penstock.engine.api.catalog.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PostgresCatalogReaderIT {
    private final PostgresCatalogReader reader = new PostgresCatalogReader();
    private final TestDatabase database = PostgresServer.shared().createDatabase();
    private Connection connection;
    private DriverSession session;

    @BeforeEach
    void open() throws SQLException {
        connection = database.connect();
        session = new DriverSession(connection);
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
        database.close();
    }

    @Test
    void schemas_marksTheCurrentAndTheServersOwn() {
        run("CREATE SCHEMA \"Odd \"\"one\"", "CREATE SCHEMA pgbouncer");

        assertThat(reader.schemas(session))
                .containsExactly(
                        new Schema("Odd \"one", false, false),
                        new Schema("information_schema", false, true),
                        new Schema("pg_catalog", false, true),
                        new Schema("pgbouncer", false, false),
                        new Schema("public", true, false));
    }

    @Test
    void schemas_withoutUsablePath_marksNone() {
        run("SET search_path = nowhere");

        assertThat(reader.schemas(session)).noneMatch(Schema::current);
    }

    @Test
    void tables_ofEachKind_areSorted() {
        run(
                "CREATE TABLE plain(a int)",
                "CREATE TABLE parted(a int) PARTITION BY RANGE (a)",
                "CREATE TABLE part PARTITION OF parted FOR VALUES FROM (1) TO (9)",
                "CREATE VIEW looks AS SELECT a FROM plain",
                "CREATE MATERIALIZED VIEW kept AS SELECT a FROM plain",
                "CREATE FOREIGN DATA WRAPPER nothing",
                "CREATE SERVER nowhere FOREIGN DATA WRAPPER nothing",
                "CREATE FOREIGN TABLE \"Far\"(a int) SERVER nowhere");

        assertThat(reader.tables(session, "public"))
                .extracting(table -> table.name().name(), Table::kind)
                .containsExactly(
                        tuple("Far", Table.Kind.FOREIGN_TABLE),
                        tuple("kept", Table.Kind.MATERIALIZED_VIEW),
                        tuple("looks", Table.Kind.VIEW),
                        tuple("part", Table.Kind.TABLE),
                        tuple("parted", Table.Kind.PARTITIONED_TABLE),
                        tuple("plain", Table.Kind.TABLE));
    }

    @Test
    void tables_beforeAndAfterAnalyze_tellAnEstimateOnlyOnceThereIsOne() {
        run("CREATE TABLE t(a int)", "INSERT INTO t SELECT generate_series(1, 1000)");

        assertThat(only("t").rowEstimate()).isEmpty();
        run("ANALYZE t");
        assertThat(only("t").rowEstimate()).hasValue(1_000);
    }

    @Test
    void tables_sizes_includeIndexesAndPartitions() {
        run(
                "CREATE TABLE parted(a int PRIMARY KEY) PARTITION BY RANGE (a)",
                "CREATE TABLE part PARTITION OF parted FOR VALUES FROM (1) TO (9)",
                "INSERT INTO parted VALUES (1)",
                "CREATE VIEW looks AS SELECT a FROM parted");

        assertThat(only("part").bytes()).hasValue(8192 + 16384);
        assertThat(only("parted").bytes()).hasValue(8192 + 16384);
        assertThat(only("looks").bytes()).isEmpty();
    }

    @Test
    void tables_whileOneIsLocked_doesNotWaitForItsSize() throws SQLException {
        run("CREATE TABLE held(a int)");
        try (Connection other = database.connect();
                var statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("LOCK TABLE held IN ACCESS EXCLUSIVE MODE");
            run("SET lock_timeout = '10s'");

            assertThat(only("held").bytes()).isEmpty();
            other.rollback();
        }
        assertThat(only("held").bytes()).hasValue(0);
    }

    @Test
    void tables_ofUnknownSchema_isEmpty() {
        assertThat(reader.tables(session, "nowhere")).isEmpty();
        assertThat(reader.columns(session, "nowhere")).isEmpty();
    }

    @Test
    void columns_ofEachSort_tellTypeNullsDefaultsAndWhatIsComputed() {
        run(
                "CREATE DOMAIN code AS char(3) NOT NULL",
                "CREATE TYPE mood AS ENUM ('sad', 'it''s ok')",
                """
                CREATE TABLE t(
                  id bigint GENERATED BY DEFAULT AS IDENTITY,
                  price numeric(10,2) NOT NULL DEFAULT 1.5,
                  twice numeric GENERATED ALWAYS AS (price * 2) STORED,
                  at timestamp(3) with time zone DEFAULT now(),
                  "Tags" text[],
                  c code,
                  m mood DEFAULT 'sad')
                """,
                "COMMENT ON COLUMN t.price IS 'in francs'",
                "CREATE TABLE none()");

        assertThat(reader.columns(session, "public"))
                .containsExactly(
                        new TableColumns(new TableName("public", "none"), List.of()),
                        new TableColumns(
                                new TableName("public", "t"),
                                List.of(
                                        new TableColumn("id", "bigint", false, null, true, null),
                                        new TableColumn("price", "numeric(10,2)", false, "1.5", false, "in francs"),
                                        new TableColumn("twice", "numeric", true, null, true, null),
                                        new TableColumn(
                                                "at", "timestamp(3) with time zone", true, "now()", false, null),
                                        new TableColumn("Tags", "text[]", true, null, false, null),
                                        new TableColumn("c", "code", false, null, false, null),
                                        new TableColumn("m", "mood", true, "'sad'::mood", false, null))));
        assertThat(describe("none").columns()).isEmpty();
    }

    @Test
    void columns_afterOneWasDropped_leaveItOut() {
        run("CREATE TABLE t(a int, gone int, b int)", "ALTER TABLE t DROP gone");

        assertThat(describe("t").columns()).extracting(TableColumn::name).containsExactly("a", "b");
        assertThat(describe("t").columns())
                .isEqualTo(reader.columns(session, "public").getFirst().columns());
    }

    @Test
    void describe_keys_primaryThenUniqueThenForeign() {
        run("CREATE SCHEMA other", "CREATE TABLE other.target(a int, b int, PRIMARY KEY (b, a))", """
                CREATE TABLE t(p int, q int, r int UNIQUE, s int REFERENCES t(r),
                  CONSTRAINT "the key" PRIMARY KEY (q, p), CONSTRAINT twin UNIQUE (s, p),
                  CONSTRAINT away FOREIGN KEY (p, q) REFERENCES other.target ON DELETE CASCADE ON UPDATE SET NULL,
                  CONSTRAINT home FOREIGN KEY (p) REFERENCES t(r) ON DELETE RESTRICT ON UPDATE SET DEFAULT)
                """);

        assertThat(describe("t").keys())
                .containsExactly(
                        new Key.Primary("the key", List.of("q", "p")),
                        new Key.Unique("t_r_key", List.of("r")),
                        new Key.Unique("twin", List.of("s", "p")),
                        new Key.Foreign(
                                "away",
                                List.of("p", "q"),
                                new TableName("other", "target"),
                                List.of("b", "a"),
                                "CASCADE",
                                "SET NULL"),
                        new Key.Foreign(
                                "home",
                                List.of("p"),
                                new TableName("public", "t"),
                                List.of("r"),
                                "RESTRICT",
                                "SET DEFAULT"),
                        new Key.Foreign(
                                "t_s_fkey",
                                List.of("s"),
                                new TableName("public", "t"),
                                List.of("r"),
                                "NO ACTION",
                                "NO ACTION"));
    }

    @Test
    void describe_keyToPartitionedTable_isOneKey() {
        run(
                "CREATE TABLE parted(a int PRIMARY KEY) PARTITION BY RANGE (a)",
                "CREATE TABLE part PARTITION OF parted FOR VALUES FROM (1) TO (9)",
                "CREATE TABLE t(a int REFERENCES parted)");

        assertThat(describe("t").keys())
                .containsExactly(new Key.Foreign(
                        "t_a_fkey",
                        List.of("a"),
                        new TableName("public", "parted"),
                        List.of("a"),
                        "NO ACTION",
                        "NO ACTION"));
    }

    @Test
    void describe_indexes_tellColumnsExpressionsDdlAndSize() {
        run(
                "CREATE TABLE t(a int PRIMARY KEY, \"B b\" text)",
                "CREATE UNIQUE INDEX odd ON t(\"B b\" DESC, lower(\"B b\")) INCLUDE (a) WHERE a > 1",
                "CREATE INDEX by_hash ON t USING hash (a)");

        assertThat(describe("t").indexes())
                .extracting(Index::name, Index::unique, Index::method, Index::columns, Index::ddl)
                .containsExactly(
                        tuple(
                                "by_hash",
                                false,
                                "hash",
                                List.of("a"),
                                "CREATE INDEX by_hash ON public.t USING hash (a);"),
                        tuple(
                                "odd",
                                true,
                                "btree",
                                List.of("B b", "lower(\"B b\")"),
                                "CREATE UNIQUE INDEX odd ON public.t USING btree (\"B b\" DESC, lower(\"B b\"))"
                                        + " INCLUDE (a) WHERE (a > 1);"),
                        tuple("t_pkey", true, "btree", List.of("a"), ""));
        assertThat(describe("t").indexes().getLast().bytes()).isEqualTo(OptionalLong.of(8192));
    }

    @Test
    void describe_triggers_tellDdlAndWhetherTheyAreSwitchedOff() {
        run(
                "CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'",
                "CREATE TABLE t(a int PRIMARY KEY REFERENCES t)",
                "CREATE TRIGGER \"on\" BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION f()",
                "CREATE TRIGGER off BEFORE UPDATE ON t FOR EACH ROW EXECUTE FUNCTION f()",
                "ALTER TABLE t DISABLE TRIGGER off");

        assertThat(describe("t").triggers())
                .extracting(trigger -> trigger.name(), trigger -> trigger.ddl())
                .containsExactly(
                        tuple("off", """
                                CREATE TRIGGER off BEFORE UPDATE ON public.t FOR EACH ROW EXECUTE FUNCTION public.f();
                                ALTER TABLE public.t DISABLE TRIGGER off;"""),
                        tuple(
                                "on",
                                "CREATE TRIGGER \"on\" BEFORE INSERT ON public.t FOR EACH ROW EXECUTE FUNCTION public.f();"));
    }

    @Test
    void describe_inAnyCase_leavesTheSearchPathAsItWas() throws SQLException {
        run("CREATE TABLE t(a int)", "SET search_path = public, pg_catalog");

        describe("t");

        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("SHOW search_path")) {
            rows.next();
            assertThat(rows.getString(1)).isEqualTo("public, pg_catalog");
        }
    }

    @Test
    void describe_unknownTable_namesTheNearest() {
        run("CREATE TABLE customers(id int)", "CREATE SCHEMA shop", "CREATE TABLE shop.orders(id int)");

        assertThatThrownBy(() -> describe("custmers"))
                .isInstanceOf(StatementException.class)
                .hasMessageContaining("There is no table or view 'public.custmers'")
                .hasMessageContaining("Write 'public.customers'");
        assertThatThrownBy(() -> describe("Orders")).hasMessageContaining("Write 'shop.orders'");
    }

    @Test
    void tables_aThousand_takeNoMoreStatements() {
        run(
                "DO $$ BEGIN FOR i IN 1..1000 LOOP EXECUTE format('CREATE TABLE t%s(id int, name text)', i); END LOOP; END $$");

        assertThat(reader.tables(session, "public")).hasSize(1_000);
        assertThat(reader.columns(session, "public")).hasSize(1_000);
        assertThat(session.statements()).isEqualTo(2);
    }

    private Table only(String name) {
        return reader.tables(session, "public").stream()
                .filter(table -> table.name().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private TableDetail describe(String table) {
        return reader.describe(session, new TableName("public", table));
    }

    private void run(String... statements) {
        try (var statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
