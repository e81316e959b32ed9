package dev.penstock.connectors.jdbc.face;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.penstock.engine.api.Diagnosis;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.Intent;
import dev.penstock.engine.api.Outcome;
import dev.penstock.engine.api.RefusedException;
import dev.penstock.engine.api.StatementEvent;
import dev.penstock.engine.api.TransactionOptions;
import dev.penstock.engine.api.spi.TransactionState;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLClientInfoException;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GatedConnectionTest {
    private final FakeFace face = new FakeFace();

    @AfterEach
    void close() {
        face.close();
    }

    @Test
    void settings_beforeTheFirstText_areMadeInsideIt() throws SQLException {
        try (GatedConnection connection = face.connect()) {
            connection.setReadOnly(true);
            connection.setSchema("first");
            connection.setSchema("other");
            connection.setCatalog("shop");
            connection.setHoldability(ResultSet.HOLD_CURSORS_OVER_COMMIT);
            connection.setNetworkTimeout(Runnable::run, 50);
            connection.setTypeMap(Map.of("x", String.class));
            connection.setClientInfo("one", "1");
            connection.setClientInfo(new Properties());
            assertThat(connection.getSchema()).isEqualTo("other");
            assertThat(connection.getCatalog()).isEqualTo("shop");
            assertThat(connection.getHoldability()).isEqualTo(ResultSet.HOLD_CURSORS_OVER_COMMIT);
            assertThat(connection.getNetworkTimeout()).isEqualTo(50);
            assertThat(face.jdbc.called()).isEmpty();

            connection.createStatement().execute("SELECT 1");

            assertThat(face.jdbc.called())
                    .containsSubsequence(
                            "Connection.setReadOnly",
                            "Connection.setHoldability",
                            "Connection.setTypeMap",
                            "Connection.setNetworkTimeout",
                            "Connection.setCatalog",
                            "Connection.setSchema",
                            "Connection.setClientInfo",
                            "Connection.setClientInfo",
                            "Statement.execute");
            assertThat(face.jdbc.count("Connection.setSchema")).isEqualTo(1);
            assertThat(face.jdbc.last("setSchema").args()).containsExactly("other");
        }
        assertThat(face.completed()).hasSize(1);
    }

    @Test
    void setting_takenBackInTime_isSetOnce() throws SQLException {
        try (GatedConnection connection = face.connect()) {
            connection.createStatement().execute("SELECT 1");
            connection.setReadOnly(true);
            connection.setReadOnly(true);
            connection.setReadOnly(false);
        }
        assertThat(face.jdbc.count("Connection.setReadOnly")).isZero();
    }

    @Test
    void setting_afterTheFirstText_isAnOperation() throws SQLException {
        try (GatedConnection connection = face.connect()) {
            connection.createStatement().execute("SELECT 1");
            connection.setSchema("other");
            assertThat(face.last().started().text()).isEqualTo("/* JDBC */ set SCHEMA");
            face.jdbc.returns("getSchema", "as the server says");
            assertThat(connection.getSchema()).isEqualTo("as the server says");
            assertThat(face.last().started().intent()).isEqualTo(Intent.READ);
        }
    }

    @Test
    void setting_thatTheDriverRefuses_failsTheOperationOnce() throws SQLException {
        face.jdbc.fails("setSchema", new SQLException("no such schema", "3F000"));
        try (GatedConnection connection = face.connect();
                Statement statement = connection.createStatement()) {
            connection.setSchema("nowhere");
            SQLException thrown = failure(() -> statement.execute("SELECT 1"));
            assertThat(thrown.getSQLState()).isEqualTo("3F000");
            assertThat(face.last().outcome()).isEqualTo(Outcome.NOT_DONE);
            statement.execute("SELECT 2");
            assertThat(failure(() -> connection.setSchema("nowhere")).getSQLState())
                    .isEqualTo("3F000");
        }
    }

    @Test
    void clientInfo_thatFails_throwsJdbcsOwn() throws SQLException {
        face.jdbc.fails("setClientInfo", new SQLException("no", "42501"));
        try (GatedConnection connection = face.connect()) {
            connection.createStatement().execute("SELECT 1");
            Throwable thrown = catchThrowable(() -> connection.setClientInfo("a", "b"));
            assertThat(thrown).isInstanceOf(SQLClientInfoException.class);
        }
    }

    @Test
    void readOnly_thatTheDriverCannotTake_isKeptHere() throws SQLException {
        face.jdbc.fails("setReadOnly", new SQLException("cannot", "0A000"));
        try (GatedConnection connection = face.connect();
                Statement statement = connection.createStatement()) {
            connection.setReadOnly(true);
            statement.execute("SELECT 1");
            assertThat(failure(() -> statement.execute("DELETE FROM t")).getSQLState())
                    .isEqualTo("25006");
            assertThat(face.jdbc.count("Statement.execute")).isEqualTo(1);
            connection.setAutoCommit(false);
            statement.execute("SELECT 2");
            assertThat(face.driver.begun.getLast().readOnly()).isTrue();
            assertThat(failure(() -> connection.setReadOnly(false)).getSQLState())
                    .isEqualTo("25001");
        }
    }

    @Test
    void transaction_beginsWithTheFirstStatementAndTheIsolation() throws SQLException {
        try (GatedConnection connection = face.connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("SELECT 1");
            statement.execute("SELECT 2");
            assertThat(face.driver.begun).hasSize(1);
            connection.commit();
            Map<Integer, TransactionOptions.Isolation> levels = Map.of(
                    Connection.TRANSACTION_READ_UNCOMMITTED, TransactionOptions.Isolation.READ_UNCOMMITTED,
                    Connection.TRANSACTION_READ_COMMITTED, TransactionOptions.Isolation.READ_COMMITTED,
                    Connection.TRANSACTION_REPEATABLE_READ, TransactionOptions.Isolation.REPEATABLE_READ,
                    Connection.TRANSACTION_SERIALIZABLE, TransactionOptions.Isolation.SERIALIZABLE);
            for (Map.Entry<Integer, TransactionOptions.Isolation> level : levels.entrySet()) {
                connection.setTransactionIsolation(level.getKey());
                statement.execute("SELECT 3");
                assertThat(face.driver.begun.getLast().isolation()).contains(level.getValue());
                assertThat(connection.getTransactionIsolation()).isEqualTo(level.getKey());
                connection.commit();
            }
        }
    }

    @Test
    void transactionThatTheServerHasEnded_takesNoMoreStatements() throws SQLException {
        try (GatedConnection connection = face.connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("INSERT INTO t VALUES (1)");
            face.jdbc.answer("execute", args -> {
                face.driver.transaction = TransactionState.NONE;
                throw new SQLException("rolled back", "40001");
            });
            assertThat(failure(() -> statement.execute("INSERT INTO t VALUES (2)"))
                            .getSQLState())
                    .isEqualTo("40001");
            assertThat(face.last().outcome()).isEqualTo(Outcome.NOT_DONE);
            assertThat(failure(() -> statement.execute("INSERT INTO t VALUES (3)"))
                            .getSQLState())
                    .isEqualTo("25000");
            assertThat((Throwable) failure(connection::commit)).isNotNull();
            connection.rollback();
            face.jdbc.returns("execute", false);
            statement.execute("INSERT INTO t VALUES (4)");
            connection.commit();
        }
        assertThat(face.last().error()).isNull();
    }

    @Test
    void commit_withoutAnAnswer_isUnknown() throws SQLException {
        try (GatedConnection connection = face.connect()) {
            connection.setAutoCommit(false);
            connection.createStatement().execute("INSERT INTO t VALUES (1)");
            face.driver.endFailure = new SQLException("broken", "08006");
            SQLException thrown = failure(connection::commit);
            assertThat(thrown.getSQLState()).isEqualTo("08006");
            assertThat(face.last().started().text()).isEqualTo("COMMIT");
            assertThat(face.last().outcome()).isEqualTo(Outcome.UNKNOWN);
        }
    }

    @Test
    void commit_thatTheServerRefuses_isNotDone() throws SQLException {
        try (GatedConnection connection = face.connect()) {
            connection.setAutoCommit(false);
            connection.createStatement().execute("INSERT INTO t VALUES (1)");
            face.driver.endFailure = new SQLException("deferred", "23505");
            assertThat(failure(connection::commit).getSQLState()).isEqualTo("23505");
            assertThat(face.last().outcome()).isEqualTo(Outcome.NOT_DONE);
            face.driver.endFailure = null;
            connection.rollback();
        }
    }

    @Test
    void close_ofOneStatementThatFails_closesTheOthersAndGivesBack() throws SQLException {
        GatedConnection connection = face.connect();
        Statement first = connection.createStatement();
        Statement second = connection.createStatement();
        Statement third = connection.createStatement();
        face.jdbc.returns("execute", true);
        first.executeQuery("SELECT 1");
        second.executeQuery("SELECT 2");
        third.executeQuery("SELECT 3");
        int[] closes = {0};
        face.jdbc.answer("Statement.close", args -> {
            throw ++closes[0] == 2
                    ? new IllegalStateException("the driver's fault")
                    : new SQLException("close " + closes[0], "58000");
        });

        SQLException thrown = failure(connection::close);

        assertThat((Throwable) thrown).hasMessage("close 1");
        assertThat(thrown.getSuppressed())
                .filteredOn(SQLException.class::isInstance)
                .hasSize(2);
        assertThat(first.isClosed() && second.isClosed() && third.isClosed()).isTrue();
        assertThat(face.completed()).hasSize(3);
        assertThat(face.pool.state().active()).isZero();
    }

    @Test
    void statements_closedInAnyOrder_areForgotten() throws SQLException {
        try (GatedConnection connection = face.connect()) {
            Statement first = connection.createStatement();
            Statement second = connection.createStatement();
            Statement third = connection.createStatement();
            second.close();
            first.close();
            Statement fourth = connection.createStatement();
            fourth.close();
            third.close();
            assertThat((Throwable) connection.open().closeAll()).isNull();
        }
    }

    @Test
    void isValid_withoutASignOfLife_isFalse() throws SQLException {
        try (GatedConnection connection = face.connect()) {
            assertThat(connection.isValid(1)).isTrue();
            face.driver.validateFailure = new SQLException("silent", "08006");
            assertThat(connection.isValid(1)).isFalse();
        }
        assertThat(face.last().error()).isNotNull();
    }

    @Test
    void isValid_withoutAConnection_isFalse() throws SQLException {
        face.driver.connectFailure = new SQLException("refused", "08001");
        try (GatedConnection connection = face.connect()) {
            assertThat(connection.isValid(1)).isFalse();
        }
    }

    @Test
    void refusedText_reachesNothing() throws SQLException {
        face.gate.access(statement -> {
            throw new RefusedException(ErrorCode.ACCESS_REFUSED, "No", Diagnosis.of(Outcome.NOT_DONE, "Ask."), null);
        });
        try (GatedConnection connection = face.connect();
                Statement statement = connection.createStatement()) {
            assertThat(failure(() -> statement.execute("DROP TABLE t")).getSQLState())
                    .isEqualTo("42501");
            assertThat(face.pool.state().active()).isZero();
        }
        assertThat(face.jdbc.called()).isEmpty();
    }

    @Test
    void warnings_areTheDrivers() throws SQLException {
        try (GatedConnection connection = face.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("SELECT 1");
            connection.getWarnings();
            connection.clearWarnings();
            statement.getWarnings();
            statement.clearWarnings();
        }
        assertThat(face.jdbc.called())
                .contains(
                        "Connection.getWarnings",
                        "Connection.clearWarnings",
                        "Statement.getWarnings",
                        "Statement.clearWarnings");
    }

    @Test
    void madeValues_areWrappedAndGoBackAsTheDrivers() throws SQLException {
        try (GatedConnection connection = face.connect();
                PreparedStatement statement = connection.prepareStatement("INSERT INTO t VALUES (?)")) {
            statement.setArray(1, connection.createArrayOf("integer", new Object[] {1}));
            statement.setBlob(1, connection.createBlob());
            statement.setClob(1, connection.createClob());
            statement.setNClob(1, connection.createNClob());
            statement.setObject(1, connection.createArrayOf("integer", new Object[] {1}));
            statement.setObject(1, connection.createBlob());
            statement.setObject(1, connection.createClob());
            statement.setObject(1, connection.createNClob());
            assertThat(connection.createSQLXML()).isNotNull();
            assertThat(connection.createStruct("s", new Object[0])).isNotNull();
            statement.execute();
        }
        for (String setter : new String[] {"setArray", "setBlob", "setClob", "setNClob", "setObject"}) {
            assertThat(String.valueOf(face.jdbc.last(setter).args().get(1)))
                    .as(setter)
                    .startsWith("the driver's");
        }
    }

    @Test
    void equality_isIdentity() throws SQLException {
        try (GatedConnection connection = face.connect();
                GatedConnection other = face.connect()) {
            assertThat(connection).isNotEqualTo(other);
            assertThat(connection.createStatement().getConnection()).isEqualTo(connection);
            assertThat(connection).hasToString("connection to orders");
            connection.createStatement().execute("SELECT 1");
            assertThat(connection).hasToString("connection to orders on fake:1");
        }
    }

    @Test
    void abort_whileAResultIsOpen_endsItAsFailed() throws SQLException {
        face.jdbc.returns("execute", true);
        GatedConnection connection = face.connect();
        connection.createStatement().executeQuery("SELECT 1");
        connection.abort(Runnable::run);
        connection.close();
        assertThat(face.completed()).extracting(StatementEvent.Completed::error).doesNotContainNull();
    }

    private static SQLException failure(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        return catchThrowableOfType(SQLException.class, call);
    }
}
