package dev.penstock.connectors.jdbc;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * The proxy of a physical connection that HikariCP holds. Leases use the driver's connection directly. The proxy is
 * always valid to HikariCP and records the check: {@link JdbcNodePool} checks the connection itself, because HikariCP
 * would ignore the caller's deadline. See {@code docs/decisions/0016-holding-hikaricp-in-check.md}.
 */
final class HikariConnection implements InvocationHandler {
    private static final String GENERAL_ERROR = "HY000";

    private final PhysicalConnection physical;
    private final SqlDriver driver;

    private HikariConnection(PhysicalConnection physical, SqlDriver driver) {
        this.physical = physical;
        this.driver = driver;
    }

    static Connection of(PhysicalConnection physical, SqlDriver driver) {
        return (Connection) Proxy.newProxyInstance(
                HikariConnection.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                new HikariConnection(physical, driver));
    }

    static PhysicalConnection physical(Connection borrowed) throws SQLException {
        return borrowed.unwrap(PhysicalConnection.class);
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] args) throws Throwable {
        switch (method.getName()) {
            case "isValid" -> {
                // HikariCP checks a connection that was idle for longer than half a second
                physical.idled();
                return true;
            }
            case "abort" -> {
                if (args != null && args[0] instanceof Executor executor) {
                    executor.execute(this::abort);
                    return null;
                }
            }
            case "unwrap" -> {
                if (args != null && args[0] == PhysicalConnection.class) {
                    return physical;
                }
            }
            // HikariCP sets it before isValid; this pool has limits of its own, and a socket with a timeout stays slow
            case "setNetworkTimeout" -> {
                if (!physical.handedOut()) {
                    return null;
                }
            }
            // HikariCP reads it from its first connection
            case "getTransactionIsolation" -> {
                if (!physical.handedOut()) {
                    return isolation();
                }
            }
            // at the end of each lease: without the reflection below
            case "clearWarnings" -> {
                physical.connection().clearWarnings();
                return null;
            }
            default -> {}
        }
        try {
            return method.invoke(physical.connection(), args);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }

    /**
     * HikariCP ignores a failure with a SQL state of class 08 here. It would then set the isolation that it does not
     * know on every later connection, which fails: the pool would never have a connection again. After a failure with
     * another state it reads the isolation from the next connection.
     */
    private int isolation() throws SQLException {
        try {
            return driver.isolation(physical.connection());
        } catch (SQLException e) {
            throw new SQLException("The isolation could not be read: " + e.getMessage(), GENERAL_ERROR, e);
        }
    }

    /** The pool shuts down. The abort of some drivers waits for the running statement; ours stops it first. */
    private void abort() {
        try (Connection connection = physical.connection()) {
            driver.end(connection);
        } catch (SQLException e) {
            // it is not used again
        }
    }
}
