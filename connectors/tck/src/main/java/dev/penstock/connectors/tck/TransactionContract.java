package dev.penstock.connectors.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.penstock.engine.api.Deadline;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.Outcome;
import dev.penstock.engine.api.PenstockException;
import dev.penstock.engine.api.SqlStatement;
import dev.penstock.engine.api.StatementOptions;
import dev.penstock.engine.api.TransactionOptions;
import dev.penstock.engine.api.spi.Capability;
import dev.penstock.engine.api.spi.Lease;
import dev.penstock.engine.api.spi.Wire;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.NullSource;

/** Transactions, savepoints, and what is left of them when something fails. */
public abstract class TransactionContract extends Contract {
    /** For subclasses in other modules. */
    protected TransactionContract() {}

    @Test
    void transactions_canOrRefused() {
        Lease lease = lease();
        if (!can(Capability.TRANSACTIONS)) {
            assertThat(failure(() -> lease.begin(TransactionOptions.DEFAULT)).code())
                    .isEqualTo(ErrorCode.UNSUPPORTED);
            return;
        }
        run(lease, ITEM);
        lease.begin(TransactionOptions.DEFAULT);
        run(lease, "INSERT INTO item VALUES (1, 'a')");
        assertThat(cell("SELECT count(*) FROM item")).isEqualTo("0");
        lease.commit(Wire.NONE);

        assertThat(cell("SELECT count(*) FROM item")).isEqualTo("1");
    }

    @Test
    void rollback_undoesAll_andTheNextStatementCommitsByItself() {
        Lease lease = lease();
        run(lease, ITEM);
        lease.begin(TransactionOptions.DEFAULT);
        run(lease, "INSERT INTO item VALUES (1, 'gone')");
        run(lease, "INSERT INTO item VALUES (2, 'gone')");
        lease.rollback(Wire.NONE);
        run(lease, "INSERT INTO item VALUES (3, 'stays')");

        assertThat(cell("SELECT name FROM item")).isEqualTo("stays");
    }

    @Test
    void rollback_whereNothingWasBegun_doesNothing() {
        Lease lease = lease();
        lease.rollback(Wire.NONE);
        lease.rollback(Wire.NONE);

        assertWorks(lease);
    }

    @Test
    void severalTransactions_onOneLease_areEachTheirOwn() {
        Lease lease = lease();
        run(lease, ITEM);
        for (int i = 1; i <= 3; i++) {
            lease.begin(TransactionOptions.DEFAULT);
            run(lease, "INSERT INTO item VALUES (?, 'x')", i);
            if (i == 2) {
                lease.rollback(Wire.NONE);
            } else {
                lease.commit(Wire.NONE);
            }
        }

        assertThat(rows(lease, "SELECT id FROM item ORDER BY id"))
                .extracting(row -> row.text(0))
                .containsExactly("1", "3");
    }

    @ParameterizedTest
    @NullSource
    @EnumSource(TransactionOptions.Isolation.class)
    void isolation_ofEachLevel_isGranted(TransactionOptions.@Nullable Isolation isolation) {
        Lease lease = lease();
        run(lease, ITEM);
        lease.begin(TransactionOptions.builder()
                .isolation(isolation)
                .deadline(Deadline.after(LONG))
                .build());
        run(lease, "INSERT INTO item VALUES (1, 'a')");
        lease.commit(Wire.NONE);

        assertThat(cell("SELECT name FROM item")).isEqualTo("a");
    }

    @Test
    void repeatableRead_seesWhatWasThereAtItsFirstRead() {
        run(ITEM, "INSERT INTO item VALUES (1, 'a')");
        Lease lease = lease();
        lease.begin(TransactionOptions.builder()
                .isolation(TransactionOptions.Isolation.REPEATABLE_READ)
                .readOnly(true)
                .build());
        assertThat(cell(lease, "SELECT count(*) FROM item")).isEqualTo("1");
        run("INSERT INTO item VALUES (2, 'b')");

        assertThat(cell(lease, "SELECT count(*) FROM item")).isEqualTo("1");
        lease.commit(Wire.NONE);
        assertThat(cell(lease, "SELECT count(*) FROM item")).isEqualTo("2");
    }

    @Test
    void readOnly_writesAreRefused_andTheNextTransactionMayWrite() {
        Lease lease = lease();
        run(lease, ITEM);
        lease.begin(TransactionOptions.builder().readOnly(true).build());

        PenstockException failure = failure(() -> run(lease, "INSERT INTO item VALUES (1, 'a')"));

        assertThat(failure.code()).isEqualTo(ErrorCode.READ_ONLY);
        assertThat(failure.outcome()).isEqualTo(Outcome.NOT_DONE);
        lease.rollback(Wire.NONE);
        lease.begin(TransactionOptions.DEFAULT);
        run(lease, "INSERT INTO item VALUES (1, 'a')");
        lease.commit(Wire.NONE);
        assertThat(cell("SELECT count(*) FROM item")).isEqualTo("1");
    }

    @Test
    void readOnly_committed_theNextStatementMayWrite() {
        Lease lease = lease();
        run(lease, ITEM);
        lease.begin(TransactionOptions.builder().readOnly(true).build());
        rows(lease, "SELECT * FROM item");
        lease.commit(Wire.NONE);

        assertThat(run(lease, "INSERT INTO item VALUES (1, 'a')")).isEqualTo(1);
    }

    @Test
    void savepoints_canOrRefused() {
        Lease lease = lease();
        run(lease, ITEM);
        lease.begin(TransactionOptions.DEFAULT);
        run(lease, "INSERT INTO item VALUES (1, 'a')");
        if (!can(Capability.SAVEPOINTS)) {
            assertThat(failure(() -> lease.savepoint("s1")).code()).isEqualTo(ErrorCode.UNSUPPORTED);
            return;
        }
        lease.savepoint("s1");
        run(lease, "INSERT INTO item VALUES (2, 'b')");
        lease.savepoint("s2");
        run(lease, "INSERT INTO item VALUES (3, 'c')");
        lease.release("s2");
        lease.rollbackTo("s1");
        run(lease, "INSERT INTO item VALUES (4, 'd')");
        lease.rollbackTo("s1");
        run(lease, "INSERT INTO item VALUES (5, 'e')");
        lease.commit(Wire.NONE);

        assertThat(rows(lease, "SELECT id FROM item ORDER BY id"))
                .extracting(row -> row.text(0))
                .containsExactly("1", "5");
    }

    @Test
    void savepoint_afterAFailure_savesWhatCameBefore() {
        Lease lease = lease();
        run(lease, ITEM);
        lease.begin(TransactionOptions.DEFAULT);
        run(lease, "INSERT INTO item VALUES (1, 'a')");
        lease.savepoint("s1");
        failure(() -> run(lease, "INSERT INTO item VALUES (1, 'twice')"));
        lease.rollbackTo("s1");
        run(lease, "INSERT INTO item VALUES (2, 'b')");
        lease.commit(Wire.NONE);

        assertThat(cell("SELECT count(*) FROM item")).isEqualTo("2");
    }

    @Test
    void savepoint_unknown_isRefused() {
        Lease lease = lease();
        lease.begin(TransactionOptions.DEFAULT);

        assertThat(failure(() -> lease.rollbackTo("nowhere")).code()).isEqualTo(ErrorCode.STATEMENT_REJECTED);
        lease.rollback(Wire.NONE);
        assertWorks(lease);
    }

    @Test
    void ddl_inATransaction_isUndoneOrNot() {
        Lease lease = lease();
        lease.begin(TransactionOptions.DEFAULT);
        run(lease, ITEM);
        lease.rollback(Wire.NONE);

        Throwable thrown = catchThrowable(() -> rows(lease, "SELECT * FROM item"));

        if (can(Capability.TRANSACTIONAL_DDL)) {
            assertThat(thrown).isInstanceOf(PenstockException.class);
        } else {
            assertThat(thrown).isNull();
        }
    }

    /** An engine may have undone the whole transaction: then no later statement may commit by itself. */
    @Test
    void cancelledWrite_inATransaction_noLaterStatementCommitsByItself() throws Exception {
        Lease lease = lease();
        run(lease, ITEM);
        lease.begin(TransactionOptions.DEFAULT);
        run(lease, "INSERT INTO item VALUES (-1, 'first')");
        Cancelling.whileRunning(this, lease, texts().endlessWrite());

        // whether it is refused or takes part is the engine's business
        var _ = catchThrowable(() -> run(lease, "INSERT INTO item VALUES (-2, 'second')"));
        lease.rollback(Wire.NONE);

        assertThat(rows(lease, "SELECT id FROM item")).isEmpty();
        assertThat(run(lease, "INSERT INTO item VALUES (-3, 'third')")).isEqualTo(1);
        assertThat(cell("SELECT name FROM item")).isEqualTo("third");
    }

    @Test
    void cancelledWrite_inATransaction_commitKeepsAllOrFails() throws Exception {
        Lease lease = lease();
        run(lease, ITEM);
        lease.begin(TransactionOptions.DEFAULT);
        run(lease, "INSERT INTO item VALUES (-1, 'first')");
        Cancelling.whileRunning(this, lease, texts().endlessWrite());

        Throwable commit = catchThrowable(() -> lease.commit(Wire.NONE));
        lease.rollback(Wire.NONE);

        if (commit == null) {
            assertThat(cell("SELECT name FROM item")).isEqualTo("first");
        } else {
            assertThat(rows(lease, "SELECT id FROM item")).isEmpty();
        }
    }

    @Test
    void twoWriters_canOrTheSecondIsToldOfTheFirst() {
        run(ITEM);
        Lease first = lease();
        first.begin(TransactionOptions.DEFAULT);
        run(first, "INSERT INTO item VALUES (1, 'first')");
        Lease second = lease();
        SqlStatement insert = SqlStatement.of("INSERT INTO item VALUES (2, 'second')")
                .with(StatementOptions.builder().timeout(Duration.ofSeconds(1)).build());

        if (can(Capability.CONCURRENT_WRITES)) {
            execute(second, insert);
        } else {
            PenstockException failure = failure(() -> execute(second, insert));
            assertThat(failure.code()).isEqualTo(ErrorCode.FILE_LOCKED);
            assertThat(failure.outcome()).isEqualTo(Outcome.NOT_DONE);
        }
        first.commit(Wire.NONE);
        assertThat(run(second, "INSERT INTO item VALUES (3, 'second')")).isEqualTo(1);
    }
}
