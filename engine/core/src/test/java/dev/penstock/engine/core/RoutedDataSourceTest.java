package dev.penstock.engine.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.penstock.engine.api.Caller;
import dev.penstock.engine.api.DeadlineException;
import dev.penstock.engine.api.Diagnosis;
import dev.penstock.engine.api.EngineEvent;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.Intent;
import dev.penstock.engine.api.Outcome;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.Executor;
import javax.sql.DataSource;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sqlite.SQLiteConnection;

/** JDBC's side of the way, over a real SQLite connection. */
class RoutedDataSourceTest {
    private static final String ENDLESS =
            "with recursive n(i) as (select 1 union all select i + 1 from n) select count(*) from n";

    private final Scripted scripted = new Scripted();
    private final DataSource dataSource = scripted.database.dataSource(Caller.of("orm"));
    private Connection real;

    @BeforeEach
    void open() throws SQLException {
        real = DriverManager.getConnection("jdbc:sqlite::memory:");
        scripted.pool.beneath = real;
        scripted.pool.cancelBeneath = this::interrupt;
        try (Statement statement = real.createStatement()) {
            statement.execute("create table t (id integer primary key, name text)");
        }
    }

    private void interrupt() {
        try {
            real.unwrap(SQLiteConnection.class).getDatabase().interrupt();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @AfterEach
    void close() throws SQLException {
        scripted.close();
        real.close();
    }

    @Test
    void connection_beforeItsFirstStatement_holdsNoLease() throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            connection.setReadOnly(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
            assertThat(connection.getAutoCommit()).isTrue();
            assertThat(connection.isReadOnly()).isFalse();
            assertThat((Throwable) connection.getWarnings()).isNull();
            assertThat(connection.isValid(1)).isTrue();
            connection.clearWarnings();
            connection.commit();
            connection.rollback();
            assertThat(connection).hasToString("connection to scripted").isEqualTo(connection);
            assertThat(connection.hashCode()).isEqualTo(connection.hashCode());
            assertThat(scripted.pool.out).hasValue(0);
        }
        assertThat(scripted.completed).isEmpty();
    }

    @Test
    void updateAndQuery_areCountedAndGiveTheLeaseBackAtClose() throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            try (PreparedStatement insert = connection.prepareStatement("insert into t (name) values (?)")) {
                insert.setString(1, "a");
                assertThat(insert.executeUpdate()).isEqualTo(1);
                insert.setString(1, "b");
                insert.addBatch();
                insert.setString(1, "c");
                insert.addBatch();
                assertThat(insert.executeBatch()).containsExactly(1, 1);
                assertThat(insert)
                        .hasToString("statement insert into t (name) values (?)")
                        .isEqualTo(insert);
                assertThat(insert.hashCode()).isEqualTo(insert.hashCode());
                assertThat(insert.getConnection()).isSameAs(connection);
            }
            try (Statement select = connection.createStatement();
                    ResultSet names = select.executeQuery("select name from t order by id")) {
                assertThat(names.getStatement()).isSameAs(select);
                int count = 0;
                while (names.next()) {
                    count++;
                    assertThat(names.getString(1)).hasSize(1);
                }
                assertThat(count).isEqualTo(3);
            }
            assertThat(scripted.pool.out).hasValue(1);
            assertThat(connection).hasToString("connection to scripted on db1:5432");
        }
        assertThat(scripted.pool.out).hasValue(0);
        assertThat(scripted.completed).extracting(EngineEvent.Completion::rows).containsExactly(1L, 2L, 3L);
    }

    @Test
    void execute_withACursor_endsItsFlightWhenTheNextBegins() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            assertThat(statement.execute("select 1")).isTrue();
            assertThat(statement.getResultSet().next()).isTrue();
            assertThat(scripted.completed).isEmpty();
            assertThat(statement.execute("insert into t (name) values ('x')")).isFalse();
            assertThat(statement.getUpdateCount()).isEqualTo(1);
            assertThat(scripted.completed).hasSize(2);
        }
    }

    @Test
    void transaction_isRolledBackAndCommittedThroughTheWay() throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.executeUpdate("insert into t (name) values ('x')");
                connection.rollback();
                statement.executeUpdate("insert into t (name) values ('y')");
                connection.releaseSavepoint(connection.setSavepoint("here"));
                connection.commit();
            }
            connection.setAutoCommit(true);
        }
        assertThat(scripted.started)
                .extracting(EngineEvent.Started::text)
                .contains("ROLLBACK", "SAVEPOINT", "RELEASE SAVEPOINT", "COMMIT");
        try (Statement select = real.createStatement();
                ResultSet names = select.executeQuery("select name from t")) {
            assertThat(names.next()).isTrue();
            assertThat(names.getString(1)).isEqualTo("y");
        }
    }

    @Test
    void readOnlyConnection_readsWithTheIntentRead() throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            connection.setReadOnly(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute("select 1");
            }
        }
        assertThat(scripted.started.getFirst().intent()).isEqualTo(Intent.WRITE);
    }

    @Test
    void metadata_isAskedThroughTheWay() throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            DatabaseMetaData metaData = connection.getMetaData();
            assertThat(metaData.getConnection()).isSameAs(connection);
            assertThat(metaData.getDatabaseProductName()).isEqualTo("SQLite");
            try (ResultSet tables = metaData.getTables(null, null, "t", null)) {
                assertThat(tables.next()).isTrue();
            }
        }
        assertThat(scripted.started).extracting(EngineEvent.Started::text).containsExactly("/* metadata */ getTables");
    }

    @Test
    void badSql_isTheDriversExceptionAndARecordedFailure() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            Throwable rejected = catchThrowableOfType(
                    SQLException.class, () -> statement.executeQuery("select nonsense from nowhere"));

            assertThat(rejected).hasMessageContaining("nowhere");
            assertThat(scripted.lastCompletion().error()).isNotNull();
            assertThat(scripted.lastCompletion().outcome()).isEqualTo(Outcome.UNKNOWN);
        }
    }

    @Test
    void queryTimeout_isADeadlineOfTheEngine() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(1);
            assertThat(statement.getQueryTimeout()).isEqualTo(1);

            assertThat(thrown(SQLException.class, () -> {
                        try (ResultSet endless = statement.executeQuery(ENDLESS)) {
                            endless.next();
                        }
                    }))
                    .isNotNull();
            assertThat(scripted.lastCompletion().error()).isNotNull();
        }
    }

    @Test
    void unreachableNode_isATransientConnectionFailure() throws SQLException {
        scripted.pool.reachable = false;
        try (Connection connection = dataSource.getConnection()) {
            assertThat(catchThrowableOfType(SQLTransientConnectionException.class, connection::createStatement)
                            .getSQLState())
                    .isEqualTo("08001");
        }
    }

    @Test
    void closedConnection_andClosedEngine_saySo() throws SQLException {
        Connection connection = dataSource.getConnection();
        connection.close();
        connection.close();
        assertThat(connection.isClosed()).isTrue();
        assertThat(catchThrowableOfType(SQLNonTransientConnectionException.class, connection::createStatement)
                        .getSQLState())
                .isEqualTo("08003");

        scripted.close();
        assertThat(thrown(SQLException.class, dataSource::getConnection)).hasMessageContaining("has been closed");
    }

    @Test
    void abort_cutsTheLease() throws SQLException {
        Executor inline = Runnable::run;
        try (Connection unused = dataSource.getConnection()) {
            unused.abort(inline);
            assertThat(unused.isClosed()).isTrue();
        }
        try (Connection used = dataSource.getConnection()) {
            used.createStatement().execute("select 1");
            used.abort(inline);
            assertThat(used.isClosed()).isTrue();
        }
        assertThat(scripted.pool.calls).contains("abort");
        assertThat(scripted.pool.out).hasValue(0);
    }

    @Test
    void wrapper_handsOutOurselvesAlone() throws SQLException {
        assertThat(dataSource.isWrapperFor(DataSource.class)).isTrue();
        assertThat(dataSource.unwrap(DataSource.class)).isSameAs(dataSource);
        assertThat(thrown(SQLException.class, () -> dataSource.unwrap(List.class)))
                .isNotNull();
        try (Connection connection = dataSource.getConnection()) {
            assertThat(connection.isWrapperFor(Connection.class)).isTrue();
            assertThat(connection.unwrap(Connection.class)).isSameAs(connection);
            assertThat(thrown(SQLFeatureNotSupportedException.class, () -> connection.unwrap(List.class)))
                    .isNotNull();
        }
    }

    @Test
    void dataSource_refusesWhatTheProfileDecides() throws SQLException {
        assertThat(thrown(SQLException.class, () -> dataSource.getConnection("u", "p")))
                .hasMessageContaining("stands in its profile");
        assertThat(thrown(SQLException.class, () -> dataSource.setLoginTimeout(1)))
                .hasMessageContaining("acquire-timeout");
        assertThat(thrown(SQLFeatureNotSupportedException.class, dataSource::getParentLogger))
                .isNotNull();
        assertThat(dataSource.getLoginTimeout()).isEqualTo(10);
        dataSource.setLogWriter(new PrintWriter(new StringWriter()));
        assertThat(dataSource.getLogWriter()).isNull();
    }

    @Test
    void deadlineOfTheEngine_isASqlTimeout() {
        assertThat((Throwable) JdbcFailures.of(new DeadlineException(
                        ErrorCode.DEADLINE_PASSED, "Late", Diagnosis.of(Outcome.NOT_DONE, ""), null)))
                .isInstanceOf(SQLTimeoutException.class);
    }

    /** A SQLException is a list of SQLExceptions too, which leaves AssertJ in doubt. */
    private static <T extends SQLException> Throwable thrown(Class<T> type, ThrowingCallable call) {
        return catchThrowableOfType(type, call);
    }
}
