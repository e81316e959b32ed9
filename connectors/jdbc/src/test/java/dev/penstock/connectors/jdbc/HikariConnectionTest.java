package dev.penstock.connectors.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What HikariCP's calls reach of the driver's connection. */
class HikariConnectionTest {
    private final List<String> calls = new ArrayList<>();
    private final SqlDriver driver = new PlainPostgres(Targets.nowhere()) {
        @Override
        public int isolation(Connection connection) throws SQLException {
            calls.add("isolation");
            throw new SQLException("The connection broke", "08006");
        }
    };
    private final PhysicalConnection physical =
            new PhysicalConnection(Targets.nowhere(), driver, recording(), new AtomicInteger());
    private final Connection held = HikariConnection.of(physical);

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
    void setNetworkTimeout_isIgnored() throws SQLException {
        held.setNetworkTimeout(Runnable::run, 5_000);

        assertThat(calls).isEmpty();
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
}
