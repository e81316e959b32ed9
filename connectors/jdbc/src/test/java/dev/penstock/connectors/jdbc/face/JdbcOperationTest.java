package dev.penstock.connectors.jdbc.face;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.penstock.connectors.jdbc.DriverBehaviour;
import dev.penstock.engine.api.CancelledException;
import dev.penstock.engine.api.Outcome;
import dev.penstock.engine.api.PenstockException;
import dev.penstock.engine.api.spi.TransactionState;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.Statement;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Outcomes and cancels. */
class JdbcOperationTest {
    private static final String INSERT = "INSERT INTO t VALUES (1)";

    private final FakeFace face = new FakeFace();

    @AfterEach
    void close() {
        face.close();
    }

    @Test
    void write_thatTheServerRefused_isNotDone() throws SQLException {
        assertThat(outcomeOf(INSERT, new SQLException("twice", "23505"))).isEqualTo(Outcome.NOT_DONE);
    }

    @Test
    void write_onAConnectionThatBroke_isUnknown() throws SQLException {
        assertThat(outcomeOf(INSERT, new SQLException("broken", "08006"))).isEqualTo(Outcome.UNKNOWN);
    }

    @Test
    void write_whoseDriverHasAFault_isUnknown() throws SQLException {
        assertThat(outcomeOf(INSERT, new IllegalStateException("the driver's fault")))
                .isEqualTo(Outcome.UNKNOWN);
    }

    @Test
    void write_whoseAnswerTheDriverDislikes_isDone() throws SQLException {
        assertThat(outcomeOf(INSERT, new SQLException("no result expected", "0100E")))
                .isEqualTo(Outcome.DONE);
        assertThat(outcomeOf(INSERT, new SQLException("no data", "02000"))).isEqualTo(Outcome.DONE);
    }

    @Test
    void severalStatements_ofWhichOneFailed_areUnknownUnlessTheyAreAtomic() throws SQLException {
        String several = INSERT + "; " + INSERT;
        assertThat(outcomeOf(several, new SQLException("twice", "23505"))).isEqualTo(Outcome.UNKNOWN);
        face.driver.behaviour = new DriverBehaviour() {
            @Override
            public boolean textsAreAtomic() {
                return true;
            }
        };
        assertThat(outcomeOf(several, new SQLException("twice", "23505"))).isEqualTo(Outcome.NOT_DONE);
        assertThat(outcomeOf(INSERT + "; COMMIT; SELECT nonsense", new SQLException("nonsense", "42703")))
                .isEqualTo(Outcome.UNKNOWN);
    }

    @Test
    void severalStatements_failingInATransactionThatLives_mayBeThere() throws SQLException {
        try (GatedConnection connection = face.connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            face.jdbc.fails("execute", new SQLException("twice", "23505"));
            failure(() -> statement.execute(INSERT + "; " + INSERT));
            assertThat(face.last().outcome()).isEqualTo(Outcome.DONE);
            face.jdbc.answer("execute", args -> {
                face.driver.transaction = TransactionState.FAILED;
                throw new SQLException("twice", "23505");
            });
            failure(() -> statement.execute(INSERT + "; " + INSERT));
            assertThat(face.last().outcome()).isEqualTo(Outcome.NOT_DONE);
        }
    }

    @Test
    void failedBatch_isWhatTheChangedRowsSay() throws SQLException {
        long[] changes = {0, 0};
        face.driver.behaviour = new DriverBehaviour() {
            @Override
            public long changes(Connection connection) {
                return changes[0]++ == 0 ? 5 : 5 + changes[1];
            }
        };
        face.jdbc.fails("executeBatch", new SQLException("one of them", "23505"));
        try (GatedConnection connection = face.connect();
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.addBatch();
            insert.addBatch();
            failure(insert::executeBatch);
            assertThat(face.last().outcome()).isEqualTo(Outcome.NOT_DONE);
            changes[0] = 0;
            changes[1] = 1;
            insert.addBatch();
            insert.addBatch();
            failure(insert::executeBatch);
            assertThat(face.last().outcome()).isEqualTo(Outcome.DONE);
        }
    }

    @Test
    void failedBatch_withoutAWordOfTheRows_isUnknown() throws SQLException {
        face.driver.behaviour = new DriverBehaviour() {
            @Override
            public long changes(Connection connection) throws SQLException {
                throw new SQLException("cannot tell");
            }
        };
        face.jdbc.fails("executeBatch", new SQLException("one of them", "23505"));
        try (GatedConnection connection = face.connect();
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.addBatch();
            insert.addBatch();
            failure(insert::executeBatch);
        }
        assertThat(face.last().outcome()).isEqualTo(Outcome.UNKNOWN);
    }

    @Test
    void failedBatch_withCounts_isWhatTheySay() throws SQLException {
        try (GatedConnection connection = face.connect();
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            face.jdbc.fails("executeBatch", new java.sql.BatchUpdateException(new int[] {1}));
            insert.addBatch();
            insert.addBatch();
            failure(insert::executeBatch);
            assertThat(face.last().outcome()).isEqualTo(Outcome.DONE);
            face.jdbc.fails("executeBatch", new java.sql.BatchUpdateException(new int[] {-3, -3}));
            insert.addBatch();
            insert.addBatch();
            failure(insert::executeBatch);
            assertThat(face.last().outcome()).isEqualTo(Outcome.NOT_DONE);
        }
    }

    @Test
    void error_isThrownAsItIsAndEndsTheOperation() throws SQLException {
        OutOfMemoryError error = new OutOfMemoryError("a test's");
        face.jdbc.fails("execute", error);
        try (GatedConnection connection = face.connect();
                Statement statement = connection.createStatement()) {
            assertThat(catchThrowable(() -> statement.execute(INSERT))).isSameAs(error);
            assertThat(face.last().error()).isNotNull();
        }
        assertThat(face.pool.state().active()).isZero();
    }

    @Test
    void prepareThatFails_isNotDoneAndIsTriedAgain() throws SQLException {
        face.jdbc.fails("prepareStatement", new SQLException("syntax", "42601"));
        try (GatedConnection connection = face.connect();
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setInt(1, 5);
            assertThat(failure(insert::execute).getSQLState()).isEqualTo("42601");
            assertThat(face.last().outcome()).isEqualTo(Outcome.NOT_DONE);
            face.jdbc.returns("prepareStatement", face.jdbc.object(PreparedStatement.class));
            insert.execute();
            assertThat(face.jdbc.count("PreparedStatement.setInt")).isEqualTo(1);
        }
    }

    @Test
    void setterThatFails_closesTheDriversStatement() throws SQLException {
        face.jdbc.fails("setInt", new SQLException("no such parameter", "22023"));
        try (GatedConnection connection = face.connect();
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setInt(1, 5);
            assertThat(failure(insert::execute).getSQLState()).isEqualTo("22023");
            assertThat(face.jdbc.count("PreparedStatement.close")).isEqualTo(1);
            insert.execute();
        }
    }

    @Test
    void cancel_reachesTheServerUntilTheDriverComesBack() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        face.jdbc.answer("execute", args -> {
            inside.countDown();
            while (face.driver.cancels.get() < 2) {
                Thread.sleep(1);
            }
            throw new SQLException("cancelled", "57014");
        });
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                GatedConnection connection = face.connect();
                Statement statement = connection.createStatement()) {
            Future<SQLException> running = threads.submit(() -> failure(() -> statement.execute(INSERT)));
            assertThat(inside.await(60, TimeUnit.SECONDS)).isTrue();
            statement.cancel();
            SQLException cancelled = running.get(60, TimeUnit.SECONDS);
            assertThat(cancelled.getCause()).isInstanceOf(CancelledException.class);
            assertThat(face.last().outcome()).isEqualTo(Outcome.NOT_DONE);
        }
    }

    @Test
    void cancel_whileItWaitsForAConnection_stopsItBeforeItIsSent() throws Exception {
        GatedConnection holder = face.connect();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                GatedConnection connection = face.connect();
                Statement statement = connection.createStatement()) {
            holder.createStatement().execute("SELECT 1");
            Future<SQLException> waiting = threads.submit(() -> failure(() -> statement.execute(INSERT)));
            while (face.gate.events().size() < 3) {
                Thread.sleep(1);
            }
            statement.cancel();
            holder.close();
            SQLException cancelled = waiting.get(60, TimeUnit.SECONDS);
            assertThat(cancelled.getCause()).isInstanceOf(CancelledException.class);
        }
        assertThat(face.jdbc.count("Statement.execute")).isEqualTo(1);
    }

    @Test
    void timeout_ofAStatement_isThatOfItsOperation() throws SQLException {
        face.jdbc.answer("execute", args -> {
            while (face.driver.cancels.get() == 0) {
                Thread.sleep(1);
            }
            throw new SQLException("cancelled", "57014");
        });
        try (GatedConnection connection = face.connect();
                Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(1);
            assertThat((Throwable) failure(() -> statement.execute(INSERT))).isInstanceOf(SQLTimeoutException.class);
        }
    }

    @Test
    void resultThatFailsWhileItIsRead_endsItsOperation() throws SQLException {
        face.jdbc.returns("execute", true);
        face.jdbc.fails("next", new SQLException("broken", "08006"));
        try (GatedConnection connection = face.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT 1")) {
            assertThat(failure(rows::next).getSQLState()).isEqualTo("08006");
            assertThat(face.completed()).hasSize(1);
            PenstockException error =
                    java.util.Objects.requireNonNull(face.last().error());
            assertThat(error).hasMessageContaining("broken");
        }
    }

    @Test
    void resultThatFailsToOpen_endsItsOperation() throws SQLException {
        face.jdbc.returns("execute", true);
        face.jdbc.fails("getResultSet", new SQLException("gone", "55000"));
        try (GatedConnection connection = face.connect();
                Statement statement = connection.createStatement()) {
            assertThat(failure(() -> statement.executeQuery("SELECT 1")).getSQLState())
                    .isEqualTo("55000");
            face.driver.behaviour = new DriverBehaviour() {
                @Override
                public boolean holdsResults(Statement executed) throws SQLException {
                    throw new SQLException("cannot tell", "55000");
                }
            };
            face.jdbc.returns("getResultSet", face.jdbc.object(ResultSet.class));
            assertThat(failure(() -> statement.executeQuery("SELECT 1")).getSQLState())
                    .isEqualTo("55000");
        }
        assertThat(face.completed()).hasSize(2);
    }

    @Test
    void connectorWithoutJdbc_saysSo() throws SQLException {
        try (GatedConnection connection = face.connect()) {
            assertThat(connection.behaviour()).isSameAs(DriverBehaviour.UNKNOWN);
        }
    }

    private Outcome outcomeOf(String sql, Throwable thrown) throws SQLException {
        face.jdbc.fails("execute", thrown);
        try (GatedConnection connection = face.connect();
                Statement statement = connection.createStatement()) {
            failure(() -> statement.execute(sql));
            return face.last().outcome();
        }
    }

    private static SQLException failure(ThrowingCallable call) {
        return catchThrowableOfType(SQLException.class, call);
    }
}
