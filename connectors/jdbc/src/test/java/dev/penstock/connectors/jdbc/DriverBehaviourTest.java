package dev.penstock.connectors.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class DriverBehaviourTest {
    private static final int FAILED = Statement.EXECUTE_FAILED;
    private final DriverBehaviour unknown = DriverBehaviour.UNKNOWN;

    @Test
    void batchCounts_ofADriverThatStopped_fillsUpWithFailures() {
        assertThat(unknown.batchCounts(new BatchUpdateException(new int[] {1, 2}), 4))
                .containsExactly(1, 2, FAILED, FAILED);
    }

    @Test
    void batchCounts_ofADriverThatWentOn_areTheDrivers() {
        assertThat(unknown.batchCounts(new BatchUpdateException(new int[] {1, FAILED, 3}), 3))
                .containsExactly(1, FAILED, 3);
    }

    @Test
    void batchCounts_thatDoNotTellWhichFailed_areUnknown() {
        assertThat(unknown.batchCounts(new BatchUpdateException(new int[] {1, 0, 0}), 3))
                .isNull();
        assertThat(unknown.batchCounts(new BatchUpdateException(new int[] {1, 0, 0}), 2))
                .isNull();
        assertThat(unknown.batchCounts(new BatchUpdateException((int[]) null), 2))
                .isNull();
        assertThat(unknown.batchCounts(new SQLException("any"), 2)).isNull();
    }

    @Test
    void batchCounts_ofOneEntry_areKnown() {
        assertThat(unknown.batchCounts(new SQLException("any"), 1)).containsExactly(FAILED);
    }

    @Test
    void unknownDriver_isTrustedWithNothing() throws SQLException {
        Statement none = (Statement) java.lang.reflect.Proxy.newProxyInstance(
                DriverBehaviourTest.class.getClassLoader(),
                new Class<?>[] {Statement.class},
                (self, method, args) -> null);
        assertThat(unknown.preparesLocally()).isFalse();
        assertThat(unknown.holdsResults(none)).isFalse();
        assertThat(unknown.holdsGeneratedKeys()).isFalse();
        assertThat(unknown.textsAreAtomic()).isFalse();
        assertThat(unknown.rows(Objects.requireNonNull((java.sql.ResultSet) java.lang.reflect.Proxy.newProxyInstance(
                        DriverBehaviourTest.class.getClassLoader(),
                        new Class<?>[] {java.sql.ResultSet.class},
                        (self, method, args) -> null))))
                .isZero();
        assertThat(unknown.changes((Connection) java.lang.reflect.Proxy.newProxyInstance(
                        DriverBehaviourTest.class.getClassLoader(),
                        new Class<?>[] {Connection.class},
                        (self, method, args) -> null)))
                .isEqualTo(-1);
    }
}
