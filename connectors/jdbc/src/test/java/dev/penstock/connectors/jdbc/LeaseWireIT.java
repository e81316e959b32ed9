package dev.penstock.connectors.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.penstock.connectors.tck.RecordedWire;
import dev.penstock.connectors.testkit.PostgresServer;
import dev.penstock.connectors.testkit.TestDatabase;
import dev.penstock.engine.api.Changed;
import dev.penstock.engine.api.Deadline;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.PenstockException;
import dev.penstock.engine.api.Rows;
import dev.penstock.engine.api.Several;
import dev.penstock.engine.api.SqlStatement;
import dev.penstock.engine.api.StatementOptions;
import dev.penstock.engine.api.TransactionOptions;
import dev.penstock.engine.api.spi.Lease;
import dev.penstock.engine.api.spi.NodeTarget;
import dev.penstock.engine.api.spi.TransactionState;
import dev.penstock.engine.api.spi.Wire;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The steps that a lease reports, and what the server holds after them. */
@Timeout(120)
class LeaseWireIT {
    private static final Duration LONG = Duration.ofSeconds(60);

    private final TestDatabase database = PostgresServer.shared().createDatabase();
    private final NodeTarget target = Targets.of(database);
    private final RecordedWire wire = new RecordedWire();
    private JdbcNodePool pool;
    private Lease lease;

    @BeforeEach
    void open() {
        open(new PlainPostgres(target));
        Calls.execute(lease, "CREATE TABLE t (a INTEGER PRIMARY KEY)");
    }

    private void open(SqlDriver driver) {
        pool = new JdbcNodePool(target, ignored -> driver);
        lease = pool.lease(Deadline.after(LONG));
    }

    private void reopen(SqlDriver driver) {
        lease.close();
        pool.close();
        open(driver);
    }

    @AfterEach
    void close() {
        lease.close();
        assertThat(pool.state().active()).isZero();
        pool.close();
        database.close();
    }

    private void run(String sql) {
        Calls.execute(lease, SqlStatement.of(sql), wire);
    }

    private @Nullable String count() {
        try (Lease other = pool.lease(Deadline.after(LONG))) {
            return Calls.cell(other, "SELECT count(*) FROM t");
        }
    }

    @Test
    void statementAlone_isSentAndAnswered() {
        run("INSERT INTO t VALUES (1)");

        assertThat(wire.steps()).containsExactly("sending AUTOCOMMIT", "answered");
        assertThat(lease.transaction()).isEqualTo(TransactionState.NONE);
    }

    @Test
    void statementThatTheServerRefuses_isRefused() {
        failure(() -> run("SELECT nothing_of_that_name"));

        assertThat(wire.steps()).containsExactly("sending AUTOCOMMIT", "refused");
    }

    @Test
    void valueThatCannotBeBound_isNotSent() {
        Object unknown = new Object();

        failure(() -> Calls.execute(lease, SqlStatement.of("INSERT INTO t VALUES (?)", unknown), wire));

        assertThat(wire.steps()).isEmpty();
        assertThat(lease.usable()).isTrue();
    }

    @Test
    void streamedRead_commitsItsOwnTransactionWithTheLastRow() {
        Rows rows = Calls.streamed(lease, "SELECT generate_series(1, 15)", 10, wire);
        rows.next();
        assertThat(wire.steps()).containsExactly("sending OWN_TRANSACTION", "answered");
        assertThat(lease.transaction()).isEqualTo(TransactionState.NONE);
        rows.next();

        assertThat(wire.steps()).containsExactly("sending OWN_TRANSACTION", "answered", "sending COMMIT", "answered");
    }

    @Test
    void streamedRead_thatFitsIntoOneBatch_hasEndedWithItsExecution() {
        Rows rows = Calls.streamed(lease, "SELECT generate_series(1, 5)", 10, wire);

        assertThat(wire.steps()).containsExactly("sending OWN_TRANSACTION", "answered", "sending COMMIT", "answered");
        assertThat(rows.toList(5)).hasSize(5);
    }

    @Test
    void streamedWriteThatReturnsRows_commitsByItself() {
        Rows rows = Calls.streamed(lease, "INSERT INTO t VALUES (1), (2), (3) RETURNING a", 2, wire);

        assertThat(wire.steps()).containsExactly("sending AUTOCOMMIT", "answered");
        assertThat(count()).isEqualTo("3");
        assertThat(rows.toList(9)).hasSize(3);
    }

    @Test
    void streamedRead_failingInALaterBatch_isRolledBack() {
        Rows rows = Calls.streamed(lease, "SELECT 1 / (15 - i) FROM generate_series(1, 20) i", 10, wire);
        rows.next();
        failure(rows::next);

        assertThat(wire.steps()).containsExactly("sending OWN_TRANSACTION", "answered", "rolled back");
        assertThat(lease.usable()).isTrue();
    }

    @Test
    void streamedReadThatWrites_endedByTheLimitOnCells_isRolledBackAndNotThere() {
        SqlStatement writing = SqlStatement.of(
                        "WITH w AS (INSERT INTO t VALUES (1) RETURNING a) SELECT repeat('x', 2000) FROM w")
                .with(StatementOptions.builder()
                        .fetchSize(10)
                        .maxCellBytes(1_000)
                        .build());

        failure(() -> Calls.execute(lease, writing, wire));

        assertThat(wire.steps()).containsExactly("sending OWN_TRANSACTION", "answered", "rolled back");
        assertThat(count()).isEqualTo("0");
    }

    @Test
    void streamedRead_inATransactionTypedInTheSameText_endsWithThat() {
        Several several = (Several) Calls.execute(
                lease,
                SqlStatement.of("BEGIN; INSERT INTO t VALUES (1); SELECT a FROM t; ROLLBACK")
                        .with(StatementOptions.builder().fetchSize(1).build()),
                wire);
        assertThat(several.next()).isEqualTo(Changed.of(0));
        assertThat(lease.transaction()).isEqualTo(TransactionState.OPEN);
        several.next();
        Rows rows = (Rows) several.next();
        assertThat(rows).isNotNull();
        assertThat(rows.toList(9)).hasSize(1);
        several.next();

        assertThat(wire.steps())
                .containsExactly(
                        "sending TRANSACTION",
                        "answered",
                        "sending TRANSACTION",
                        "answered",
                        "sending TRANSACTION",
                        "answered",
                        "sending TRANSACTION",
                        "answered",
                        "rolled back");
        assertThat(lease.transaction()).isEqualTo(TransactionState.NONE);
        assertThat(count()).isEqualTo("0");
    }

    @Test
    void commitTypedAsText_isACommit() {
        run("BEGIN");
        run("INSERT INTO t VALUES (1)");
        run("COMMIT");

        assertThat(wire.steps()).endsWith("sending COMMIT", "answered");
        assertThat(count()).isEqualTo("1");
    }

    @Test
    void commitTypedAsText_ofAFailedTransaction_isRefusedAndRolledBack() {
        run("BEGIN");
        failure(() -> run("SELECT 1 / 0"));
        assertThat(lease.transaction()).isEqualTo(TransactionState.FAILED);
        failure(() -> run("COMMIT"));

        assertThat(wire.steps()).endsWith("sending COMMIT", "refused", "rolled back");
        assertThat(lease.transaction()).isEqualTo(TransactionState.NONE);
        run("INSERT INTO t VALUES (1)");
        assertThat(count()).isEqualTo("1");
    }

    @Test
    void transactionTypedAsText_isEndedByCalls() {
        run("BEGIN");
        run("INSERT INTO t VALUES (1)");
        lease.commit(wire);
        run("BEGIN");
        run("INSERT INTO t VALUES (2)");
        lease.rollback(wire);

        assertThat(wire.steps()).endsWith("sending TRANSACTION", "answered", "rolled back");
        assertThat(count()).isEqualTo("1");
    }

    @Test
    void transactionBegunByACall_isEndedByText() {
        lease.begin(TransactionOptions.DEFAULT);
        assertThat(lease.transaction()).isEqualTo(TransactionState.OPEN);
        run("INSERT INTO t VALUES (1)");
        run("COMMIT");
        run("INSERT INTO t VALUES (2)");

        assertThat(wire.steps())
                .containsExactly(
                        "sending TRANSACTION",
                        "answered",
                        "sending COMMIT",
                        "answered",
                        "sending AUTOCOMMIT",
                        "answered");
        assertThat(count()).isEqualTo("2");
    }

    @Test
    void begin_insideATransactionTypedAsText_isRefused() {
        run("BEGIN");

        assertThat(failure(() -> lease.begin(TransactionOptions.DEFAULT)).summary())
                .startsWith("A transaction is open");
        assertThat(lease.transaction()).isEqualTo(TransactionState.OPEN);
    }

    @Test
    void beginThatFails_costsTheConnection() {
        reopen(new PlainPostgres(target) {
            @Override
            public void begin(java.sql.Connection connection, TransactionOptions options) throws SQLException {
                try (Statement statement = connection.createStatement()) {
                    statement.execute("SET application_name = 'half-way'");
                }
                throw new SQLException("It does not begin");
            }
        });
        String before = lease.serverSession() == null ? Calls.cell(lease, "SELECT pg_backend_pid()") : "";
        failure(() -> lease.begin(TransactionOptions.DEFAULT));
        lease.close();
        lease = pool.lease(Deadline.after(LONG));

        assertThat(Calls.cell(lease, "SELECT pg_backend_pid()")).isNotEqualTo(before);
    }

    @Test
    void rollback_withoutATransaction_sendsNothing() {
        lease.rollback(wire);

        assertThat(wire.steps()).isEmpty();
    }

    @Test
    void commit_thatAConstraintRefuses_isRefusedAndRolledBack_untilTheCallerKnows() {
        run("CREATE TABLE d (a INTEGER UNIQUE DEFERRABLE INITIALLY DEFERRED)");
        lease.begin(TransactionOptions.DEFAULT);
        run("INSERT INTO d VALUES (1), (1)");
        failure(() -> lease.commit(wire));

        assertThat(wire.steps()).endsWith("sending COMMIT", "refused", "rolled back");
        assertThat(lease.transaction()).isEqualTo(TransactionState.LOST);
        lease.rollback(wire);
        assertThat(lease.transaction()).isEqualTo(TransactionState.NONE);
        run("INSERT INTO d VALUES (1)");
    }

    @Test
    void commitOfAStreamedRead_thatAConstraintRefuses_isRefusedAndRolledBack() {
        run("CREATE TABLE d (a INTEGER UNIQUE DEFERRABLE INITIALLY DEFERRED)");
        RecordedWire read = new RecordedWire();

        PenstockException failure = failure(() -> Calls.streamed(
                lease, "WITH w AS (INSERT INTO d VALUES (1), (1) RETURNING a) SELECT a FROM w", 10, read));

        assertThat(failure.code()).isEqualTo(ErrorCode.CONSTRAINT_VIOLATED);
        assertThat(read.steps())
                .containsExactly("sending OWN_TRANSACTION", "answered", "sending COMMIT", "refused", "rolled back");
        assertThat(Calls.cell(lease, "SELECT count(*) FROM d")).isEqualTo("0");
    }

    @Test
    void savepointTypedAsText_isPartOfItsTransaction() {
        run("BEGIN");
        run("SAVEPOINT s");
        run("INSERT INTO t VALUES (1)");
        run("ROLLBACK TO s");
        run("INSERT INTO t VALUES (2)");
        run("COMMIT");

        assertThat(wire.steps()).doesNotContain("rolled back").endsWith("sending COMMIT", "answered");
        assertThat(count()).isEqualTo("1");
    }

    @Test
    void transactionThatTheEngineUndid_isReported_andATypedRollbackEndsItHere() {
        reopen(new PlainPostgres(target) {
            @Override
            public void refreshTransaction(java.sql.Connection connection) throws SQLException {
                if (transaction(connection) == TransactionState.FAILED) {
                    rollback(connection);
                }
            }
        });
        run("BEGIN");
        run("INSERT INTO t VALUES (1)");
        failure(() -> run("SELECT 1 / 0"));

        assertThat(wire.steps()).endsWith("sending TRANSACTION", "refused", "rolled back");
        assertThat(lease.transaction()).isEqualTo(TransactionState.LOST);
        assertThat(lease.position()).isNull();
        assertThat(failure(() -> run("INSERT INTO t VALUES (2)")).summary()).startsWith("The transaction has ended");
        assertThat(failure(() -> lease.commit(wire)).summary()).startsWith("The transaction has ended");
        run("ROLLBACK");
        assertThat(lease.transaction()).isEqualTo(TransactionState.NONE);
        run("INSERT INTO t VALUES (3)");
        assertThat(count()).isEqualTo("1");
    }

    @Test
    void errorWhileRowsAreRead_leavesTheAnswer_andCostsTheConnection() {
        reopen(new PlainPostgres(target) {
            @Override
            public RowSource rows(Statement statement, @Nullable ResultShape known, int maxCellBytes) {
                throw new InternalError("as if");
            }
        });
        assertThatExceptionOfType(InternalError.class).isThrownBy(() -> run("INSERT INTO t VALUES (1) RETURNING a"));

        assertThat(wire.steps()).containsExactly("sending AUTOCOMMIT", "answered");
        assertThat(lease.usable()).isFalse();
        reopen(new PlainPostgres(target));
        assertThat(count()).isEqualTo("1");
    }

    @Test
    void errorInTheDriver_reportsNothing_andCostsTheConnection() {
        reopen(new StruckPostgres(target));
        assertThatExceptionOfType(InternalError.class).isThrownBy(() -> run("INSERT INTO t VALUES (1)"));

        assertThat(wire.steps()).containsExactly("sending AUTOCOMMIT");
        assertThat(lease.usable()).isFalse();
    }

    @Test
    void errorInTheDriver_insideATransaction_isRolledBackWithTheConnection() {
        reopen(new StruckPostgres(target));
        lease.begin(TransactionOptions.DEFAULT);
        assertThatExceptionOfType(InternalError.class).isThrownBy(() -> run("INSERT INTO t VALUES (1)"));

        assertThat(wire.steps()).containsExactly("sending TRANSACTION", "rolled back");
        assertThat(steps(lease::commit)).containsExactly("rolled back");
        assertThat(lease.transaction()).isEqualTo(TransactionState.LOST);
        lease.rollback(wire);
        reopen(new PlainPostgres(target));
        assertThat(count()).isEqualTo("0");
    }

    @Test
    void clientThatRunsOutOfMemory_afterTheServerSucceeded_isAnswered() {
        reopen(new PlainPostgres(target) {
            @Override
            public boolean answered(SQLException failure) {
                return true;
            }
        });
        failure(() -> run("SELECT nothing_of_that_name"));

        assertThat(wire.steps()).containsExactly("sending AUTOCOMMIT", "answered");
    }

    /** The steps of a call that fails. */
    private static List<String> steps(Consumer<Wire> call) {
        RecordedWire steps = new RecordedWire();
        failure(() -> call.accept(steps));
        return steps.steps();
    }

    private static PenstockException failure(ThrowingCallable call) {
        PenstockException failure = catchThrowableOfType(PenstockException.class, call);
        assertThat(failure).as("failure of ours").isNotNull();
        return failure;
    }
}
