package dev.penstock.connectors.jdbc.face;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.penstock.connectors.jdbc.DriverBehaviour;
import dev.penstock.engine.api.Outcome;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GatedStatementTest {
    private final FakeFace face = new FakeFace();

    @AfterEach
    void close() {
        face.close();
    }

    @Test
    void settings_areMadeOnTheDriversStatement_thatDifferFromJdbcs() throws SQLException {
        try (GatedConnection connection = face.connect();
                Statement statement = connection.createStatement()) {
            statement.setFetchSize(5);
            statement.setFetchDirection(ResultSet.FETCH_REVERSE);
            statement.setMaxRows(6);
            statement.setMaxFieldSize(7);
            statement.setEscapeProcessing(false);
            statement.setPoolable(true);
            statement.setCursorName("cursor");
            assertThat(face.jdbc.called()).isEmpty();
            statement.execute("SELECT 1");
            assertThat(face.jdbc.called())
                    .contains(
                            "Statement.setFetchSize",
                            "Statement.setFetchDirection",
                            "Statement.setMaxRows",
                            "Statement.setMaxFieldSize",
                            "Statement.setEscapeProcessing",
                            "Statement.setPoolable",
                            "Statement.setCursorName");
            face.jdbc.calls.clear();
            statement.setFetchSize(Integer.MIN_VALUE);
            statement.setFetchDirection(ResultSet.FETCH_FORWARD);
            statement.setMaxRows(0);
            statement.setLargeMaxRows(8);
            statement.setMaxFieldSize(0);
            statement.setEscapeProcessing(true);
            statement.setPoolable(false);
            statement.setCursorName("other");
            assertThat(face.jdbc.called()).hasSize(8);
            assertThat(statement.getMaxRows()).isEqualTo(8);
        }
    }

    @Test
    void settings_beyondAnInt_areLargeOnes() throws SQLException {
        try (GatedConnection connection = face.connect();
                Statement statement = connection.createStatement()) {
            statement.setLargeMaxRows(5_000_000_000L);
            assertThat(statement.getMaxRows()).isEqualTo(Integer.MAX_VALUE);
            assertThat(statement.getLargeMaxRows()).isEqualTo(5_000_000_000L);
            statement.execute("SELECT 1");
            assertThat(face.jdbc.last("setLargeMaxRows").args()).containsExactly(5_000_000_000L);
            assertThat((Throwable) failure(() -> statement.setMaxFieldSize(-1))).isNotNull();
            assertThat((Throwable) failure(() -> statement.setLargeMaxRows(-1))).isNotNull();
        }
    }

    @Test
    void kindsOfResultSets_reachTheDriver() throws SQLException {
        try (GatedConnection connection = face.connect()) {
            int scroll = ResultSet.TYPE_SCROLL_INSENSITIVE;
            int read = ResultSet.CONCUR_READ_ONLY;
            int hold = ResultSet.HOLD_CURSORS_OVER_COMMIT;
            connection.createStatement(scroll, read).execute("SELECT 1");
            assertThat(face.jdbc.last("createStatement").args()).containsExactly(scroll, read);
            connection.createStatement(scroll, read, hold).execute("SELECT 1");
            assertThat(face.jdbc.last("createStatement").args()).containsExactly(scroll, read, hold);
            connection.prepareStatement("SELECT 1", scroll, read).execute();
            assertThat(face.jdbc.last("prepareStatement").args()).containsExactly("SELECT 1", scroll, read);
            connection.prepareStatement("SELECT 1", scroll, read, hold).execute();
            assertThat(face.jdbc.last("prepareStatement").args()).containsExactly("SELECT 1", scroll, read, hold);
            connection.prepareCall("CALL p()").execute();
            assertThat(face.jdbc.last("prepareCall").args()).containsExactly("CALL p()");
            connection.prepareCall("CALL p()", scroll, read).execute();
            assertThat(face.jdbc.last("prepareCall").args()).containsExactly("CALL p()", scroll, read);
            connection.prepareCall("CALL p()", scroll, read, hold).execute();
            assertThat(face.jdbc.last("prepareCall").args()).containsExactly("CALL p()", scroll, read, hold);
            Statement statement = connection.createStatement(scroll, read, hold);
            assertThat(statement.getResultSetType()).isEqualTo(scroll);
            assertThat(statement.getResultSetConcurrency()).isEqualTo(read);
            assertThat(statement.getResultSetHoldability()).isEqualTo(hold);
            face.jdbc.returns("getHoldability", ResultSet.CLOSE_CURSORS_AT_COMMIT);
            assertThat(connection.createStatement().getResultSetHoldability())
                    .isEqualTo(ResultSet.CLOSE_CURSORS_AT_COMMIT);
        }
    }

    @Test
    void wantedKeys_reachTheDriver() throws SQLException {
        int[] places = {1};
        String[] names = {"id"};
        try (GatedConnection connection = face.connect();
                Statement statement = connection.createStatement()) {
            connection.prepareStatement("X", Statement.RETURN_GENERATED_KEYS).execute();
            assertThat(face.jdbc.last("prepareStatement").args()).containsExactly("X", 1);
            connection.prepareStatement("X", Statement.NO_GENERATED_KEYS).execute();
            assertThat(face.jdbc.last("prepareStatement").args()).containsExactly("X");
            connection.prepareStatement("X", places).execute();
            assertThat(face.jdbc.last("prepareStatement").args()).containsExactly("X", places);
            connection.prepareStatement("X", names).execute();
            assertThat(face.jdbc.last("prepareStatement").args()).containsExactly("X", names);
            connection.prepareStatement("X", new int[0]).execute();
            assertThat(face.jdbc.last("prepareStatement").args()).containsExactly("X");

            statement.execute("X", 1);
            statement.execute("X", places);
            statement.execute("X", names);
            statement.executeUpdate("X", 1);
            statement.executeUpdate("X", places);
            statement.executeUpdate("X", names);
            statement.executeLargeUpdate("X", 1);
            statement.executeLargeUpdate("X", places);
            statement.executeLargeUpdate("X", names);
            assertThat(face.jdbc.calls.stream()
                            .filter(call -> call.method().startsWith("execute")
                                    && call.args().size() == 2))
                    .extracting(FakeJdbc.Call::method)
                    .containsExactly(
                            "execute",
                            "execute",
                            "execute",
                            "executeUpdate",
                            "executeUpdate",
                            "executeUpdate",
                            "executeLargeUpdate",
                            "executeLargeUpdate",
                            "executeLargeUpdate");
            assertThat((Throwable) failure(() -> statement.execute("X", 9))).isNotNull();
        }
    }

    @Test
    void generatedKeys_areAnOperationUnlessTheDriverHoldsThem() throws SQLException {
        try (GatedConnection connection = face.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("INSERT INTO t VALUES (1)", 1);
            statement.getGeneratedKeys().close();
            assertThat(face.last().started().text()).isEqualTo("/* JDBC */ getGeneratedKeys");
            int operations = face.completed().size();
            face.driver.behaviour = new DriverBehaviour() {
                @Override
                public boolean holdsGeneratedKeys() {
                    return true;
                }
            };
            statement.getGeneratedKeys().close();
            assertThat(face.completed()).hasSize(operations);
        }
    }

    @Test
    void resultsOfACall_areReadOneAfterTheOther() throws SQLException {
        Deque<Boolean> results = new ArrayDeque<>(List.of(true, false, false));
        Deque<Integer> counts = new ArrayDeque<>(List.of(5, -1));
        try (GatedConnection connection = face.connect();
                PreparedStatement call = connection.prepareCall("{call p()}")) {
            face.jdbc.returns("execute", true);
            face.jdbc.answer("getMoreResults", args -> results.pop());
            face.jdbc.answer("getUpdateCount", args -> counts.pop());
            assertThat(call.execute()).isTrue();
            ResultSet first = call.getResultSet();
            assertThat(call.getMoreResults(Statement.KEEP_CURRENT_RESULT)).isTrue();
            assertThat(call.getResultSet()).isNotSameAs(first);
            assertThat(first.isClosed()).isFalse();
            assertThat(call.getMoreResults()).isFalse();
            assertThat(face.completed()).isEmpty();
            assertThat(call.getMoreResults()).isFalse();
            assertThat(face.completed()).hasSize(1);
        }
    }

    @Test
    void moreResults_afterTheOperationHasEnded_areStillRead() throws SQLException {
        try (GatedConnection connection = face.connect();
                Statement statement = connection.createStatement()) {
            assertThat(statement.getMoreResults()).isFalse();
            statement.execute("INSERT INTO t VALUES (1)");
            face.jdbc.returns("getMoreResults", true);
            assertThat(statement.getMoreResults()).isTrue();
            assertThat(statement.getResultSet()).isNotNull();
            assertThat(face.completed()).hasSize(1);
        }
    }

    @Test
    void driverThatHoldsItsResults_endsTheOperationWithTheAnswer() throws SQLException {
        face.driver.behaviour = new DriverBehaviour() {
            @Override
            public boolean holdsResults(Statement executed) {
                return true;
            }

            @Override
            public long rows(ResultSet held) {
                return 42;
            }
        };
        face.jdbc.returns("execute", true);
        try (GatedConnection connection = face.connect();
                Statement statement = connection.createStatement()) {
            ResultSet rows = statement.executeQuery("SELECT 1");
            assertThat(face.last().rows()).isEqualTo(42);
            face.jdbc.returns("next", true);
            assertThat(rows.next()).isTrue();
            rows.close();
            rows.close();
            assertThat(statement.execute("SELECT 1; SELECT 2")).isTrue();
            assertThat(face.completed()).hasSize(2);
            face.jdbc.returns("execute", false);
            assertThat(statement.execute("INSERT INTO t VALUES (1); INSERT INTO t VALUES (2)"))
                    .isFalse();
            assertThat(face.completed()).hasSize(3);
        }
    }

    @Test
    void severalStatements_keepTheOperationUntilAllIsRead() throws SQLException {
        try (GatedConnection connection = face.connect();
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate("INSERT INTO t VALUES (1); INSERT INTO t VALUES (2)"))
                    .isEqualTo(7);
            assertThat(face.completed()).isEmpty();
        }
        assertThat(face.completed()).hasSize(1);
    }

    @Test
    void driverThatPreparesLocally_getsItsStatementAtOnceOnABoundConnection() throws SQLException {
        face.driver.behaviour = new DriverBehaviour() {
            @Override
            public boolean preparesLocally() {
                return true;
            }
        };
        try (GatedConnection connection = face.connect()) {
            connection.prepareStatement("SELECT 1");
            assertThat(face.jdbc.called()).isEmpty();
            connection.createStatement().execute("SELECT 1");
            connection.prepareStatement("SELECT 2").setInt(1, 1);
            assertThat(face.jdbc.called()).endsWith("Connection.prepareStatement", "PreparedStatement.setInt");
        }
    }

    @Test
    void closeOfTheDriversStatementThatFails_endsTheOperation() throws SQLException {
        face.jdbc.returns("execute", true);
        face.jdbc.fails("Statement.close", new SQLException("cannot", "58000"));
        try (GatedConnection connection = face.connect()) {
            Statement open = connection.createStatement();
            open.executeQuery("SELECT 1");
            assertThat(failure(open::close).getSQLState()).isEqualTo("58000");
            assertThat(face.last().error()).isNotNull();
            Statement ended = connection.createStatement();
            face.jdbc.returns("execute", false);
            ended.execute("INSERT INTO t VALUES (1)");
            assertThat(failure(ended::close).getSQLState()).isEqualTo("58000");
            assertThat(ended.isClosed()).isTrue();
        }
    }

    @Test
    void largeUpdateCount_isTheDrivers() throws SQLException {
        try (GatedConnection connection = face.connect();
                Statement statement = connection.createStatement()) {
            assertThat(statement.getLargeUpdateCount()).isEqualTo(-1);
            face.jdbc.returns("getLargeUpdateCount", 9L);
            statement.execute("INSERT INTO t VALUES (1)");
            assertThat(statement.getLargeUpdateCount()).isEqualTo(9);
        }
    }

    @Test
    void text_thatIsMissing_isRefused() throws SQLException {
        try (Connection connection = face.connect();
                Statement statement = connection.createStatement()) {
            assertThat((Throwable) failure(() -> statement.execute(null))).isNotNull();
            assertThat((Throwable) failure(() -> connection.prepareCall(null))).isNotNull();
            assertThat(statement.toString()).contains("orders");
            assertThat(statement.isWrapperFor(Statement.class)).isTrue();
        }
    }

    @Test
    void statement_afterItsClose_isRefused() throws SQLException {
        try (GatedConnection connection = face.connect()) {
            Statement statement = connection.createStatement();
            statement.close();
            statement.close();
            assertThat(failure(() -> statement.execute("SELECT 1")).getMessage())
                    .contains("has been closed");
            assertThat((Throwable) failure(statement::closeOnCompletion)).isNotNull();
            assertThat((Throwable) failure(statement::getGeneratedKeys)).isNotNull();
            assertThat(face.jdbc.called()).isEmpty();
        }
    }

    @Test
    void statementThatHasNotRun_hasNoCountAndNoKeys() throws SQLException {
        try (GatedConnection connection = face.connect();
                Statement statement = connection.createStatement()) {
            assertThat(statement.getUpdateCount()).isEqualTo(-1);
            assertThat(failure(statement::getGeneratedKeys).getSQLState()).isEqualTo("HY010");
            face.jdbc.returns("getUpdateCount", 3);
            face.jdbc.returns("executeLargeUpdate", 5_000_000_000L);
            assertThat(statement.executeLargeUpdate("DELETE FROM t")).isEqualTo(5_000_000_000L);
            assertThat(statement.getUpdateCount()).isEqualTo(3);
        }
    }

    @Test
    void batch_thatIsCleared_doesNotRun() throws SQLException {
        try (GatedConnection connection = face.connect();
                Statement statement = connection.createStatement()) {
            statement.addBatch("DELETE FROM t");
            statement.clearBatch();
            assertThat(statement.executeBatch()).isEmpty();
            assertThat(face.completed()).isEmpty();
        }
    }

    @Test
    void closeOnCompletion_closesTheStatementWithItsResult() throws SQLException {
        face.jdbc.returns("execute", true);
        try (GatedConnection connection = face.connect()) {
            Statement statement = connection.createStatement();
            assertThat(statement.isCloseOnCompletion()).isFalse();
            statement.closeOnCompletion();
            assertThat(statement.isCloseOnCompletion()).isTrue();
            statement.executeQuery("SELECT 1").close();
            assertThat(statement.isClosed()).isTrue();
        }
    }

    @Test
    void queryThatReturnsNoRows_fails_andItsWriteIsDone() throws SQLException {
        face.jdbc.returns("execute", false);
        try (GatedConnection connection = face.connect();
                Statement statement = connection.createStatement()) {
            SQLException failure = failure(() -> statement.executeQuery("DELETE FROM t"));
            assertThat(failure.getSQLState()).isEqualTo("02000");
            assertThat(face.last().error()).isNotNull();
            assertThat(face.last().outcome()).isEqualTo(Outcome.DONE);
        }
    }

    @Test
    void rowsThatCannotBeHad_endTheOperation() throws SQLException {
        face.jdbc.returns("execute", true);
        face.jdbc.fails("getResultSet", new SQLException("cannot", "58000"));
        try (GatedConnection connection = face.connect();
                Statement statement = connection.createStatement()) {
            assertThat(failure(() -> statement.executeQuery("SELECT 1")).getSQLState())
                    .isEqualTo("58000");
            assertThat(face.last().error()).isNotNull();
        }
    }

    @Test
    void writeThatCommitsAfterItsLastRow_isReadToTheEndByItsClose() throws SQLException {
        face.driver.behaviour = new CommitsAfterLastRow();
        Deque<Boolean> rows = new ArrayDeque<>(List.of(true, true, false));
        face.jdbc.returns("execute", true);
        face.jdbc.answer("next", args -> rows.pop());
        try (GatedConnection connection = face.connect();
                Statement statement = connection.createStatement()) {
            statement.executeQuery("INSERT INTO t VALUES (1) RETURNING id");
            assertThat(face.completed()).isEmpty();
        }
        assertThat(rows).isEmpty();
        assertThat(face.last().error()).isNull();
    }

    @Test
    void writeThatCommitsAfterItsLastRow_failsIfThatStepFails() throws SQLException {
        face.driver.behaviour = new CommitsAfterLastRow();
        face.jdbc.returns("execute", true);
        face.jdbc.fails("next", new SQLException("disk full", "58030"));
        try (GatedConnection connection = face.connect()) {
            Statement statement = connection.createStatement();
            statement.executeQuery("INSERT INTO t VALUES (1) RETURNING id");
            assertThat(failure(statement::close).getSQLState()).isEqualTo("58030");
            assertThat(statement.isClosed()).isTrue();
        }
        assertThat(face.last().error()).isNotNull();
    }

    private static final class CommitsAfterLastRow implements DriverBehaviour {
        @Override
        public boolean commitsAfterLastRow() {
            return true;
        }
    }

    private static SQLException failure(ThrowingCallable call) {
        return catchThrowableOfType(SQLException.class, call);
    }
}
