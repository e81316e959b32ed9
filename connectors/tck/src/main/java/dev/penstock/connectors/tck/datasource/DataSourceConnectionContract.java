package dev.penstock.connectors.tck.datasource;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.Outcome;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Connections: what they hold, whether they are valid, how they end, and that nothing leads around them. */
public abstract class DataSourceConnectionContract extends DataSourceContract {
    /** For subclasses in other modules. */
    protected DataSourceConnectionContract() {}

    @Test
    void connection_beforeItsFirstText_checksNothingOut() throws SQLException {
        try (Connection connection = connect()) {
            connection.setAutoCommit(false);
            connection.setReadOnly(true);
            connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
            try (Statement statement = connection.createStatement();
                    PreparedStatement prepared = connection.prepareStatement("SELECT 1 WHERE 1 = ?")) {
                statement.setFetchSize(10);
                prepared.setInt(1, 1);
                assertThat((Throwable) connection.getWarnings()).isNull();
                assertThat((Throwable) statement.getWarnings()).isNull();
                connection.clearWarnings();
            }
            assertThat(connection.getAutoCommit()).isFalse();
            assertThat(connection.isReadOnly()).isTrue();
            assertThat(opened().checkedOut()).isZero();
        }
        assertThat(opened().events()).isEmpty();
    }

    @Test
    void connection_keepsItsCheckout_untilItCloses() throws SQLException {
        try (Connection connection = connect()) {
            assertThat(cell(connection, "SELECT 41 + 1")).isEqualTo("42");
            assertThat(opened().checkedOut()).isEqualTo(1);
            assertThat(cell(connection, "SELECT 42 + 1")).isEqualTo("43");
            assertThat(opened().checkedOut()).isEqualTo(1);
        }
        assertThat(opened().checkedOut()).isZero();
    }

    @Test
    void close_twice_isOnePlaceInThePool() throws SQLException {
        Connection connection = connect();
        assertThat(cell(connection, "SELECT 1")).isEqualTo("1");
        connection.close();
        connection.close();

        assertThat(connection.isClosed()).isTrue();
        assertThat(opened().checkedOut()).isZero();
        assertThat(cell("SELECT 2")).isEqualTo("2");
    }

    @Test
    void call_afterClose_isRefused() throws SQLException {
        Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT 1");
        connection.close();

        assertFails(connection::createStatement).isInstanceOf(SQLNonTransientConnectionException.class);
        assertThat(failure(connection::createStatement).getSQLState()).isEqualTo("08003");
        assertFails(() -> connection.prepareStatement("SELECT 1")).hasNoCause();
        assertFails(connection::getAutoCommit).isNotNull();
        assertFails(() -> connection.setReadOnly(true)).isNotNull();
        assertFails(connection::commit).isNotNull();
        assertFails(connection::getMetaData).isNotNull();
        assertFails(() -> statement.executeQuery("SELECT 1")).isNotNull();
        assertFails(rows::next).isNotNull();
        assertThat(statement.isClosed()).isTrue();
        assertThat(rows.isClosed()).isTrue();
    }

    @Test
    void isValid_onADatabaseThatWorks_asksAndIsTrue() throws SQLException {
        try (Connection connection = connect()) {
            assertThat(connection.isValid(30)).isTrue();
            assertThat(opened().checkedOut()).isEqualTo(1);
            assertThat(cell(connection, "SELECT 1")).isEqualTo("1");
            assertThat(connection.isValid(0)).isTrue();
        }
        assertThat(started()).filteredOn(text -> text.contains("isValid")).hasSize(2);
    }

    @Test
    void isValid_onADatabaseThatCannotBeReached_isFalse() throws SQLException {
        try (Connection connection = opened().unreachable().getConnection()) {
            assertThat(connection.isValid(5)).isFalse();
        }
    }

    @Test
    void isValid_inATransaction_leavesItOpen() throws SQLException {
        createItems();
        try (Connection connection = connect()) {
            connection.setAutoCommit(false);
            run(connection, "INSERT INTO item VALUES (1, 'a')");
            assertThat(connection.isValid(30)).isTrue();
            connection.rollback();
        }
        assertThat(names()).isEmpty();
    }

    @Test
    void isValid_afterClose_isFalse() throws SQLException {
        Connection connection = connect();
        connection.close();
        assertThat(connection.isValid(1)).isFalse();
    }

    @Test
    void isValid_withANegativeLimit_isRefused() throws SQLException {
        try (Connection connection = connect()) {
            assertFails(() -> connection.isValid(-1)).hasMessageContaining("-1");
        }
    }

    @Test
    void firstText_onADatabaseThatCannotBeReached_isATransientConnectionFailure() throws SQLException {
        try (Connection connection = opened().unreachable().getConnection();
                Statement statement = connection.createStatement()) {
            SQLException thrown = failure(() -> statement.execute("SELECT 1"));

            assertThat((Throwable) thrown).isInstanceOf(SQLTransientConnectionException.class);
            assertThat(thrown.getSQLState()).isEqualTo("08001");
            assertThat(engine(thrown).outcome()).isEqualTo(Outcome.NOT_DONE);
            assertThat(engine(thrown).diagnosis().advice()).isNotEmpty();
        }
    }

    @Test
    @SuppressWarnings("try") // closed early: that is what lets the next caller in
    void poolExhausted_isAnOperationThatFails() throws SQLException {
        try (Connection first = connect();
                Connection second = connect();
                Connection third = connect();
                Statement statement = third.createStatement()) {
            assertThat(cell(first, "SELECT 1")).isEqualTo("1");
            assertThat(cell(second, "SELECT 1")).isEqualTo("1");

            SQLException thrown = failure(() -> statement.execute("SELECT 'waits in vain'"));

            assertThat((Throwable) thrown).isInstanceOf(SQLTransientConnectionException.class);
            assertThat(thrown.getSQLState()).isEqualTo("08001");
            assertThat(engine(thrown).code()).isEqualTo(ErrorCode.POOL_TIMEOUT);
            assertThat(ended("SELECT 'waits in vain'").error()).isNotNull();
            first.close();
            assertThat(statement.execute("SELECT 'waits no more'")).isTrue();
        }
    }

    @Test
    void abort_ofAnIdleConnection_givesItsPlaceBack() throws SQLException {
        Connection connection = connect();
        assertThat(cell(connection, "SELECT 1")).isEqualTo("1");
        connection.abort(Runnable::run);

        assertThat(connection.isClosed()).isTrue();
        assertThat(connection.isValid(1)).isFalse();
        await("the place is free", () -> opened().checkedOut() == 0);
        assertFails(connection::createStatement).isNotNull();
        connection.close();
        assertThat(cell("SELECT 2")).isEqualTo("2");
    }

    @Test
    void abort_whileAStatementRuns_failsIt() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                Connection connection = connect();
                Statement statement = connection.createStatement()) {
            Future<SQLException> running =
                    threads.submit(() -> failure(() -> statement.executeQuery(texts().endless())));
            await("it runs", () -> started().contains(texts().endless()) && opened().checkedOut() == 1);
            Thread.sleep(100);
            connection.abort(Runnable::run);
            assertThat((Throwable) running.get(60, TimeUnit.SECONDS)).isNotNull();
        }
    }

    @Test
    void abort_beforeAnyText_isAClose() throws SQLException {
        Connection connection = connect();
        connection.abort(Runnable::run);
        assertThat(connection.isClosed()).isTrue();
        assertFails(() -> connect().abort(null)).isNotNull();
    }

    @Test
    void unwrap_handsOutOurOwnAlone() throws SQLException {
        DataSource source = opened().dataSource();
        assertThat(source.unwrap(DataSource.class)).isSameAs(source);
        assertThat(source.isWrapperFor(List.class)).isFalse();
        assertFails(() -> source.unwrap(List.class)).isNotNull();
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT 1")) {
            Class<?> driversOwn = connection.getClass().getSuperclass();
            assertThat(connection.isWrapperFor(Connection.class)).isTrue();
            assertThat(connection.unwrap(Connection.class)).isSameAs(connection);
            assertThat(statement.unwrap(Statement.class)).isSameAs(statement);
            assertThat(rows.unwrap(ResultSet.class)).isSameAs(rows);
            assertThat(driversOwn).isNotNull();
            assertThat(failure(() -> connection.unwrap(Runnable.class)).getSQLState())
                    .isEqualTo("0A000");
            assertFails(() -> statement.unwrap(Runnable.class)).isNotNull();
            assertFails(() -> rows.unwrap(Runnable.class)).isNotNull();
            assertFails(() -> rows.getMetaData().unwrap(Runnable.class)).isNotNull();
            assertFails(() -> connection.getMetaData().unwrap(Runnable.class)).isNotNull();
            assertThat(connection.getMetaData().isWrapperFor(Runnable.class)).isFalse();
        }
    }

    @Test
    void pathsBetweenObjects_stayInside() throws SQLException {
        try (Connection connection = connect();
                PreparedStatement statement = connection.prepareStatement("SELECT 1");
                ResultSet rows = statement.executeQuery()) {
            assertThat(statement.getConnection()).isSameAs(connection);
            assertThat(rows.getStatement()).isSameAs(statement);
            assertThat(statement.getResultSet()).isSameAs(rows);
            assertThat(connection.getMetaData().getConnection()).isSameAs(connection);
        }
    }

    @Test
    void metadata_thatAsksTheServer_isAnOperation() throws SQLException {
        createItems();
        try (Connection connection = connect()) {
            DatabaseMetaData metadata = connection.getMetaData();
            assertThat(metadata.getDatabaseProductName()).isNotEmpty();
            try (ResultSet columns = metadata.getColumns(null, null, "item", null)) {
                assertThat(columns.next()).isTrue();
                assertThat(columns.getString("COLUMN_NAME")).isEqualToIgnoringCase("id");
                assertThat(columns.next()).isTrue();
                assertThat(columns.next()).isFalse();
            }
            try (ResultSet keys = metadata.getPrimaryKeys(null, null, "item")) {
                assertThat(keys.next()).isTrue();
                assertThat(keys.getString("COLUMN_NAME")).isEqualToIgnoringCase("id");
            }
            assertThat(metadata.supportsResultSetConcurrency(ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_UPDATABLE))
                    .isFalse();
        }
        assertThat(started()).anyMatch(text -> text.contains("getColumns"));
        assertThat(ended(started().stream()
                                .filter(text -> text.contains("getPrimaryKeys"))
                                .findFirst()
                                .orElseThrow())
                        .error())
                .isNull();
    }

    @Test
    void metadata_leftOpen_isClosedWithItsConnection() throws SQLException {
        createItems();
        try (Connection connection = connect()) {
            assertThat(connection
                            .getMetaData()
                            .getTables(null, null, "item", null)
                            .next())
                    .isTrue();
        }
        await("it has ended", () -> completed().size() * 2 == opened().events().size());
    }

    @Test
    void dataSource_refusesWhatTheProfileDecides() throws SQLException {
        DataSource source = opened().dataSource();
        assertFails(() -> source.getConnection("someone", "secret")).hasMessageContaining("profile");
        assertFails(() -> source.setLoginTimeout(1)).hasMessageContaining("acquire-timeout");
        assertThat(source.getLoginTimeout()).isPositive();
        assertThat(source.getLogWriter()).isNull();
    }

    @Test
    void questions_ofAConnection_areAnswered() throws SQLException {
        try (Connection connection = connect()) {
            assertThat(connection.nativeSQL("SELECT 1")).contains("SELECT 1");
            assertThat(connection.getTypeMap()).isEmpty();
            assertThat(connection.getHoldability())
                    .isIn(ResultSet.HOLD_CURSORS_OVER_COMMIT, ResultSet.CLOSE_CURSORS_AT_COMMIT);
            assertThat(connection.getNetworkTimeout()).isNotNegative();
            assertThat(connection.getTransactionIsolation()).isPositive();
            assertThat(connection.toString()).startsWith("connection to");
        }
    }

    @Test
    void interruptedThread_keepsItsInterruptAndThePoolItsPlaces() throws SQLException {
        Thread.currentThread().interrupt();
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            try {
                statement.execute("SELECT 1");
            } catch (SQLException refused) {
                assertThat(engine(refused).outcome()).isEqualTo(Outcome.NOT_DONE);
            }
            assertThat(Thread.currentThread().isInterrupted()).isTrue();
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(cell("SELECT 2")).isEqualTo("2");
    }
}
