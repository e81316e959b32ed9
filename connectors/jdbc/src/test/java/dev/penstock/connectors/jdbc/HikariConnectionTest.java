package dev.penstock.connectors.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What HikariCP's calls reach of the driver's connection. */
class HikariConnectionTest {
    private final List<String> calls = new ArrayList<>();
    private final PhysicalConnection physical = new PhysicalConnection(recording());
    private final Connection held = HikariConnection.of(physical, new PlainPostgres(Targets.nowhere()) {
        @Override
        public int isolation(Connection connection) throws SQLException {
            calls.add("isolation");
            throw new SQLException("The connection broke", "08006");
        }
    });

    private Connection recording() {
        return (Connection) Proxy.newProxyInstance(
                HikariConnectionTest.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, args) -> {
                    calls.add(method.getName());
                    return method.getReturnType() == int.class ? Connection.TRANSACTION_SERIALIZABLE : null;
                });
    }

    @Test
    void setNetworkTimeout_ofThePool_isIgnored_andOfACaller_isNot() throws SQLException {
        held.setNetworkTimeout(Runnable::run, 5_000);
        assertThat(calls).isEmpty();

        physical.handedOut(true);
        held.setNetworkTimeout(Runnable::run, 5_000);
        assertThat(calls).containsExactly("setNetworkTimeout");
    }

    @Test
    void isValid_isTrueWithoutTheDriver_andMarksTheConnectionAsIdle() throws SQLException {
        assertThat(physical.fresh(0)).isTrue();

        assertThat(held.isValid(1)).isTrue();

        assertThat(calls).isEmpty();
        assertThat(physical.fresh(0)).isFalse();
    }

    @Test
    void isolation_ofABrokenConnection_failsWithAStateThatHikariDoesNotIgnore() {
        SQLException failure = catchThrowableOfType(SQLException.class, held::getTransactionIsolation);

        assertThat(calls).containsExactly("isolation");
        assertThat(failure.getSQLState()).isEqualTo("HY000");
        assertThat(failure.getCause()).isInstanceOf(SQLException.class);
    }

    @Test
    void isolation_ofACaller_isTheDriversOwn() throws SQLException {
        physical.handedOut(true);

        assertThat(held.getTransactionIsolation()).isEqualTo(Connection.TRANSACTION_SERIALIZABLE);
        assertThat(calls).containsExactly("getTransactionIsolation");
    }
}
