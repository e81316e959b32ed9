package dev.penstock.connectors.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.Rows;
import dev.penstock.engine.api.SqlStatement;
import dev.penstock.engine.api.TransactionOptions;
import dev.penstock.engine.api.spi.Lease;
import dev.penstock.engine.api.spi.NodePool;
import dev.penstock.engine.api.spi.Wire;
import org.junit.jupiter.api.Test;

/** A lease comes back as it was lent, whatever was done with it. Pools of one, so that the next lease shows it. */
public abstract class LeaseContract extends Contract {
    /** For subclasses in other modules. */
    protected LeaseContract() {}

    @Test
    void lease_givenBack_isLentAgain() {
        NodePool one = pool(0, 1, LONG);
        for (int i = 0; i < 3; i++) {
            Lease lease = lease(one);
            assertWorks(lease);
            lease.close();
        }
    }

    @Test
    void lease_givenBackTwice_isOnePlaceInThePool() {
        NodePool two = pool(0, 2, LONG);
        Lease lease = lease(two);
        lease.close();
        lease.close();

        assertThat(two.state().active()).isZero();
        assertThat(lease.usable()).isFalse();
    }

    @Test
    void execute_afterGivenBack_isRefused() {
        Lease lease = lease();
        lease.close();

        assertThatIllegalStateException().isThrownBy(() -> execute(lease, SqlStatement.of("SELECT 1")));
        assertThatIllegalStateException().isThrownBy(() -> lease.begin(TransactionOptions.DEFAULT));
        assertThatIllegalStateException().isThrownBy(() -> lease.commit(Wire.NONE));
        assertThatIllegalStateException().isThrownBy(() -> lease.savepoint("s"));
    }

    @Test
    void close_withTransaction_rollsItBack() {
        run(ITEM);
        NodePool one = pool(0, 1, LONG);
        try (Lease lease = lease(one)) {
            lease.begin(TransactionOptions.DEFAULT);
            run(lease, "INSERT INTO item VALUES (1, 'gone')");
        }

        try (Lease next = lease(one)) {
            assertThat(rows(next, "SELECT * FROM item")).isEmpty();
            run(next, "INSERT INTO item VALUES (2, 'stays')");
        }
        assertThat(cell("SELECT name FROM item")).isEqualTo("stays");
    }

    @Test
    void close_withTransactionBegunByHand_rollsItBack() {
        run(ITEM);
        NodePool one = pool(0, 1, LONG);
        try (Lease lease = lease(one)) {
            run(lease, "BEGIN");
            run(lease, "INSERT INTO item VALUES (1, 'gone')");
        }

        try (Lease next = lease(one)) {
            run(next, "INSERT INTO item VALUES (2, 'stays')");
        }
        assertThat(cell("SELECT name FROM item")).isEqualTo("stays");
    }

    @Test
    void close_afterReadOnlyTransaction_nextMayWrite() {
        run(ITEM);
        NodePool one = pool(0, 1, LONG);
        try (Lease lease = lease(one)) {
            lease.begin(TransactionOptions.builder().readOnly(true).build());
            assertThat(rows(lease, "SELECT * FROM item")).isEmpty();
        }

        try (Lease next = lease(one)) {
            assertThat(run(next, "INSERT INTO item VALUES (1, 'written')")).isEqualTo(1);
        }
    }

    @Test
    void close_afterSettingChanged_discardsTheSetting() {
        NodePool one = pool(0, 1, LONG);
        String before;
        try (Lease lease = lease(one)) {
            before = cell(lease, texts().setting());
            execute(lease, SqlStatement.of(texts().changeSetting()));
            assertThat(cell(lease, texts().setting())).isNotEqualTo(before);
        }

        try (Lease next = lease(one)) {
            assertThat(cell(next, texts().setting())).isEqualTo(before);
        }
    }

    @Test
    void changed_tellsWhetherSomethingIsKeptOnTheConnection() {
        Lease lease = lease();
        assertThat(lease.changed()).isFalse();
        assertThat(cell(lease, "SELECT 1")).isEqualTo("1");
        assertThat(lease.changed()).as("after a read").isFalse();
        lease.begin(TransactionOptions.DEFAULT);
        assertThat(lease.changed()).as("in a transaction").isTrue();
        lease.rollback(Wire.NONE);
        assertThat(lease.changed()).as("after the transaction").isFalse();
        run(lease, texts().changeSetting());
        assertThat(lease.changed()).as("after a setting").isTrue();
        lease.close();
        assertThat(lease().changed()).as("when lent again").isFalse();
    }

    @Test
    void close_withTemporaryTable_discardsTheTable() {
        NodePool one = pool(0, 1, LONG);
        try (Lease lease = lease(one)) {
            run(lease, "CREATE TEMPORARY TABLE scratch (a INTEGER)");
            run(lease, "INSERT INTO scratch VALUES (1)");
        }

        try (Lease next = lease(one)) {
            assertThat(failure(() -> rows(next, "SELECT * FROM scratch")).code())
                    .isEqualTo(ErrorCode.STATEMENT_REJECTED);
        }
    }

    @Test
    void close_withRowsLeftToRead_closesThem() {
        NodePool one = pool(0, 1, LONG);
        Rows left;
        try (Lease lease = lease(one)) {
            left = rows(execute(lease, streamed(texts().numbers(1_000_000), 10)));
            assertThat(left.next()).isNotNull();
        }

        assertThat(left.next()).isNull();
        try (Lease next = lease(one)) {
            assertWorks(next);
        }
        left.close();
    }

    @Test
    void lateCalls_afterGivenBack_doNotHarmTheNextHolder() {
        run(ITEM);
        NodePool one = pool(0, 1, LONG);
        Lease late = lease(one);
        late.begin(TransactionOptions.DEFAULT);
        late.close();

        try (Lease next = lease(one)) {
            next.begin(TransactionOptions.DEFAULT);
            run(next, "INSERT INTO item VALUES (1, 'stays')");
            late.rollback(Wire.NONE);
            late.abort();
            late.cancel(LONG);
            late.close();
            next.commit(Wire.NONE);
            assertThat(next.usable()).isTrue();
        }
        assertThat(cell("SELECT name FROM item")).isEqualTo("stays");
    }

    @Test
    void close_afterAbort_nextLeaseIsAnotherConnection() {
        NodePool one = pool(0, 1, LONG);
        Lease aborted = lease(one);
        aborted.abort();
        assertThat(aborted.usable()).isFalse();
        aborted.close();

        try (Lease next = lease(one)) {
            assertWorks(next);
        }
        assertThat(one.state().active()).isZero();
    }

    @Test
    void unwrap_whatIsNotUnderneath_isEmpty() {
        assertThat(lease().unwrap(Runnable.class)).isEmpty();
    }

    @Test
    void unwrap_transactionLeftOpenUnderneath_isRolledBack() throws Exception {
        run(ITEM);
        NodePool one = pool(0, 1, LONG);
        try (Lease lease = lease(one)) {
            var connection = lease.unwrap(java.sql.Connection.class).orElseThrow();
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                statement.execute("INSERT INTO item VALUES (1, 'gone')");
            }
        }

        try (Lease next = lease(one)) {
            assertThat(rows(next, "SELECT * FROM item")).isEmpty();
            run(next, "INSERT INTO item VALUES (2, 'stays')");
        }
        assertThat(cell("SELECT name FROM item")).isEqualTo("stays");
    }
}
