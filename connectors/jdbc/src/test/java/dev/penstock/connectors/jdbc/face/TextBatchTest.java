package dev.penstock.connectors.jdbc.face;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.penstock.engine.api.Diagnosis;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.Outcome;
import dev.penstock.engine.api.RefusedException;
import dev.penstock.engine.api.StatementEvent;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TextBatchTest {
    private final FakeFace face = new FakeFace();

    @AfterEach
    void close() {
        face.close();
    }

    @Test
    void batch_goesToTheDriverTogetherAndIsRecordedTextByText() throws SQLException {
        face.jdbc.returns("executeBatch", new int[] {2, 3, -2});
        assertThat(run(Statement::executeBatch)).isNull();
        assertThat(face.completed()).extracting(StatementEvent.Completed::rows).containsExactly(2L, 3L, 0L);
        assertThat(face.jdbc.called())
                .containsSubsequence(
                        "Statement.clearBatch",
                        "Statement.addBatch",
                        "Statement.addBatch",
                        "Statement.addBatch",
                        "Statement.executeBatch");
    }

    @Test
    void largeBatch_hasLargeCounts() throws SQLException {
        face.jdbc.returns("executeLargeBatch", new long[] {5_000_000_000L});
        assertThat(run(Statement::executeLargeBatch)).isNull();
        assertThat(face.completed().getFirst().rows()).isEqualTo(5_000_000_000L);
    }

    @Test
    void batch_ofWhichOneIsRefused_sendsNothing() throws SQLException {
        face.gate.access(statement -> {
            if (statement.text().contains("DROP")) {
                throw new RefusedException(
                        ErrorCode.ACCESS_REFUSED, "No", Diagnosis.of(Outcome.NOT_DONE, "Ask."), null);
            }
        });
        Throwable thrown = run(Statement::executeBatch);
        assertThat(((SQLException) java.util.Objects.requireNonNull(thrown)).getSQLState())
                .isEqualTo("42501");
        assertThat(face.jdbc.count("Statement.executeBatch")).isZero();
        assertThat(face.completed())
                .hasSize(2)
                .allMatch(each -> each.outcome() == Outcome.NOT_DONE && each.error() != null);
    }

    @Test
    void firstText_refused_isThrownAsItIs() throws SQLException {
        face.gate.access(statement -> {
            throw new RefusedException(ErrorCode.ACCESS_REFUSED, "No", Diagnosis.of(Outcome.NOT_DONE, "Ask."), null);
        });
        assertThat(run(Statement::executeBatch)).isInstanceOf(SQLException.class);
        assertThat(face.completed()).hasSize(1);
    }

    @Test
    void batch_thatFailsWithCounts_hasTheirOutcomes() throws SQLException {
        face.jdbc.fails("executeBatch", new BatchUpdateException(new int[] {1}));
        assertThat(run(Statement::executeBatch)).isInstanceOf(BatchUpdateException.class);
        assertThat(outcomes()).containsExactly(Outcome.DONE, Outcome.NOT_DONE, Outcome.NOT_DONE);
        assertThat(face.completed().getFirst().error()).isNull();
    }

    @Test
    void batch_whoseCountsSayThatAllIsDone_throwsAllTheSame() throws SQLException {
        face.jdbc.fails("executeBatch", new BatchUpdateException(new int[] {1, 1, -3}));
        assertThat(run(Statement::executeBatch)).isInstanceOf(BatchUpdateException.class);
        assertThat(outcomes()).containsExactly(Outcome.DONE, Outcome.DONE, Outcome.NOT_DONE);
    }

    @Test
    void batch_thatFailsWithoutCounts_isUnknown() throws SQLException {
        face.jdbc.fails("executeBatch", new SQLException("one of them", "23505"));
        assertThat(run(Statement::executeBatch)).isInstanceOf(SQLException.class);
        assertThat(outcomes()).containsOnly(Outcome.UNKNOWN).hasSize(3);
    }

    @Test
    void batch_inATransaction_thatFailsWithoutCounts_mayBeThere() throws SQLException {
        face.jdbc.fails("executeBatch", new SQLException("one of them", "23505"));
        try (GatedConnection connection = face.connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.addBatch("INSERT INTO t VALUES (1)");
            statement.addBatch("INSERT INTO t VALUES (2)");
            assertThat(catchThrowable(statement::executeBatch)).isInstanceOf(SQLException.class);
        }
        assertThat(outcomes()).containsOnly(Outcome.DONE).hasSize(2);
    }

    @Test
    void batch_onAConnectionThatBreaks_isUnknown() throws SQLException {
        face.jdbc.fails("executeBatch", new SQLException("broken", "08006"));
        assertThat(run(Statement::executeBatch)).isInstanceOf(SQLException.class);
        assertThat(outcomes()).containsOnly(Outcome.UNKNOWN).hasSize(3);
    }

    @Test
    void batch_thatMeetsAnError_endsAllOfIt() throws SQLException {
        OutOfMemoryError error = new OutOfMemoryError("a test's");
        face.jdbc.fails("executeBatch", error);
        assertThat(run(Statement::executeBatch)).isSameAs(error);
        assertThat(face.completed()).hasSize(3);
    }

    @Test
    void batch_thatMeetsADriversFault_isUnknown() throws SQLException {
        face.jdbc.fails("executeBatch", new IllegalStateException("the driver's fault"));
        assertThat(run(Statement::executeBatch)).isInstanceOf(SQLException.class);
        assertThat(outcomes()).containsOnly(Outcome.UNKNOWN).hasSize(3);
    }

    private java.util.List<Outcome> outcomes() {
        return face.completed().stream().map(StatementEvent.Completed::outcome).toList();
    }

    private @org.jspecify.annotations.Nullable Throwable run(Batch batch) throws SQLException {
        try (GatedConnection connection = face.connect();
                Statement statement = connection.createStatement()) {
            statement.addBatch("INSERT INTO t VALUES (1)");
            statement.addBatch("DROP TABLE t");
            statement.addBatch("INSERT INTO t VALUES (3)");
            Throwable thrown = catchThrowable(() -> batch.run(statement));
            assertThat(statement.executeBatch()).as("the batch is over").isEmpty();
            return thrown;
        }
    }

    private interface Batch {
        Object run(Statement statement) throws SQLException;
    }
}
