package dev.penstock.connectors.tck.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.spi.Capability;
import dev.penstock.engine.api.spi.Lease;
import dev.penstock.engine.api.spi.NodePool;
import java.sql.Connection;
import org.junit.jupiter.api.Test;

/** A lease comes back as it was lent, whatever was typed or done at its JDBC connection. Pools of one. */
public abstract class SqlLeaseContract extends SqlContract {
    /** For subclasses in other modules. */
    protected SqlLeaseContract() {}

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
    void unwrap_connection_isTheDrivers() {
        assertThat(can(Capability.SQL))
                .as("this part is for engines that speak SQL")
                .isTrue();
        assertThat(lease().unwrap(Connection.class)).isPresent();
    }

    @Test
    void unwrap_transactionLeftOpenUnderneath_isRolledBack() throws Exception {
        run(ITEM);
        NodePool one = pool(0, 1, LONG);
        try (Lease lease = lease(one)) {
            Connection connection = lease.unwrap(Connection.class).orElseThrow();
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
