package dev.penstock.connectors.tck.datasource;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.engine.api.Outcome;
import dev.penstock.engine.api.StatementEvent;
import dev.penstock.engine.api.spi.Capability;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLTimeoutException;
import java.sql.Statement;
import java.sql.Types;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Statements: their executions, parameters, limits and ends. */
public abstract class DataSourceStatementContract extends DataSourceContract {
    private static final String INSERT = "INSERT INTO item VALUES (?, ?)";

    /** For subclasses in other modules. */
    protected DataSourceStatementContract() {}

    @Test
    void execute_ofAnything_tellsWhatItReturned() throws SQLException {
        createItems();
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            assertThat(statement.getUpdateCount()).isEqualTo(-1);
            assertThat(statement.execute("INSERT INTO item VALUES (1, 'a')")).isFalse();
            assertThat(statement.getUpdateCount()).isEqualTo(1);
            assertThat(statement.getResultSet()).isNull();
            assertThat(statement.execute("SELECT name FROM item")).isTrue();
            assertThat(statement.getUpdateCount()).isEqualTo(-1);
            ResultSet rows = statement.getResultSet();
            assertThat(rows.next()).isTrue();
            assertThat(rows.getString(1)).isEqualTo("a");
            assertThat(statement.getMoreResults()).isFalse();
            assertThat(statement.getUpdateCount()).isEqualTo(-1);
            assertThat(statement.getResultSet()).isNull();
        }
    }

    @Test
    void executeUpdate_countsTheRows() throws SQLException {
        createItems();
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate("INSERT INTO item VALUES (1, 'a'), (2, 'b'), (3, 'c')"))
                    .isEqualTo(3);
            assertThat(statement.executeLargeUpdate("DELETE FROM item WHERE id > 1"))
                    .isEqualTo(2);
            assertThat(statement.executeUpdate("DELETE FROM item WHERE id > 1")).isZero();
        }
        StatementEvent.Completed insert = ended("INSERT INTO item VALUES (1, 'a'), (2, 'b'), (3, 'c')");
        assertThat(insert.rows()).isEqualTo(3);
        assertThat(insert.outcome()).isEqualTo(Outcome.DONE);
    }

    @Test
    void executeQuery_ofAWrite_failsAndTellsThatItIsDone() throws SQLException {
        createItems();
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            SQLException thrown = failure(() -> statement.executeQuery("INSERT INTO item VALUES (1, 'a')"));
            assertThat(engine(thrown).outcome()).isEqualTo(Outcome.DONE);
        }
        assertThat(names()).isEqualTo("a");
    }

    @Test
    void executeUpdate_ofAWriteThatReturnsRows_neverLiesAboutIt() throws SQLException {
        if (!can(Capability.RETURNING)) {
            return;
        }
        createItems();
        Outcome told = Outcome.DONE;
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            try {
                statement.executeUpdate("INSERT INTO item VALUES (1, 'a') RETURNING id");
            } catch (SQLException refused) {
                told = engine(refused).outcome();
            }
        }
        assertThat(told).isEqualTo(names().equals("a") ? Outcome.DONE : Outcome.NOT_DONE);
    }

    @Test
    void preparedStatement_runsAgainWithOtherParameters() throws SQLException {
        createItems();
        try (Connection connection = connect();
                PreparedStatement insert = connection.prepareStatement(INSERT);
                PreparedStatement select = connection.prepareStatement("SELECT name FROM item WHERE id = ?")) {
            insert.setInt(1, 1);
            insert.setString(2, "a");
            assertThat(insert.executeUpdate()).isEqualTo(1);
            insert.setInt(1, 2);
            insert.setNull(2, Types.VARCHAR);
            assertThat(insert.execute()).isFalse();
            insert.setObject(1, 3);
            insert.setObject(2, "c");
            assertThat(insert.executeLargeUpdate()).isEqualTo(1);
            for (int id = 1; id <= 3; id++) {
                select.setInt(1, id);
                try (ResultSet rows = select.executeQuery()) {
                    assertThat(rows.next()).isTrue();
                    assertThat(rows.getString(1)).isEqualTo(id == 1 ? "a" : id == 2 ? null : "c");
                }
            }
        }
        assertThat(started()).filteredOn(INSERT::equals).hasSize(3);
    }

    @Test
    void parameter_changedAfterItWasSet_keepsItsValue() throws SQLException {
        run("CREATE TABLE bytes (content " + texts().bytesType() + ")");
        try (Connection connection = connect();
                PreparedStatement insert = connection.prepareStatement("INSERT INTO bytes VALUES (?)")) {
            byte[] content = {1, 2, 3};
            insert.setBytes(1, content);
            content[0] = 9;
            insert.executeUpdate();
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("SELECT content FROM bytes")) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getBytes(1)).containsExactly(1, 2, 3);
            }
        }
    }

    @Test
    void parameterMissing_failsAndTheConnectionWorks() throws SQLException {
        createItems();
        try (Connection connection = connect();
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setInt(1, 1);
            insert.setString(2, "a");
            insert.clearParameters();
            insert.setInt(1, 1);
            try {
                insert.executeUpdate();
            } catch (SQLException missing) {
                assertThat(engine(missing).outcome()).isEqualTo(Outcome.NOT_DONE);
            }
            assertThat(cell(connection, "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void optionalFilter_withANullOrAValue_answers() throws SQLException {
        createItems();
        run("INSERT INTO item VALUES (1, 'a'), (2, 'b')");
        try (Connection connection = connect();
                PreparedStatement count =
                        connection.prepareStatement("SELECT count(*) FROM item WHERE (? IS NULL OR name = ?)")) {
            for (String name : new String[] {"a", null, "b"}) {
                count.setString(1, name);
                count.setString(2, name);
                try (ResultSet rows = count.executeQuery()) {
                    assertThat(rows.next()).isTrue();
                    assertThat(rows.getInt(1)).as("with %s", name).isEqualTo(name == null ? 2 : 1);
                }
            }
        }
    }

    @Test
    void textOfACall_onAPreparedStatement_isRefused() throws SQLException {
        try (Connection connection = connect();
                PreparedStatement prepared = connection.prepareStatement("SELECT 1")) {
            assertFails(() -> prepared.executeQuery("SELECT 2")).isNotNull();
            assertFails(() -> prepared.execute("SELECT 2")).isNotNull();
            assertFails(() -> prepared.executeUpdate("SELECT 2")).isNotNull();
            assertFails(() -> prepared.addBatch("SELECT 2")).isNotNull();
            assertFails(() -> connection.prepareStatement(null)).isNotNull();
        }
    }

    @Test
    void generatedKeys_areReturned() throws SQLException {
        if (!can(Capability.GENERATED_KEYS)) {
            return;
        }
        run("CREATE TABLE keyed (id " + texts().generatedKey() + ", name VARCHAR(50))");
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                PreparedStatement any = connection.prepareStatement(
                        "INSERT INTO keyed (name) VALUES (?)", Statement.RETURN_GENERATED_KEYS);
                PreparedStatement named =
                        connection.prepareStatement("INSERT INTO keyed (name) VALUES (?)", new String[] {"id"})) {
            assertFails(any::getGeneratedKeys).isNotNull();
            any.setString(1, "a");
            assertThat(any.executeUpdate()).isEqualTo(1);
            long first = key(any);
            named.setString(1, "b");
            assertThat(named.executeUpdate()).isEqualTo(1);
            assertThat(key(named)).isEqualTo(first + 1);
            statement.executeUpdate("INSERT INTO keyed (name) VALUES ('c')", Statement.RETURN_GENERATED_KEYS);
            assertThat(key(statement)).isEqualTo(first + 2);
            try {
                statement.execute("INSERT INTO keyed (name) VALUES ('d')", new String[] {"id"});
                assertThat(key(statement)).isEqualTo(first + 3);
            } catch (SQLFeatureNotSupportedException unsupported) {
                assertThat(engine(unsupported).outcome()).isEqualTo(Outcome.NOT_DONE);
            }
        }
    }

    private static long key(Statement statement) throws SQLException {
        try (ResultSet keys = statement.getGeneratedKeys()) {
            assertThat(keys.getStatement()).isSameAs(statement);
            assertThat(keys.next()).isTrue();
            return keys.getLong(1);
        }
    }

    @Test
    void limits_ofAStatement_hold() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.setMaxRows(3);
            statement.setFetchSize(2);
            statement.setFetchDirection(ResultSet.FETCH_FORWARD);
            statement.setMaxFieldSize(0);
            assertThat(statement.getMaxRows()).isEqualTo(3);
            assertThat(statement.getLargeMaxRows()).isEqualTo(3);
            assertThat(statement.getFetchSize()).isEqualTo(2);
            assertThat(statement.getFetchDirection()).isEqualTo(ResultSet.FETCH_FORWARD);
            assertThat(statement.getMaxFieldSize()).isZero();
            try (ResultSet rows = statement.executeQuery(texts().numbers(10))) {
                int count = 0;
                while (rows.next()) {
                    count++;
                }
                assertThat(count).isEqualTo(3);
            }
            statement.setMaxRows(0);
            try (ResultSet rows = statement.executeQuery(texts().numbers(10))) {
                int count = 0;
                while (rows.next()) {
                    count++;
                }
                assertThat(count).isEqualTo(10);
            }
            assertFails(() -> statement.setMaxRows(-1)).hasMessageContaining("-1");
            assertFails(() -> statement.setFetchSize(-1)).hasMessageContaining("-1");
            assertFails(() -> statement.setQueryTimeout(-1)).hasMessageContaining("-1");
            assertFails(() -> statement.setFetchDirection(7)).hasMessageContaining("7");
        }
    }

    @Test
    void queryTimeout_endsTheStatementAndKeepsTheConnection() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(1);
            assertThat(statement.getQueryTimeout()).isEqualTo(1);
            SQLException late = failure(() -> {
                try (ResultSet rows = statement.executeQuery(texts().endless())) {
                    rows.next();
                }
            });
            assertThat((Throwable) late).isInstanceOf(SQLTimeoutException.class);
            assertThat(late.getSQLState()).isEqualTo("57014");
            assertThat(engine(late).outcome()).isEqualTo(Outcome.NOT_DONE);
            statement.setQueryTimeout(0);
            assertThat(statement.execute("SELECT 1")).isTrue();
        }
    }

    @Test
    void cancel_fromAnotherThread_endsTheStatementAndKeepsTheConnection() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                Connection connection = connect();
                Statement statement = connection.createStatement()) {
            Future<SQLException> running = threads.submit(() -> failure(() -> {
                try (ResultSet rows = statement.executeQuery(texts().endless())) {
                    rows.next();
                }
            }));
            await("it runs", () -> started().contains(texts().endless()));
            SQLException cancelled = null;
            while (cancelled == null) {
                statement.cancel();
                cancelled = await(running);
            }
            assertThat(cancelled.getSQLState()).isEqualTo("57014");
            assertThat(engine(cancelled).outcome()).isEqualTo(Outcome.NOT_DONE);
            assertThat(cell(connection, "SELECT 1")).isEqualTo("1");
        }
    }

    private static @Nullable SQLException await(Future<SQLException> running) throws Exception {
        try {
            return running.get(1, TimeUnit.SECONDS);
        } catch (java.util.concurrent.TimeoutException e) {
            // JDBC's cancel means nothing to a statement that has not begun
            return null;
        }
    }

    @Test
    void cancel_whenNothingRuns_doesNothing() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.cancel();
            assertThat(statement.execute("SELECT 1")).isTrue();
            statement.getResultSet().close();
            statement.cancel();
            assertThat(statement.execute("SELECT 2")).isTrue();
        }
    }

    @Test
    void close_ofAStatement_closesItsResult() throws SQLException {
        try (Connection connection = connect()) {
            Statement statement = connection.createStatement();
            ResultSet rows = statement.executeQuery(texts().numbers(10));
            assertThat(rows.next()).isTrue();
            statement.close();
            statement.close();
            assertThat(statement.isClosed()).isTrue();
            assertThat(rows.isClosed()).isTrue();
            assertFails(rows::next).isNotNull();
            assertThat(failure(() -> statement.execute("SELECT 1")).getSQLState())
                    .isEqualTo("08003");
            assertFails(statement::getConnection).isNotNull();
            assertThat(cell(connection, "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void closeOnCompletion_closesTheStatementWithItsResult() throws SQLException {
        try (Connection connection = connect()) {
            Statement statement = connection.createStatement();
            assertThat(statement.isCloseOnCompletion()).isFalse();
            statement.closeOnCompletion();
            assertThat(statement.isCloseOnCompletion()).isTrue();
            ResultSet rows = statement.executeQuery("SELECT 1");
            assertThat(statement.isClosed()).isFalse();
            rows.close();
            assertThat(statement.isClosed()).isTrue();
        }
    }

    @Test
    void getMoreResults_leadsThroughAllOfThem() throws SQLException {
        if (!texts().severalStatements()) {
            return;
        }
        createItems();
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            assertThat(statement.execute("SELECT 1; INSERT INTO item VALUES (1, 'a'); SELECT 2"))
                    .isTrue();
            ResultSet first = statement.getResultSet();
            assertThat(first.next()).isTrue();
            assertThat(statement.getMoreResults()).isFalse();
            assertThat(statement.getUpdateCount()).isEqualTo(1);
            assertThat(first.isClosed()).isTrue();
            assertThat(statement.getMoreResults(Statement.CLOSE_CURRENT_RESULT)).isTrue();
            assertThat(statement.getResultSet().next()).isTrue();
            assertThat(statement.getResultSet().getInt(1)).isEqualTo(2);
            assertThat(statement.getMoreResults()).isFalse();
            assertThat(statement.getUpdateCount()).isEqualTo(-1);
        }
        assertThat(names()).isEqualTo("a");
        assertThat(ended("SELECT 1; INSERT INTO item VALUES (1, 'a'); SELECT 2").error())
                .isNull();
    }

    @Test
    void severalStatements_ofWhichOneFails_areToldAsTheyAre() throws SQLException {
        if (!texts().severalStatements()) {
            return;
        }
        createItems();
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            SQLException thrown = failure(
                    () -> statement.execute("INSERT INTO item VALUES (1, 'a'); INSERT INTO item VALUES (1, 'again')"));
            Outcome told = engine(thrown).outcome();
            assertThat(told == Outcome.UNKNOWN || (told == Outcome.DONE) == names().equals("a"))
                    .as("told %s, and there is '%s'", told, names())
                    .isTrue();
            thrown = failure(() -> statement.execute("INSERT INTO item VALUES (2, 'b'); COMMIT; SELECT nonsense"));
            told = engine(thrown).outcome();
            assertThat(told == Outcome.NOT_DONE).as("told %s", told).isFalse();
        }
    }

    @Test
    void metadata_ofAPreparedStatement_isThereBeforeItRuns() throws SQLException {
        createItems();
        try (Connection connection = connect();
                PreparedStatement select = connection.prepareStatement("SELECT id, name FROM item WHERE id = ?")) {
            assertThat(select.getParameterMetaData().getParameterCount()).isEqualTo(1);
            assertThat(select.getMetaData().getColumnCount()).isEqualTo(2);
            assertThat(select.getMetaData().getColumnLabel(2)).isEqualToIgnoringCase("name");
            select.setInt(1, 1);
            try (ResultSet rows = select.executeQuery()) {
                assertThat(rows.next()).isFalse();
            }
        }
    }

    @Test
    void call_returnsWhatComesOutOfIt() throws SQLException {
        String call = texts().upperCall().orElse(null);
        try (Connection connection = connect()) {
            if (call == null) {
                try (CallableStatement refused = connection.prepareCall("{call nothing(?)}")) {
                    assertFails(() -> {
                                refused.setString(1, "x");
                                refused.execute();
                            })
                            .isNotNull();
                }
                return;
            }
            try (CallableStatement upper = connection.prepareCall(call)) {
                upper.registerOutParameter(1, Types.VARCHAR);
                upper.setString(2, "abc");
                assertFails(() -> upper.getString(1)).isNotNull();
                upper.execute();
                assertThat(upper.getString(1)).isEqualTo("ABC");
                assertThat(upper.wasNull()).isFalse();
                assertThat(upper.getConnection()).isSameAs(connection);
                assertThat(upper.unwrap(CallableStatement.class)).isSameAs(upper);
                assertFails(() -> upper.unwrap(Runnable.class)).isNotNull();
            }
            assertThat(ended(call).error()).isNull();
        }
    }

    @Test
    void statement_isEqualToItselfAlone() throws SQLException {
        try (Connection connection = connect();
                Statement one = connection.createStatement();
                Statement other = connection.createStatement();
                CallableStatement call = connection.prepareCall("{call nothing()}")) {
            assertThat(List.of(one, other, call).indexOf(one)).isZero();
            assertThat(List.of(one, other, call).indexOf(call)).isEqualTo(2);
            assertThat(Set.of(one, other, call)).contains(one, other, call);
            assertThat(call.toString()).contains("nothing");
            assertThat(one.isPoolable()).isFalse();
            assertThat(call.isPoolable()).isTrue();
            one.setPoolable(true);
            one.setEscapeProcessing(true);
            assertThat(one.isPoolable()).isTrue();
        }
    }
}
