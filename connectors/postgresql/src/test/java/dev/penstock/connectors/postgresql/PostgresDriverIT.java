package dev.penstock.connectors.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.penstock.connectors.jdbc.SqlWork;
import dev.penstock.connectors.testkit.FaultProxy;
import dev.penstock.connectors.testkit.PostgresServer;
import dev.penstock.connectors.testkit.TestDatabase;
import dev.penstock.engine.api.NodeAddress;
import dev.penstock.engine.api.TransactionOptions;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Commands with a time limit. */
@Timeout(120)
class PostgresDriverIT {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Duration SHORT = Duration.ofMillis(200);

    private final TestDatabase database = PostgresServer.shared().createDatabase();
    private final FaultProxy proxy = FaultProxy.before(database.host(), database.port());
    private final PostgresDriver driver = new PostgresDriver(Targets.of(database)
            .at(new NodeAddress.Host(proxy.host(), proxy.port()))
            .target());

    @AfterEach
    void close() {
        proxy.close();
        database.close();
    }

    /** One network timeout makes every later read of the socket slow, so none may be set. */
    @Test
    void limitedCommands_setNoNetworkTimeout() throws SQLException {
        try (Connection connection = driver.connect(LONG)) {
            Connection watched = refusingNetworkTimeout(connection);

            driver.validate(watched, 60_000);
            assertThat(driver.probe(watched, 60_000).observation().version()).isNotBlank();
            assertThat(driver.isolation(watched)).isEqualTo(Connection.TRANSACTION_READ_COMMITTED);
            driver.within(watched, LONG, () -> run(watched, "SELECT 1"));
            driver.begin(watched, TransactionOptions.DEFAULT);
            driver.rollback(watched);
            run(watched, "BEGIN");
            driver.rollback(watched);

            assertThat(driver.leftOpen(connection, true)).isFalse();
            assertThat(connection.getAutoCommit()).isTrue();
        }
    }

    private static Connection refusingNetworkTimeout(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                PostgresDriverIT.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, args) -> {
                    if (method.getName().equals("setNetworkTimeout")) {
                        throw new AssertionError("A network timeout was set");
                    }
                    try {
                        return method.invoke(connection, args);
                    } catch (InvocationTargetException e) {
                        throw e.getCause() == null ? e : e.getCause();
                    }
                });
    }

    @Test
    void silentServer_commandWithALimit_losesItsConnection() throws SQLException {
        for (String command : List.of("within", "validate", "probe")) {
            try (Connection connection = driver.connect(LONG)) {
                proxy.blackHole();

                assertLost(connection, () -> {
                    switch (command) {
                        case "within" -> driver.within(connection, SHORT, () -> run(connection, "SELECT 1"));
                        case "validate" -> driver.validate(connection, (int) SHORT.toMillis());
                        default -> driver.probe(connection, (int) SHORT.toMillis());
                    }
                });
                proxy.normal();
            }
        }
    }

    @Test
    void silentServer_rollbackAndIsolation_loseTheirConnection() throws SQLException {
        try (Connection one = driver.connect(LONG);
                Connection two = driver.connect(LONG)) {
            driver.begin(one, TransactionOptions.DEFAULT);
            run(one, "SELECT 1");
            proxy.blackHole();

            assertLost(one, () -> driver.rollback(one));
            assertLost(two, () -> driver.isolation(two));
        }
    }

    @Test
    void workThatFails_inTime_failsAsItDoes_andKeepsItsConnection() throws SQLException {
        try (Connection connection = driver.connect(LONG)) {
            SQLException failure = catchThrowableOfType(
                    SQLException.class, () -> driver.within(connection, LONG, () -> run(connection, "SELECT 1 / 0")));

            assertThat(failure.getSQLState()).isEqualTo("22012");
            run(connection, "SELECT 1");
        }
    }

    private void assertLost(Connection connection, SqlWork work) throws SQLException {
        SQLException failure = catchThrowableOfType(SQLException.class, work::run);

        assertThat(driver.fatal(failure)).as(failure.getMessage()).isTrue();
        assertThat(connection.isClosed()).isTrue();
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
