package dev.penstock.connectors.tck.datasource;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/** Pooling: what a caller has set on a connection never reaches the next caller. */
public abstract class DataSourceStateContract extends DataSourceContract {
    /** For subclasses in other modules. */
    protected DataSourceStateContract() {}

    @Test
    void sessionState_changedByText_isGone() throws SQLException {
        for (DataSourceTexts.SessionChange each : texts().sessionChanges()) {
            List<String> before = seenByNext(each.probe());
            String changed;
            try (Connection connection = connect()) {
                run(connection, each.change());
                changed = seen(connection, each.probe());
            }
            assertThat(changed).as("after %s", each.change()).isNotEqualTo(before.getFirst());
            assertThat(seenByNext(each.probe())).as("after %s", each.change()).isEqualTo(before);
        }
    }

    /** What the next callers see, on each connection of the pool. */
    private List<String> seenByNext(String probe) throws SQLException {
        List<String> seen = new ArrayList<>();
        try (Connection one = connect();
                Connection other = connect()) {
            seen.add(seen(one, probe));
            seen.add(seen(other, probe));
        }
        return seen;
    }

    private static String seen(Connection connection, String probe) {
        try {
            return String.valueOf(cell(connection, probe));
        } catch (SQLException failed) {
            return "failed: " + failed.getMessage();
        }
    }

    @Test
    void temporaryTable_isGone() throws SQLException {
        try (Connection connection = connect()) {
            run(connection, "CREATE TEMPORARY TABLE scratch (a INTEGER)", "INSERT INTO scratch VALUES (1)");
        }
        assertThat(seenByNext("SELECT a FROM scratch")).allMatch(seen -> seen.startsWith("failed"));
    }

    @Test
    void settings_changedByJdbc_areBack() throws SQLException {
        int isolation;
        int holdability;
        try (Connection connection = connect()) {
            isolation = connection.getTransactionIsolation();
            holdability = connection.getHoldability();
        }
        try (Connection connection = connect()) {
            connection.setAutoCommit(false);
            connection.setReadOnly(true);
            connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
            if (texts().holdsOverCommit()) {
                connection.setHoldability(
                        holdability == ResultSet.CLOSE_CURSORS_AT_COMMIT
                                ? ResultSet.HOLD_CURSORS_OVER_COMMIT
                                : ResultSet.CLOSE_CURSORS_AT_COMMIT);
            }
            assertThat(cell(connection, "SELECT 1")).isEqualTo("1");
        }
        for (int i = 0; i < 2; i++) {
            try (Connection connection = connect()) {
                assertThat(cell(connection, "SELECT 1")).isEqualTo("1");
                assertThat(connection.getAutoCommit()).isTrue();
                assertThat(connection.isReadOnly()).isFalse();
                assertThat(connection.getTransactionIsolation()).isEqualTo(isolation);
                assertThat(connection.getHoldability()).isEqualTo(holdability);
                run(connection, "CREATE TABLE written" + i + " (a INTEGER)");
            }
        }
    }

    @Test
    void networkTimeout_isBack() throws SQLException {
        int before;
        try (Connection connection = connect()) {
            before = connection.getNetworkTimeout();
            connection.setNetworkTimeout(Runnable::run, before + 60_000);
            assertFails(() -> connection.setNetworkTimeout(Runnable::run, -1)).hasMessageContaining("-1");
        } catch (SQLException | UnsupportedOperationException unsupported) {
            return;
        }
        try (Connection connection = connect()) {
            assertThat(connection.getNetworkTimeout()).isEqualTo(before);
        }
    }

    @Test
    void schema_setBeforeAndAfterTheFirstText_holdsAndIsBack() throws SQLException {
        if (!texts().schemas()) {
            return;
        }
        run("CREATE SCHEMA other", "CREATE TABLE other.only_there (a INTEGER)");
        String before;
        try (Connection connection = connect()) {
            before = connection.getSchema();
            connection.setSchema("other");
            assertThat(connection.getSchema()).isEqualTo("other");
            assertThat(cell(connection, "SELECT count(*) FROM only_there")).isEqualTo("0");
        }
        try (Connection connection = connect()) {
            connection.setSchema("other");
            assertThat(connection.getSchema()).isEqualTo("other");
            assertThat(cell(connection, "SELECT count(*) FROM only_there")).isEqualTo("0");
            assertThat(connection.getSchema()).isEqualTo("other");
        }
        assertThat(seenByNext("SELECT count(*) FROM only_there")).allMatch(seen -> seen.startsWith("failed"));
        try (Connection connection = connect()) {
            assertThat(connection.getSchema()).isEqualTo(before);
        }
    }

    @Test
    void catalog_isTheDatabasesOwn() throws SQLException {
        try (Connection connection = connect()) {
            String catalog = connection.getCatalog();
            connection.setCatalog(catalog);
            assertThat(connection.getCatalog()).isEqualTo(catalog);
            assertThat(cell(connection, "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void clientInfo_isTakenOrRefusedByJdbcsException() throws SQLException {
        try (Connection connection = connect()) {
            Properties several = new Properties();
            several.setProperty("ApplicationName", "several");
            try {
                connection.setClientInfo("ApplicationName", "one");
                connection.setClientInfo(several);
                assertThat(cell(connection, "SELECT 1")).isEqualTo("1");
                connection.setClientInfo("ApplicationName", "three");
                assertThat(connection.getClientInfo("ApplicationName")).isIn("three", null);
            } catch (SQLException unsupported) {
                assertThat(unsupported.getMessage()).isNotEmpty();
            }
        }
        assertThat(cell("SELECT 1")).isEqualTo("1");
    }

    @Test
    void transactionAndResult_leftOpen_areGone() throws SQLException {
        createItems();
        for (int i = 0; i < 4; i++) {
            try (Connection connection = connect()) {
                connection.setAutoCommit(false);
                run(connection, "INSERT INTO item VALUES (1, 'a')");
                Statement left = connection.createStatement();
                left.setFetchSize(2);
                assertThat(left.executeQuery(texts().numbers(100)).next()).isTrue();
            }
        }
        assertThat(names()).isEmpty();
        run("INSERT INTO item VALUES (1, 'kept')");
        assertThat(names()).isEqualTo("kept");
    }

    @Test
    void streaming_afterAnotherHoldability_stillStreams() throws SQLException {
        if (!texts().holdsOverCommit()) {
            return;
        }
        for (int i = 0; i < 2; i++) {
            try (Connection connection = connect()) {
                connection.setHoldability(ResultSet.HOLD_CURSORS_OVER_COMMIT);
                assertThat(cell(connection, "SELECT 1")).isEqualTo("1");
            }
        }
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.setFetchSize(10);
            String numbers = texts().numbers(100_000);
            try (ResultSet rows = statement.executeQuery(numbers)) {
                assertThat(rows.next()).isTrue();
                assertThat(lastEnded(numbers))
                        .as("its operation, which a result held in memory would have ended")
                        .isNull();
            }
            connection.rollback();
        }
    }
}
