package dev.penstock.connectors.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.penstock.connectors.tck.sql.DriverSession;
import dev.penstock.engine.api.StatementException;
import dev.penstock.engine.api.catalog.Index;
import dev.penstock.engine.api.catalog.Key;
import dev.penstock.engine.api.catalog.Schema;
import dev.penstock.engine.api.catalog.Table;
import dev.penstock.engine.api.catalog.TableColumn;
import dev.penstock.engine.api.catalog.TableColumns;
import dev.penstock.engine.api.catalog.TableDetail;
import dev.penstock.engine.api.catalog.TableName;
import dev.penstock.engine.api.catalog.Trigger;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteCatalogReaderTest {
    private final SqliteCatalogReader reader = new SqliteCatalogReader();

    @TempDir
    private Path folder;

    private Connection connection;
    private DriverSession session;

    @BeforeEach
    void open() throws SQLException {
        connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("main.db"));
        session = new DriverSession(connection);
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    @Test
    void schemas_withAttachedDatabase_listsBothAndMarksMain() {
        run("ATTACH ':memory:' AS \"o d\"\"d\"");

        assertThat(reader.schemas(session))
                .containsExactly(new Schema("main", true, false), new Schema("o d\"d", false, false));
    }

    @Test
    void tables_ofEachKind_areSortedAndWithoutShadowsAndSystemTables() {
        run(
                "CREATE TABLE plain(id INTEGER PRIMARY KEY AUTOINCREMENT)",
                "CREATE VIEW looks AS SELECT * FROM plain",
                "CREATE VIRTUAL TABLE words USING fts5(body)");

        assertThat(reader.tables(session, "main"))
                .extracting(table -> table.name().name(), Table::kind)
                .containsExactly(
                        tuple("looks", Table.Kind.VIEW),
                        tuple("plain", Table.Kind.TABLE),
                        tuple("words", Table.Kind.VIRTUAL_TABLE));
    }

    @Test
    void tables_beforeAnalyze_haveSizesAndNoEstimates() {
        run("CREATE TABLE t(a, b)", "CREATE INDEX t_a ON t(a)", "CREATE VIEW v AS SELECT a FROM t");

        assertThat(reader.tables(session, "MAIN"))
                .containsExactly(
                        new Table(
                                new TableName("main", "t"),
                                Table.Kind.TABLE,
                                OptionalLong.empty(),
                                OptionalLong.of(2 * 4096)),
                        new Table(
                                new TableName("main", "v"),
                                Table.Kind.VIEW,
                                OptionalLong.empty(),
                                OptionalLong.empty()));
    }

    @Test
    void tables_afterAnalyze_haveTheRowsThatItCounted() {
        run("CREATE TABLE t(a, b)", "CREATE INDEX t_b ON t(b) WHERE b > 2");
        run("INSERT INTO t VALUES (1, 1), (2, 2), (3, 3)", "ANALYZE");

        assertThat(reader.tables(session, "main"))
                .extracting(Table::rowEstimate)
                .containsExactly(OptionalLong.of(3));
    }

    @Test
    void tables_ofUnknownSchema_isEmpty() {
        assertThat(reader.tables(session, "nowhere")).isEmpty();
        assertThat(reader.columns(session, "nowhere")).isEmpty();
    }

    @Test
    void columns_ofEachSort_tellTypeNullsDefaultsAndWhatIsComputed() {
        run("""
            CREATE TABLE t(
              id INTEGER PRIMARY KEY,
              price DECIMAL(10,2) NOT NULL DEFAULT (1 + 1),
              doubled AS (price * 2),
              kept INT GENERATED ALWAYS AS (price * 3) STORED,
              untyped DEFAULT 'it''s')
            """);

        assertThat(reader.columns(session, "main"))
                .containsExactly(new TableColumns(
                        new TableName("main", "t"),
                        List.of(
                                new TableColumn("id", "INTEGER", false, null, true, null),
                                new TableColumn("price", "DECIMAL(10,2)", false, "1 + 1", false, null),
                                new TableColumn("doubled", "", true, null, true, null),
                                new TableColumn("kept", "INT", true, null, true, null),
                                new TableColumn("untyped", "", true, "'it''s'", false, null))));
    }

    @Test
    void columns_ofPrimaryKeys_tellWhichTakeNull() {
        run(
                "CREATE TABLE loose(k TEXT PRIMARY KEY)",
                "CREATE TABLE number_backwards(k INTEGER PRIMARY KEY DESC)",
                "CREATE TABLE strict_one(k TEXT PRIMARY KEY) STRICT",
                "CREATE TABLE without_row_number(k INTEGER PRIMARY KEY) WITHOUT ROWID");

        assertThat(reader.columns(session, "main"))
                .extracting(
                        columns -> columns.table().name(),
                        columns -> columns.columns().getFirst().nullable(),
                        columns -> columns.columns().getFirst().generated())
                .containsExactly(
                        tuple("loose", true, false),
                        tuple("number_backwards", true, false),
                        tuple("strict_one", false, false),
                        tuple("without_row_number", false, false));
    }

    @Test
    void columns_ofVirtualTable_leaveOutTheHiddenOnes() {
        run("CREATE VIRTUAL TABLE words USING fts5(title, body)");

        assertThat(reader.columns(session, "main"))
                .singleElement()
                .satisfies(words -> assertThat(words.columns())
                        .extracting(TableColumn::name)
                        .containsExactly("title", "body"));
    }

    @Test
    void columns_withBrokenView_listAllOthers() {
        run(
                "CREATE TABLE a(x)",
                "CREATE TABLE z(x)",
                "CREATE VIEW broken AS SELECT x FROM gone",
                "CREATE VIEW well AS SELECT x FROM a");

        assertThat(reader.columns(session, "main"))
                .extracting(columns -> columns.table().name())
                .containsExactly("a", "well", "z");
    }

    @Test
    void describe_brokenView_stillHasItsDdl() {
        run("CREATE VIEW broken AS SELECT x FROM gone");

        TableDetail view = describe("broken");

        assertThat(view.columns()).isEmpty();
        assertThat(view.ddl()).isEqualTo("CREATE VIEW broken AS SELECT x FROM gone;");
    }

    @Test
    void describe_keys_primaryThenUniqueThenForeign() {
        run("CREATE TABLE target(a, b, PRIMARY KEY (b, a))", """
                CREATE TABLE t(p, q, r UNIQUE, s REFERENCES t(r),
                  PRIMARY KEY (q, p), UNIQUE (s, p),
                  FOREIGN KEY (p, q) REFERENCES target ON DELETE CASCADE ON UPDATE SET NULL)
                """);

        assertThat(describe("t").keys())
                .containsExactly(
                        new Key.Primary(null, List.of("q", "p")),
                        new Key.Unique(null, List.of("r")),
                        new Key.Unique(null, List.of("s", "p")),
                        new Key.Foreign(
                                null, List.of("s"), new TableName("main", "t"), List.of("r"), "NO ACTION", "NO ACTION"),
                        new Key.Foreign(
                                null,
                                List.of("p", "q"),
                                new TableName("main", "target"),
                                List.of("b", "a"),
                                "CASCADE",
                                "SET NULL"));
    }

    @Test
    void describe_indexes_tellColumnsExpressionsDdlAndSize() {
        run(
                "CREATE TABLE t(a PRIMARY KEY, b)",
                "CREATE UNIQUE INDEX odd ON t(b DESC, lower(a || ',(') , (a + 1) COLLATE NOCASE ASC) WHERE b > 1");

        assertThat(describe("t").indexes())
                .containsExactly(
                        new Index(
                                "odd",
                                true,
                                "btree",
                                List.of("b", "lower(a || ',(')", "(a + 1) COLLATE NOCASE"),
                                "CREATE UNIQUE INDEX odd ON t(b DESC, lower(a || ',(') , (a + 1) COLLATE NOCASE ASC)"
                                        + " WHERE b > 1;",
                                OptionalLong.of(4096)),
                        new Index("sqlite_autoindex_t_1", true, "btree", List.of("a"), "", OptionalLong.of(4096)));
    }

    @Test
    void describe_fileTooLargeToMeasure_hasNoSizes() {
        run(
                "CREATE TABLE big(a)",
                "CREATE INDEX big_a ON big(length(a))",
                "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 66)"
                        + " INSERT INTO big SELECT zeroblob(1 << 20) FROM n");

        TableDetail big = describe("big");

        assertThat(big.table().bytes()).isEmpty();
        assertThat(big.indexes()).extracting(Index::bytes).containsExactly(OptionalLong.empty());
    }

    @Test
    void describe_triggers_areSortedWithTheirDdl() {
        run(
                "CREATE TABLE Log(a)",
                "CREATE TRIGGER second AFTER DELETE ON LOG BEGIN SELECT 1; END",
                "CREATE TRIGGER first BEFORE INSERT ON Log BEGIN SELECT 2; END");

        assertThat(describe("log").triggers())
                .containsExactly(
                        new Trigger("first", "CREATE TRIGGER first BEFORE INSERT ON Log BEGIN SELECT 2; END;"),
                        new Trigger("second", "CREATE TRIGGER second AFTER DELETE ON LOG BEGIN SELECT 1; END;"));
    }

    @Test
    void describe_inAnotherCase_findsTheTableUnderItsOwnName() {
        run("CREATE TABLE Album(Id)");

        assertThat(reader.describe(session, new TableName("MAIN", "ALBUM"))
                        .table()
                        .name())
                .isEqualTo(new TableName("main", "Album"));
    }

    @Test
    void describe_unknownTable_namesTheNearest() {
        run("CREATE TABLE album(id)");

        assertThatThrownBy(() -> describe("albun"))
                .isInstanceOf(StatementException.class)
                .hasMessageContaining("'main.albun'")
                .hasMessageContaining("Write 'main.album'");
    }

    @Test
    void describe_ddl_makesTheSameTableInAnotherDatabase() throws SQLException {
        run(
                "CREATE TABLE \"select\"\"ed [x] – ü\"(\"from here\" INT NOT NULL UNIQUE, `group` TEXT DEFAULT '%s;') -- end",
                "CREATE INDEX \"an; index\" ON \"select\"\"ed [x] – ü\"(\"group\" COLLATE NOCASE)");
        TableDetail original = describe("select\"ed [x] – ü");

        try (Connection other = DriverManager.getConnection("jdbc:sqlite::memory:");
                var statement = other.createStatement()) {
            statement.executeUpdate(original.ddl());
            TableDetail copy =
                    reader.describe(new DriverSession(other), original.table().name());

            assertThat(copy).isEqualTo(original);
        }
    }

    @Test
    void describe_inAttachedDatabase_readsThatOne() {
        run("CREATE TABLE t(here)", "ATTACH ':memory:' AS \"o d\"\"d\"", "CREATE TABLE \"o d\"\"d\".t(there UNIQUE)");

        TableDetail there = reader.describe(session, new TableName("o d\"d", "t"));

        assertThat(there.columns()).extracting(TableColumn::name).containsExactly("there");
        assertThat(there.ddl()).isEqualTo("CREATE TABLE t(there UNIQUE);");
        assertThat(there.indexes()).hasSize(1);
    }

    @Test
    void tables_aThousand_takeNoMoreStatements() throws SQLException {
        connection.setAutoCommit(false);
        for (int i = 0; i < 1_000; i++) {
            run("CREATE TABLE t" + i + "(id INTEGER PRIMARY KEY, name TEXT)");
        }
        connection.commit();
        connection.setAutoCommit(true);

        assertThat(reader.tables(session, "main")).hasSize(1_000);
        assertThat(session.statements()).isEqualTo(2);
        assertThat(reader.columns(session, "main")).hasSize(1_000);
        assertThat(session.statements()).isEqualTo(3);
    }

    private TableDetail describe(String table) {
        return reader.describe(session, new TableName("main", table));
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
