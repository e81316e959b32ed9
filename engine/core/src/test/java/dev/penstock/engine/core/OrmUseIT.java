package dev.penstock.engine.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.penstock.connectors.testkit.PostgresServer;
import dev.penstock.connectors.testkit.TestDatabase;
import dev.penstock.engine.api.Caller;
import dev.penstock.engine.api.Database;
import dev.penstock.engine.api.Intent;
import dev.penstock.engine.api.Penstock;
import dev.penstock.engine.api.StatementEvent;
import dev.penstock.engine.api.Subscription;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientConnectionException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The routed DataSource as an ORM uses it, over one connection of a real PostgreSQL. */
@Timeout(120)
class OrmUseIT {
    @TempDir
    Path folder;

    private final List<StatementEvent.Completed> ends = new CopyOnWriteArrayList<>();
    private TestDatabase server;
    private Penstock engine;
    private Database database;
    private DataSource source;

    @BeforeEach
    void open() throws IOException {
        PostgresServer shared = PostgresServer.shared();
        server = shared.createDatabase();
        engine = Engines.postgres(
                folder,
                shared,
                shared.host(),
                shared.port(),
                server.name(),
                "    tls: {mode: disable}\n    pool: {max: 1, acquire-timeout: 2s}\n");
        database = engine.database("it");
        database.update("create table item (id serial primary key, name text unique, price numeric(8,2))");
        source = database.session(Caller.of("orm")).dataSource();
    }

    @AfterEach
    void close() {
        assertThat(Engines.leases(database)).isZero();
        engine.close();
        server.close();
    }

    @Test
    void unitOfWork_withBatchAndGeneratedKeys_isCommitted() throws SQLException {
        List<Integer> keys = new ArrayList<>();
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            try (PreparedStatement insert = connection.prepareStatement(
                    "insert into item (name, price) values (?, ?)", Statement.RETURN_GENERATED_KEYS)) {
                for (int i = 1; i <= 3; i++) {
                    insert.setString(1, "item " + i);
                    insert.setBigDecimal(2, new BigDecimal("1.50"));
                    insert.addBatch();
                }
                assertThat(insert.executeBatch()).containsExactly(1, 1, 1);
                try (ResultSet generated = insert.getGeneratedKeys()) {
                    while (generated.next()) {
                        keys.add(generated.getInt("id"));
                    }
                }
            }
            assertThat(keys).containsExactly(1, 2, 3);
            try (PreparedStatement update = connection.prepareStatement("update item set price = ? where id = ?")) {
                update.setBigDecimal(1, new BigDecimal("2.25"));
                update.setInt(2, 2);
                assertThat(update.executeUpdate()).isEqualTo(1);
            }
            connection.commit();
        }
        assertThat(Engines.one(database, "select sum(price) from item")).isEqualTo("5.25");
    }

    @Test
    void unitOfWork_leftOrRolledBack_leavesNothing() throws SQLException {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            insert(connection, "rolled back");
            connection.rollback();
            insert(connection, "kept by nobody");
        }
        assertThat(Engines.one(database, "select count(*) from item")).isEqualTo("0");
    }

    @Test
    void savepoint_afterAViolation_savesTheRest() throws SQLException {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            insert(connection, "first");
            Savepoint savepoint = connection.setSavepoint("before");
            SQLException violated = catchThrowableOfType(SQLException.class, () -> insert(connection, "first"));
            assertThat(violated.getSQLState()).isEqualTo("23505");
            connection.rollback(savepoint);
            connection.releaseSavepoint(savepoint);
            insert(connection, "second");
            connection.commit();
            connection.setAutoCommit(true);
            insert(connection, "third");
        }
        assertThat(Engines.one(database, "select string_agg(name, ',' order by id) from item"))
                .isEqualTo("first,second,third");
    }

    @Test
    void connection_givenBack_isAsTheNextExpectsIt() throws SQLException {
        try (Connection connection = source.getConnection()) {
            connection.setReadOnly(true);
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
            SQLException refused = catchThrowableOfType(SQLException.class, () -> insert(connection, "no"));
            assertThat(refused.getSQLState()).isEqualTo("25006");
        }
        try (Connection connection = source.getConnection()) {
            insert(connection, "yes");
            assertThat(connection.getAutoCommit()).isTrue();
            assertThat(connection.isReadOnly()).isFalse();
            assertThat(connection.getTransactionIsolation()).isEqualTo(Connection.TRANSACTION_READ_COMMITTED);
        }
        assertThat(Engines.one(database, "select name from item")).isEqualTo("yes");
    }

    @Test
    void readOnly_setBeforeOrAfterTheFirstStatement_isTheStatementsIntent() throws SQLException {
        try (Subscription _ = listen();
                Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            insert(connection, "a");
            connection.setReadOnly(true);
            try (ResultSet rows = statement.executeQuery("select name from item")) {
                assertThat(rows.next()).isTrue();
            }
            connection.setReadOnly(false);
            insert(connection, "b");
            Await.until(() -> ends.size() == 3);
        }
        assertThat(ends)
                .extracting(end -> end.started().intent())
                .containsExactly(Intent.WRITE, Intent.READ, Intent.WRITE);
    }

    @Test
    void metadata_tellsOfTablesColumnsAndKeys() throws SQLException {
        try (Connection connection = source.getConnection()) {
            DatabaseMetaData metaData = connection.getMetaData();
            assertThat(metaData.getDatabaseProductName()).isEqualTo("PostgreSQL");
            try (ResultSet tables = metaData.getTables(null, "public", "item", new String[] {"TABLE"})) {
                assertThat(tables.next()).isTrue();
                assertThat(tables.getString("TABLE_NAME")).isEqualTo("item");
            }
            List<String> columns = new ArrayList<>();
            try (ResultSet found = metaData.getColumns(null, "public", "item", null)) {
                while (found.next()) {
                    columns.add(found.getString("COLUMN_NAME"));
                }
            }
            assertThat(columns).containsExactly("id", "name", "price");
            try (ResultSet keys = metaData.getPrimaryKeys(null, "public", "item")) {
                assertThat(keys.next()).isTrue();
                assertThat(keys.getString("COLUMN_NAME")).isEqualTo("id");
            }
        }
    }

    @Test
    void cursor_overManyRows_countsThemAll() throws SQLException {
        try (Subscription _ = listen();
                Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.setFetchSize(100);
                try (ResultSet rows = statement.executeQuery("select generate_series(1, 5000)")) {
                    int last = 0;
                    while (rows.next()) {
                        last = rows.getInt(1);
                    }
                    assertThat(last).isEqualTo(5000);
                }
            }
            Await.until(() -> !ends.isEmpty());
            assertThat(ends.getFirst().rows()).isEqualTo(5000);
        }
    }

    @Test
    void queryTimeout_endsTheStatementAtTheServerAndKeepsTheConnection() throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(1);

            SQLException late =
                    catchThrowableOfType(SQLTimeoutException.class, () -> statement.execute("select pg_sleep(300)"));

            assertThat(late.getSQLState()).isEqualTo("57014");
            statement.setQueryTimeout(0);
            assertThat(statement.execute("select 1")).isTrue();
        }
    }

    @Test
    void connection_held_keepsTheNextWaitingAndThenSaysSo() throws SQLException {
        try (Connection connection = source.getConnection()) {
            insert(connection, "a");
            try (Connection other = source.getConnection();
                    Statement statement = other.createStatement()) {
                SQLException full = catchThrowableOfType(
                        SQLTransientConnectionException.class, () -> statement.execute("select 1"));
                assertThat(full.getMessage()).contains("PEN-1301", "1 of 1 active");
                assertThat(full.getSQLState()).isEqualTo("08001");
            }
        }
        try (Connection connection = source.getConnection()) {
            insert(connection, "b");
        }
    }

    private static void insert(Connection connection, String name) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("insert into item (name) values (?)")) {
            insert.setString(1, name);
            insert.executeUpdate();
        }
    }

    private Subscription listen() {
        return engine.listenStatements(event -> {
            if (event instanceof StatementEvent.Completed end) {
                ends.add(end);
            }
        });
    }
}
