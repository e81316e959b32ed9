package dev.penstock.connectors.tck.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.penstock.connectors.tck.RecordedWire;
import dev.penstock.engine.api.Deadline;
import dev.penstock.engine.api.PenstockException;
import dev.penstock.engine.api.SqlStatement;
import dev.penstock.engine.api.TransactionOptions;
import dev.penstock.engine.api.spi.Capability;
import dev.penstock.engine.api.spi.Lease;
import dev.penstock.engine.api.spi.TransactionState;
import dev.penstock.engine.api.spi.Wire;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.NullSource;

/** Isolation, DDL in transactions, and transactions typed as text. */
public abstract class SqlTransactionContract extends SqlContract {
    /** For subclasses in other modules. */
    protected SqlTransactionContract() {}

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

    @Test
    void transactionTypedAsText_isTheLeasesOwn() {
        Lease lease = lease();
        run(lease, ITEM);
        RecordedWire wire = new RecordedWire();
        execute(lease, SqlStatement.of("BEGIN"));
        assertThat(lease.transaction()).isEqualTo(TransactionState.OPEN);
        execute(lease, SqlStatement.of("INSERT INTO item VALUES (1, 'a')"), wire);
        assertThat(cell("SELECT count(*) FROM item")).isEqualTo("0");
        execute(lease, SqlStatement.of("COMMIT"), wire);

        assertThat(lease.transaction()).isEqualTo(TransactionState.NONE);
        assertThat(cell("SELECT count(*) FROM item")).isEqualTo("1");
        assertThat(wire.steps()).containsExactly("sending TRANSACTION", "answered", "sending COMMIT", "answered");
    }

    @Test
    void rollbackTypedAsText_undoesAll_andTheNextStatementCommitsByItself() {
        Lease lease = lease();
        run(lease, ITEM);
        run(lease, "BEGIN");
        run(lease, "INSERT INTO item VALUES (1, 'gone')");
        run(lease, "ROLLBACK");
        assertThat(lease.transaction()).isEqualTo(TransactionState.NONE);
        run(lease, "INSERT INTO item VALUES (2, 'stays')");

        assertThat(cell("SELECT name FROM item")).isEqualTo("stays");
    }

    @Test
    void transactionTypedAsText_isRolledBackByTheLeasesCall() {
        Lease lease = lease();
        run(lease, ITEM);
        run(lease, "BEGIN");
        run(lease, "INSERT INTO item VALUES (1, 'gone')");
        lease.rollback(Wire.NONE);

        assertThat(lease.transaction()).isEqualTo(TransactionState.NONE);
        assertThat(rows(lease, "SELECT * FROM item")).isEmpty();
    }
}
