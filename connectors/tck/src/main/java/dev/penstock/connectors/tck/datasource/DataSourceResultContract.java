package dev.penstock.connectors.tck.datasource;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.engine.api.Outcome;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

/** Result sets: reading them, what they hold, and that they change nothing. */
public abstract class DataSourceResultContract extends DataSourceContract {
    /** For subclasses in other modules. */
    protected DataSourceResultContract() {}

    @Test
    void rows_areReadByPlaceAndByLabel() throws SQLException {
        createItems();
        run("INSERT INTO item VALUES (1, 'a'), (2, NULL)");
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT id, name FROM item ORDER BY id")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getInt(1)).isEqualTo(1);
            assertThat(rows.getLong("id")).isEqualTo(1);
            assertThat(rows.getString("name")).isEqualTo("a");
            assertThat(rows.wasNull()).isFalse();
            assertThat(rows.findColumn("name")).isEqualTo(2);
            assertThat(rows.getRow()).isEqualTo(1);
            assertThat(rows.next()).isTrue();
            assertThat(rows.getString(2)).isNull();
            assertThat(rows.wasNull()).isTrue();
            assertThat(rows.getObject(2)).isNull();
            assertThat(rows.next()).isFalse();
            assertThat(rows.next()).isFalse();
        }
    }

    @Test
    void unknownColumn_failsAndTheResultGoesOn() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(texts().numbers(2))) {
            assertThat(rows.next()).isTrue();
            assertFails(() -> rows.getString("nonsense")).isNotNull();
            assertFails(() -> rows.getString(7)).isNotNull();
            assertThat(rows.next()).isTrue();
            assertThat(rows.getInt(1)).isEqualTo(2);
        }
    }

    @Test
    void metadata_tellsOfTheColumns() throws SQLException {
        createItems();
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT id AS number, name FROM item")) {
            ResultSetMetaData columns = rows.getMetaData();
            assertThat(columns.getColumnCount()).isEqualTo(2);
            assertThat(columns.getColumnLabel(1)).isEqualToIgnoringCase("number");
            assertThat(columns.getTableName(2)).isEqualToIgnoringCase("item");
            assertThat(columns.getColumnTypeName(1)).isNotEmpty();
            assertThat(columns.isNullable(1)).isBetween(0, 2);
            assertThat(columns.isAutoIncrement(1)).isFalse();
            assertThat(columns.unwrap(ResultSetMetaData.class)).isSameAs(columns);
        }
    }

    @Test
    void updatableResultSet_isRefusedWhereverItIsWanted() throws SQLException {
        try (Connection connection = connect()) {
            assertFails(() -> connection.createStatement(ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_UPDATABLE))
                    .isInstanceOf(SQLFeatureNotSupportedException.class)
                    .hasMessageContaining("CONCUR_READ_ONLY");
            assertFails(() -> connection.prepareStatement(
                            "SELECT 1", ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_UPDATABLE))
                    .isInstanceOf(SQLFeatureNotSupportedException.class);
            assertFails(() -> connection.prepareCall(
                            "SELECT 1",
                            ResultSet.TYPE_FORWARD_ONLY,
                            ResultSet.CONCUR_UPDATABLE,
                            ResultSet.CLOSE_CURSORS_AT_COMMIT))
                    .isInstanceOf(SQLFeatureNotSupportedException.class);
            assertFails(() -> connection.createStatement(7, ResultSet.CONCUR_READ_ONLY))
                    .hasMessageContaining("7");
            assertFails(() -> connection.createStatement(ResultSet.TYPE_FORWARD_ONLY, 7))
                    .hasMessageContaining("7");
            assertFails(() -> connection.createStatement(ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY, 7))
                    .hasMessageContaining("7");
        }
    }

    @Test
    void rows_cannotBeChanged() throws SQLException {
        createItems();
        run("INSERT INTO item VALUES (1, 'a')");
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT id, name FROM item")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getConcurrency()).isEqualTo(ResultSet.CONCUR_READ_ONLY);
            assertFails(() -> rows.updateString(2, "b")).isInstanceOf(SQLFeatureNotSupportedException.class);
            assertFails(() -> rows.updateString("name", "b")).isInstanceOf(SQLFeatureNotSupportedException.class);
            assertFails(rows::updateRow).isInstanceOf(SQLFeatureNotSupportedException.class);
            assertFails(rows::deleteRow).isInstanceOf(SQLFeatureNotSupportedException.class);
            assertFails(rows::insertRow).isInstanceOf(SQLFeatureNotSupportedException.class);
            assertThat(rows.rowUpdated()).isFalse();
        }
        assertThat(names()).isEqualTo("a");
    }

    @Test
    void result_isClosedByTheNextExecution() throws SQLException {
        try (Connection connection = connect();
                PreparedStatement statement = connection.prepareStatement(texts().numbers(5))) {
            ResultSet first = statement.executeQuery();
            assertThat(first.next()).isTrue();
            ResultSet second = statement.executeQuery();
            assertThat(first.isClosed()).isTrue();
            assertFails(first::next).isNotNull();
            assertThat(second.next()).isTrue();
            second.close();
            second.close();
            assertThat(second.isClosed()).isTrue();
            assertFails(second::next).isNotNull();
            assertFails(second::getStatement).isNotNull();
        }
        await("both have ended", () -> completed().size() == 2);
    }

    @Test
    void resultsOfTwoStatements_areReadSideBySide() throws SQLException {
        try (Connection connection = connect();
                Statement one = connection.createStatement();
                Statement other = connection.createStatement()) {
            connection.setAutoCommit(false);
            one.setFetchSize(2);
            other.setFetchSize(2);
            try (ResultSet ones = one.executeQuery(texts().numbers(5));
                    ResultSet others = other.executeQuery(texts().numbers(5))) {
                for (int i = 1; i <= 5; i++) {
                    assertThat(ones.next()).isTrue();
                    assertThat(others.next()).isTrue();
                    assertThat(ones.getInt(1)).isEqualTo(i);
                    assertThat(others.getInt(1)).isEqualTo(i);
                }
                assertThat(ones.next()).isFalse();
                assertThat(others.next()).isFalse();
            }
            connection.commit();
        }
    }

    @Test
    void streamedResult_isAnOperationUntilItsLastRow() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.setFetchSize(100);
            String numbers = texts().numbers(5_000);
            try (ResultSet rows = statement.executeQuery(numbers)) {
                assertThat(rows.next()).isTrue();
                assertThat(lastEnded(numbers)).isNull();
                int last = 0;
                while (rows.next()) {
                    last = rows.getInt(1);
                }
                assertThat(last).isEqualTo(5_000);
                assertThat(ended(numbers).rows()).isEqualTo(5_000);
                assertThat(ended(numbers).outcome()).isEqualTo(Outcome.DONE);
            }
            connection.commit();
        }
    }

    @Test
    void streamedResult_closedBeforeItsLastRow_endsThen() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.setFetchSize(10);
            String numbers = texts().numbers(100_000);
            ResultSet rows = statement.executeQuery(numbers);
            assertThat(rows.next()).isTrue();
            assertThat(lastEnded(numbers)).isNull();
            rows.close();
            assertThat(ended(numbers).rows()).isEqualTo(1);
            assertThat(ended(numbers).error()).isNull();
            connection.rollback();
        }
    }

    @Test
    void streamedResult_whoseTimeIsUp_failsAtTheNextRow() throws Exception {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.setFetchSize(10);
            statement.setQueryTimeout(1);
            ResultSet rows = statement.executeQuery(texts().numbers(1_000_000));
            assertThat(rows.next()).isTrue();
            Thread.sleep(1_100);
            SQLException late = failure(() -> {
                while (rows.next()) {
                    // to the last row
                }
            });
            assertThat(late.getSQLState()).isEqualTo("57014");
            connection.rollback();
            statement.setQueryTimeout(0);
            assertThat(statement.execute("SELECT 1")).isTrue();
        }
    }

    @Test
    void wholeResult_endsItsOperationAtOnce() throws Exception {
        if (!texts().holdsResults()) {
            return;
        }
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(1);
            String numbers = texts().numbers(7);
            try (ResultSet rows = statement.executeQuery(numbers)) {
                assertThat(ended(numbers).rows()).isEqualTo(7);
                Thread.sleep(1_100);
                // it is in memory: no time is up for it
                int count = 0;
                while (rows.next()) {
                    count++;
                }
                assertThat(count).isEqualTo(7);
            }
        }
    }

    @Test
    void scrollableResult_goesAnywhere() throws SQLException {
        try (Connection connection = connect()) {
            if (!texts().scrolls()) {
                try (Statement statement =
                        connection.createStatement(ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_READ_ONLY)) {
                    assertFails(() -> statement.executeQuery("SELECT 1")).isNotNull();
                }
                return;
            }
            try (Statement statement =
                            connection.createStatement(ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_READ_ONLY);
                    ResultSet rows = statement.executeQuery(texts().numbers(5))) {
                assertThat(rows.getType()).isEqualTo(ResultSet.TYPE_SCROLL_INSENSITIVE);
                assertThat(rows.isBeforeFirst()).isTrue();
                assertThat(rows.last()).isTrue();
                assertThat(rows.isLast()).isTrue();
                assertThat(rows.getInt(1)).isEqualTo(5);
                assertThat(rows.previous()).isTrue();
                assertThat(rows.absolute(2)).isTrue();
                assertThat(rows.relative(1)).isTrue();
                assertThat(rows.getInt(1)).isEqualTo(3);
                assertThat(rows.first()).isTrue();
                assertThat(rows.isFirst()).isTrue();
                rows.afterLast();
                assertThat(rows.isAfterLast()).isTrue();
                rows.beforeFirst();
                assertThat(rows.next()).isTrue();
                assertThat(rows.getInt(1)).isEqualTo(1);
            }
        }
    }

    @Test
    void resultHeldOverACommit_goesOn() throws SQLException {
        if (!texts().holdsOverCommit()) {
            return;
        }
        try (Connection connection = connect();
                Statement statement = connection.createStatement(
                        ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY, ResultSet.HOLD_CURSORS_OVER_COMMIT)) {
            connection.setAutoCommit(false);
            statement.setFetchSize(2);
            assertThat(statement.getResultSetHoldability()).isEqualTo(ResultSet.HOLD_CURSORS_OVER_COMMIT);
            try (ResultSet rows = statement.executeQuery(texts().numbers(5))) {
                assertThat(rows.next()).isTrue();
                connection.commit();
                int count = 1;
                while (rows.next()) {
                    count++;
                }
                assertThat(count).isEqualTo(5);
            }
        }
    }

    @Test
    void resultAndStatement_leftOpen_endWithTheirConnection() throws SQLException {
        try (Connection connection = connect()) {
            connection.setAutoCommit(false);
            Statement statement = connection.createStatement();
            statement.setFetchSize(10);
            assertThat(statement.executeQuery(texts().numbers(1_000)).next()).isTrue();
        }
        assertThat(ended(texts().numbers(1_000)).error()).isNull();
    }
}
