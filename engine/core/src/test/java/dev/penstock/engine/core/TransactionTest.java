package dev.penstock.engine.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.penstock.engine.api.Caller;
import dev.penstock.engine.api.ClosedException;
import dev.penstock.engine.api.ConnectionLostException;
import dev.penstock.engine.api.Deadline;
import dev.penstock.engine.api.DeadlineException;
import dev.penstock.engine.api.Outcome;
import dev.penstock.engine.api.Rows;
import dev.penstock.engine.api.SqlStatement;
import dev.penstock.engine.api.StatementOptions;
import dev.penstock.engine.api.Transaction;
import dev.penstock.engine.api.TransactionOptions;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TransactionTest {
    private static final SqlStatement INSERT = SqlStatement.of("insert into t values (1)");

    @Test
    void begin_withoutAStatement_reachesNoServer() {
        try (Scripted scripted = new Scripted()) {
            try (Transaction transaction = begin(scripted)) {
                transaction.commit();
                assertThat(transaction.active()).isFalse();
            }
            assertThat(scripted.pool.calls).isEmpty();
            assertThat(scripted.completed).isEmpty();
        }
    }

    @Test
    void statements_untilCommit_shareOneLease() {
        try (Scripted scripted = new Scripted()) {
            scripted.pool.script.add(statement -> ScriptedPool.changed(1));
            scripted.pool.script.add(statement -> ScriptedPool.rows(1));
            Transaction transaction = begin(scripted);

            transaction.execute(INSERT);
            transaction.executeAsync(SqlStatement.of("select 1")).await();
            assertThat(scripted.pool.out).hasValue(1);
            transaction.commitAsync().await();

            assertThat(scripted.pool.out).hasValue(0);
            assertThat(scripted.pool.calls).containsExactly("begin", INSERT.text(), "select 1", "commit");
            assertThat(scripted.started).extracting(started -> started.text()).endsWith("COMMIT");
            assertThat(scripted.completed).hasSize(3);
        }
    }

    @Test
    void close_withoutCommit_rollsBack() {
        try (Scripted scripted = new Scripted()) {
            scripted.pool.script.add(statement -> ScriptedPool.changed(1));
            try (Transaction transaction = begin(scripted)) {
                transaction.execute(INSERT);
            }
            assertThat(scripted.pool.calls).endsWith("rollback");
            assertThat(scripted.pool.out).hasValue(0);
        }
    }

    @Test
    void savepoints_areNamedSafely() {
        try (Scripted scripted = new Scripted()) {
            scripted.pool.script.add(statement -> ScriptedPool.changed(1));
            try (Transaction transaction = begin(scripted)) {
                transaction.execute(INSERT);
                Transaction.Savepoint first = transaction.savepoint("x'; drop table t; --");
                Transaction.Savepoint second = transaction.savepoint("x'; drop table t; --");
                transaction.release(second);
                transaction.rollbackTo(first);
                transaction.rollbackAsync().await();
                assertThat(first.ordinal()).isEqualTo(1);
            }
            assertThat(scripted.pool.calls)
                    .containsExactly(
                            "begin",
                            INSERT.text(),
                            "savepoint penstock_1",
                            "savepoint penstock_2",
                            "release penstock_2",
                            "rollback to penstock_1",
                            "rollback");
        }
    }

    @Test
    void openRows_areClosedByTheNextCall() {
        try (Scripted scripted = new Scripted()) {
            scripted.pool.script.add(statement -> ScriptedPool.rows(5));
            scripted.pool.script.add(statement -> ScriptedPool.changed(1));
            try (Transaction transaction = begin(scripted)) {
                Rows rows = transaction.query(SqlStatement.of("select 1")
                        .with(StatementOptions.builder().fetchSize(1).build()));
                rows.next();
                transaction.execute(INSERT);
                assertThat(scripted.completed.getFirst().rows()).isEqualTo(1);
            }
        }
    }

    @Test
    void commit_connectionLost_outcomeIsUnknownAndTheLeaseComesBack() {
        try (Scripted scripted = new Scripted()) {
            scripted.pool.script.add(statement -> ScriptedPool.changed(1));
            scripted.pool.script.add(statement -> {
                throw ScriptedPool.lost(Outcome.UNKNOWN);
            });
            Transaction transaction = begin(scripted);
            transaction.execute(INSERT);

            assertThat(catchThrowableOfType(ConnectionLostException.class, transaction::commit)
                            .outcome())
                    .isEqualTo(Outcome.UNKNOWN);
            assertThat(scripted.pool.out).hasValue(0);
            assertThat(transaction.active()).isFalse();
            transaction.close();
        }
    }

    @Test
    void statement_inATransaction_isNeverRepeated() {
        try (Scripted scripted = new Scripted()) {
            scripted.pool.script.add(statement -> {
                throw ScriptedPool.lost(Outcome.NOT_DONE);
            });
            try (Transaction transaction = begin(scripted)) {
                assertThat(catchThrowableOfType(ConnectionLostException.class, () -> transaction.execute(INSERT)))
                        .isNotNull();
            }
            assertThat(scripted.pool.calls).containsOnlyOnce(INSERT.text());
            assertThat(scripted.pool.out).hasValue(0);
        }
    }

    @Test
    void deadline_ofTheTransaction_boundsItsStatementsButNotItsEnd() {
        try (Scripted scripted = new Scripted()) {
            Deadline deadline = Deadline.after(Duration.ofSeconds(2));
            scripted.pool.script.add(scripted.pool::untilStopped);
            try (Transaction transaction = scripted.database
                    .session(Caller.of("test"))
                    .begin(TransactionOptions.builder().deadline(deadline).build())) {
                assertThat(catchThrowableOfType(DeadlineException.class, () -> transaction.execute(INSERT)))
                        .isNotNull();
                assertThat(deadline.expired()).isTrue();
            }
            assertThat(scripted.pool.calls).startsWith("begin", INSERT.text()).endsWith("rollback");
        }
    }

    @Test
    void deadline_passedBeforeTheFirstStatement_reachesNoServer() {
        try (Scripted scripted = new Scripted()) {
            try (Transaction transaction = scripted.database
                    .session(Caller.of("test"))
                    .begin(TransactionOptions.builder()
                            .deadline(Deadline.after(Duration.ofMillis(-1)))
                            .build())) {
                assertThat(catchThrowableOfType(DeadlineException.class, () -> transaction.execute(INSERT))
                                .outcome())
                        .isEqualTo(Outcome.NOT_DONE);
            }
            assertThat(scripted.pool.calls).isEmpty();
            assertThat(scripted.pool.out).hasValue(0);
        }
    }

    @Test
    void execute_afterTheEnd_saysThatItIsClosed() {
        try (Scripted scripted = new Scripted()) {
            Transaction transaction = begin(scripted);
            transaction.rollback();

            assertThat(catchThrowableOfType(ClosedException.class, () -> transaction.execute(INSERT)))
                    .hasMessageContaining("The transaction has been closed");
        }
    }

    private static Transaction begin(Scripted scripted) {
        return scripted.database.session(Caller.of("test")).begin();
    }
}
