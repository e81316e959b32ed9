package dev.penstock.connectors.jdbc.face;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GatedPreparedStatementTest {
    private final FakeFace face = new FakeFace();

    @AfterEach
    void close() {
        face.close();
    }

    @Test
    void values_setBeforeTheFirstExecution_reachTheDriverInIt() throws SQLException {
        try (GatedConnection connection = face.connect();
                PreparedStatement statement = connection.prepareStatement("UPDATE t SET a = ? WHERE b = ?")) {
            statement.setInt(1, 5);
            statement.setString(2, "x");
            assertThat(face.jdbc.called()).isEmpty();
            statement.execute();
            statement.setInt(1, 6);

            assertThat(face.jdbc.count("PreparedStatement.setInt")).isEqualTo(2);
            assertThat(face.jdbc.last("setInt").args()).containsExactly(1, 6);
            assertThat(face.jdbc.last("setString").args()).containsExactly(2, "x");
            assertThat(statement).hasToString("statement UPDATE t SET a = ? WHERE b = ?");
        }
        assertThat(face.completed()).hasSize(1);
    }

    @Test
    void updates_returnTheDriversCounts() throws SQLException {
        face.jdbc.returns("executeUpdate", 3);
        face.jdbc.returns("executeLargeUpdate", 4L);
        try (GatedConnection connection = face.connect();
                PreparedStatement statement = connection.prepareStatement("UPDATE t SET a = ?")) {
            assertThat(statement.executeUpdate()).isEqualTo(3);
            assertThat(statement.executeLargeUpdate()).isEqualTo(4);
        }
        assertThat(face.completed()).hasSize(2);
    }

    @Test
    void query_returnsOurResult() throws SQLException {
        face.jdbc.returns("execute", true);
        try (GatedConnection connection = face.connect();
                PreparedStatement statement = connection.prepareStatement("SELECT a FROM t");
                ResultSet rows = statement.executeQuery()) {
            assertThat(rows).isInstanceOf(GatedResultSet.class);
            assertThat(rows.getStatement()).isSameAs(statement);
        }
    }

    @Test
    void batch_isOneOperation() throws SQLException {
        face.jdbc.returns("executeBatch", new int[] {1, 2});
        face.jdbc.returns("executeLargeBatch", new long[] {3});
        try (GatedConnection connection = face.connect();
                PreparedStatement statement = connection.prepareStatement("INSERT INTO t VALUES (?)")) {
            assertThat(statement.executeBatch()).as("nothing to do").isEmpty();
            statement.setInt(1, 1);
            statement.addBatch();
            statement.setInt(1, 2);
            statement.addBatch();
            assertThat(statement.executeBatch()).containsExactly(1, 2);
            statement.addBatch();
            assertThat(statement.executeLargeBatch()).containsExactly(3);
            statement.addBatch();
            statement.clearBatch();
            assertThat(statement.executeBatch()).isEmpty();
        }
        assertThat(face.completed()).hasSize(2);
    }

    @Test
    void textOfACall_isRefused() throws SQLException {
        try (GatedConnection connection = face.connect();
                PreparedStatement statement = connection.prepareStatement("SELECT 1")) {
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> statement.execute("SELECT 2"))
                    .satisfies(thrown -> assertThat(thrown.getSQLState()).isEqualTo("HY010"));
        }
    }

    @Test
    void metaData_isOfOurOwnTypes() throws SQLException {
        try (GatedConnection connection = face.connect();
                PreparedStatement statement = connection.prepareStatement("SELECT ?")) {
            ParameterMetaData parameters = statement.getParameterMetaData();
            assertThat(parameters.getParameterCount()).isEqualTo(7);
            assertThat(GatedView.behind(parameters)).isNotNull();
            assertThat(parameters.toString()).isNotEmpty();
            assertThat(statement.getMetaData()).isInstanceOf(GatedColumns.class);
        }
    }
}
