package dev.penstock.engine.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.penstock.connectors.testkit.PostgresProcess;
import dev.penstock.connectors.testkit.PostgresServer;
import dev.penstock.connectors.testkit.TestDatabase;
import dev.penstock.engine.api.Caller;
import dev.penstock.engine.api.CancelledException;
import dev.penstock.engine.api.Deadline;
import dev.penstock.engine.api.DeadlineException;
import dev.penstock.engine.api.Execution;
import dev.penstock.engine.api.Outcome;
import dev.penstock.engine.api.SqlStatement;
import dev.penstock.engine.api.Transaction;
import dev.penstock.engine.api.TransactionOptions;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A server that falls silent at the end of a transaction holds nobody who has set a deadline or who cancels. */
@Timeout(120)
class FrozenCommitIT {
    @TempDir
    Path folder;

    private PostgresProcess server;
    private TestDatabase database;
    private RealEngine engine;

    @BeforeEach
    void open() {
        server = PostgresServer.start();
        database = server.createDatabase();
        engine = RealEngine.postgresql(folder, database);
        engine.database().execute(SqlStatement.of("CREATE TABLE t (a INTEGER)"));
    }

    @AfterEach
    void close() {
        assertThat(engine.leases()).isZero();
        server.thaw();
        engine.close();
        server.close();
    }

    @Test
    void commit_ofATransactionWithADeadline_endsSoonAfterIt_withItsOutcomeUnknown() {
        Transaction transaction = begun(Deadline.after(Duration.ofSeconds(5)));
        server.freeze();

        DeadlineException failure = catchThrowableOfType(DeadlineException.class, transaction::commit);

        assertThat(failure.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(failure.diagnosis().advice()).isEqualTo("Check whether it took effect before you run it again.");
        assertThat(transaction.active()).isFalse();
    }

    @Test
    void commit_thatIsCancelled_ends_withItsOutcomeUnknown() throws InterruptedException {
        Transaction transaction = begun(Deadline.NONE);
        server.freeze();

        Execution<@Nullable Void> commit = transaction.commitAsync();
        // one that is cancelled before it is sent is not done
        Thread.sleep(500);
        commit.cancel();
        CancelledException failure = catchThrowableOfType(CancelledException.class, commit::await);

        assertThat(failure.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(transaction.active()).isFalse();
    }

    /** The server undoes what a cut connection has not committed, so the rollback has not failed. */
    @Test
    void rollback_thatIsCancelled_ends_withNothingDone() throws InterruptedException {
        Transaction transaction = begun(Deadline.NONE);
        server.freeze();

        Execution<@Nullable Void> rollback = transaction.rollbackAsync();
        Thread.sleep(500);
        rollback.cancel();
        rollback.await();

        assertThat(transaction.active()).isFalse();
        server.thaw();
        assertThat(engine.rows("SELECT * FROM t").toList(1)).isEmpty();
    }

    @Test
    void commit_afterTheDeadline_isStillDone() throws InterruptedException {
        Transaction transaction = begun(Deadline.after(Duration.ofSeconds(2)));
        Thread.sleep(2_100);
        transaction.commit();

        assertThat(engine.rows("SELECT * FROM t").toList(2)).hasSize(1);
    }

    private Transaction begun(Deadline deadline) {
        Transaction transaction = engine.database()
                .session(Caller.of("it"))
                .begin(TransactionOptions.builder().deadline(deadline).build());
        transaction.execute(SqlStatement.of("INSERT INTO t VALUES (1)"));
        return transaction;
    }
}
