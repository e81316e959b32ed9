package dev.penstock.connectors.tck.datasource;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.engine.api.Outcome;
import dev.penstock.engine.api.StatementEvent;
import dev.penstock.engine.api.spi.Capability;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

/** Batches: counts, outcomes, and that each text is seen. */
public abstract class DataSourceBatchContract extends DataSourceContract {
    private static final String INSERT = "INSERT INTO item VALUES (?, ?)";

    /** For subclasses in other modules. */
    protected DataSourceBatchContract() {}

    @Test
    void batchOfTexts_isSeenTextByText() throws SQLException {
        createItems();
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.addBatch("INSERT INTO item VALUES (1, 'a'), (2, 'b')");
            statement.addBatch("/* a comment */ DELETE FROM item WHERE id = 1");
            assertThat(statement.executeBatch()).containsExactly(2, 1);
            assertThat(statement.executeBatch()).isEmpty();
        }
        assertThat(names()).isEqualTo("b");
        assertThat(ended("INSERT INTO item VALUES (1, 'a'), (2, 'b')").rows()).isEqualTo(2);
        assertThat(ended("/* a comment */ DELETE FROM item WHERE id = 1").rows())
                .isEqualTo(1);
    }

    @Test
    void batchOfRows_isOneOperationWithItsText() throws SQLException {
        createItems();
        try (Connection connection = connect();
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            add(insert, 1, "a");
            add(insert, 2, "b");
            assertThat(insert.executeBatch()).hasSize(2).doesNotContain(Statement.EXECUTE_FAILED);
            add(insert, 3, "c");
            assertThat(insert.executeLargeBatch()).hasSize(1).doesNotContain(Statement.EXECUTE_FAILED);
            assertThat(insert.executeBatch()).isEmpty();
        }
        assertThat(names()).isEqualTo("a,b,c");
        assertThat(completed().stream().filter(each -> each.started().text().equals(INSERT)))
                .extracting(StatementEvent.Completed::rows)
                .containsExactly(2L, 1L);
    }

    private static void add(PreparedStatement insert, int id, String name) throws SQLException {
        insert.setInt(1, id);
        insert.setString(2, name);
        insert.addBatch();
    }

    @Test
    void clearBatch_forgetsIt() throws SQLException {
        createItems();
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            statement.addBatch("INSERT INTO item VALUES (1, 'a')");
            statement.clearBatch();
            assertThat(statement.executeLargeBatch()).isEmpty();
            add(insert, 1, "a");
            insert.clearBatch();
            add(insert, 2, "b");
            assertThat(insert.executeBatch()).hasSize(1);
        }
        assertThat(names()).isEqualTo("b");
    }

    @Test
    void batch_inATransaction_isUndoneWithIt() throws SQLException {
        createItems();
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            connection.setAutoCommit(false);
            add(insert, 1, "a");
            insert.executeBatch();
            statement.addBatch("INSERT INTO item VALUES (2, 'b')");
            statement.executeBatch();
            connection.rollback();
            add(insert, 3, "c");
            insert.executeBatch();
            connection.commit();
        }
        assertThat(names()).isEqualTo("c");
    }

    @Test
    void batchOfTexts_ofWhichOneFails_tellsTheOutcomeOfEach() throws SQLException {
        createItems();
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.addBatch("INSERT INTO item VALUES (1, 'a')");
            statement.addBatch("INSERT INTO item VALUES (1, 'again')");
            statement.addBatch("INSERT INTO item VALUES (3, 'c')");
            SQLException thrown = failure(statement::executeBatch);
            assertThat(engine(thrown).outcome()).isNotEqualTo(Outcome.DONE);
        }
        String there = names();
        assertTrue("INSERT INTO item VALUES (1, 'a')", there.startsWith("a"));
        assertTrue("INSERT INTO item VALUES (1, 'again')", false);
        assertTrue("INSERT INTO item VALUES (3, 'c')", there.endsWith("c"));
    }

    private void assertTrue(String text, boolean isThere) {
        Outcome told = ended(text).outcome();
        assertThat(told == Outcome.UNKNOWN || (told == Outcome.DONE) == isThere)
                .as("%s of '%s', which is%s there", told, text, isThere ? "" : " not")
                .isTrue();
    }

    @Test
    void batchOfRows_ofWhichOneFails_tellsATrueOutcome() throws SQLException {
        createItems();
        try (Connection connection = connect();
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            add(insert, 1, "a");
            add(insert, 1, "again");
            add(insert, 3, "c");
            Outcome told = engine(failure(insert::executeBatch)).outcome();
            assertThat(told == Outcome.UNKNOWN || (told == Outcome.DONE) == !names().isEmpty())
                    .as("%s, and there is '%s'", told, names())
                    .isTrue();
            add(insert, 9, "works");
            assertThat(insert.executeBatch()).hasSize(1);
        }
        assertThat(names()).endsWith("works");
    }

    @Test
    void batchOfRows_whoseFirstFails_isNotDone() throws SQLException {
        createItems();
        run("INSERT INTO item VALUES (1, 'a')");
        try (Connection connection = connect();
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            add(insert, 1, "again");
            SQLException thrown = failure(insert::executeBatch);
            assertThat(engine(thrown).outcome()).isEqualTo(Outcome.NOT_DONE);
        }
        assertThat(names()).isEqualTo("a");
    }

    @Test
    void batchOfRows_failingInATransaction_leavesNothingThatIsToldAsNotDone() throws SQLException {
        createItems();
        try (Connection connection = connect();
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            connection.setAutoCommit(false);
            add(insert, 1, "a");
            add(insert, 1, "again");
            Outcome told = engine(failure(insert::executeBatch)).outcome();
            try {
                connection.commit();
            } catch (SQLException refused) {
                connection.rollback();
            }
            assertThat(told == Outcome.NOT_DONE && !names().isEmpty())
                    .as("%s, and there is '%s'", told, names())
                    .isFalse();
        }
    }

    @Test
    void generatedKeys_ofABatch_areReturned() throws SQLException {
        if (!can(Capability.GENERATED_KEYS) || !texts().holdsResults()) {
            return;
        }
        run("CREATE TABLE keyed (id " + texts().generatedKey() + ", name VARCHAR(50))");
        try (Connection connection = connect();
                PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO keyed (name) VALUES (?)", Statement.RETURN_GENERATED_KEYS)) {
            insert.setString(1, "a");
            insert.addBatch();
            insert.setString(1, "b");
            insert.addBatch();
            insert.executeBatch();
            try (ResultSet keys = insert.getGeneratedKeys()) {
                assertThat(keys.next()).isTrue();
                long first = keys.getLong("id");
                assertThat(keys.next()).isTrue();
                assertThat(keys.getLong("id")).isEqualTo(first + 1);
            }
        }
    }
}
